/** What the opening handshakes of both sides share (RFC 6455, section 4). */
@NullMarked
package io.isosocket.vertx.handshake;

import org.jspecify.annotations.NullMarked;
