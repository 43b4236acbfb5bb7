/** Real servers and clients of others against ours: Node's ws, nginx, Vert.x, the JDK. Those not installed are left out. */
@NullMarked
package io.isosocket.vertx.interop;

import org.jspecify.annotations.NullMarked;
