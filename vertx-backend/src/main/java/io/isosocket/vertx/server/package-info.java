/** The server's side of a connection: the opening handshake of RFC 6455, section 4.2. */
@NullMarked
package io.isosocket.vertx.server;

import org.jspecify.annotations.NullMarked;
