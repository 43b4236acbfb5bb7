/** ReconnectingWebSocket over real sockets. */
@NullMarked
package io.isosocket.vertx.reconnect;

import org.jspecify.annotations.NullMarked;
