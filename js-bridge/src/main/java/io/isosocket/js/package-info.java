/** JavaScript runtimes whose event loop is a Vert.x context, with the browser's WebSocket as their centre. */
@NullMarked
package io.isosocket.js;

import org.jspecify.annotations.NullMarked;
