/** The client's side of a connection: resolving, dialling, and the opening handshake of RFC 6455, section 4.1. */
@NullMarked
package io.isosocket.vertx.client;

import org.jspecify.annotations.NullMarked;
