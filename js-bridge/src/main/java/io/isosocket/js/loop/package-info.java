/** The event loop of a runtime: tasks, timers, what keeps it alive, and the limits of a task. */
@NullMarked
package io.isosocket.js.loop;

import org.jspecify.annotations.NullMarked;
