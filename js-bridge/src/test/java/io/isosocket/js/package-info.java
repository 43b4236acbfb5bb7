@NullMarked
package io.isosocket.js;

import org.jspecify.annotations.NullMarked;
