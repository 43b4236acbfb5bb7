/** The encodings of the Encoding Standard: labels, and decoders that work bit by bit. */
@NullMarked
package io.isosocket.js.text;

import org.jspecify.annotations.NullMarked;
