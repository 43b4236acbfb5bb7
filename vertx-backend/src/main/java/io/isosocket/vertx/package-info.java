/** The back end on Vert.x: {@link io.isosocket.vertx.VertxBackend}. */
@NullMarked
package io.isosocket.vertx;

import org.jspecify.annotations.NullMarked;
