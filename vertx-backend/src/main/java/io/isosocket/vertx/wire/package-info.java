/**
 * The protocol of RFC 6455 and RFC 7692 on an open channel: frames, masking, UTF-8, compression, the closing handshake.
 * Knows Netty, and nothing of HTTP or Vert.x.
 */
@NullMarked
package io.isosocket.vertx.wire;

import org.jspecify.annotations.NullMarked;
