/** The same scripts in Chromium and in a runtime. */
@NullMarked
package io.isosocket.js.browser;

import org.jspecify.annotations.NullMarked;
