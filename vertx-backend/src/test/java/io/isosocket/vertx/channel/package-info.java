/** Channels over real sockets: who reads slowly, who writes to a slow reader, and many who wait. */
@NullMarked
package io.isosocket.vertx.channel;

import org.jspecify.annotations.NullMarked;
