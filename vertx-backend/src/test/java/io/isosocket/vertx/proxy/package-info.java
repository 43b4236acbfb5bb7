/** Connections through proxies, over real sockets. */
@NullMarked
package io.isosocket.vertx.proxy;

import org.jspecify.annotations.NullMarked;
