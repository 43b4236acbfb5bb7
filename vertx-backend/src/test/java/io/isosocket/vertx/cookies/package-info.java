/** Cookie stores, over real sockets. */
@NullMarked
package io.isosocket.vertx.cookies;

import org.jspecify.annotations.NullMarked;
