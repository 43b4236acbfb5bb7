/** The Java side of the web's globals: what the script files of {@code globals} call. */
@NullMarked
package io.isosocket.js.host;

import org.jspecify.annotations.NullMarked;
