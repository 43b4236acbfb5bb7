/** Small programs that show one thing each. */
@NullMarked
package io.isosocket.samples;

import org.jspecify.annotations.NullMarked;
