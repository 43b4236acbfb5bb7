/** Many connections at once. */
@NullMarked
package io.isosocket.vertx.load;

import org.jspecify.annotations.NullMarked;
