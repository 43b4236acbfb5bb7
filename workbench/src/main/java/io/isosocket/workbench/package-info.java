/** A WebSocket test client as a web page, served on this machine alone. */
@NullMarked
package io.isosocket.workbench;

import org.jspecify.annotations.NullMarked;
