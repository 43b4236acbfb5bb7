/** Where a module's specifier leads: import maps, packages and their exports, files. */
@NullMarked
package io.isosocket.js.modules;

import org.jspecify.annotations.NullMarked;
