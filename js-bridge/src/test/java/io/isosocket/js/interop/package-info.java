/** Browser libraries from npm, unmodified, in the runtime, against real servers. */
@NullMarked
package io.isosocket.js.interop;

import org.jspecify.annotations.NullMarked;
