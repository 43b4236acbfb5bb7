/** The parts of the WHATWG URL Standard that a WebSocket URL needs; internal. */
@NullMarked
package io.isosocket.url;

import org.jspecify.annotations.NullMarked;
