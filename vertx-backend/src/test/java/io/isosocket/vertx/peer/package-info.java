/**
 * Peers that play a script over a plain socket, frame for frame: independent of the product's codec, so that a mistake
 * there cannot hide itself.
 */
@NullMarked
package io.isosocket.vertx.peer;

import org.jspecify.annotations.NullMarked;
