/** The workbench: a WebSocket test client as a web page, with an engine of its own behind it. */
@NullMarked
package io.isosocket.workbench;

import org.jspecify.annotations.NullMarked;
