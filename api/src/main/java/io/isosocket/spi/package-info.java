/**
 * The seam between the WebSocket object and what carries its bytes: a back end offers connections and task queues, and
 * knows nothing of events.
 */
@NullMarked
package io.isosocket.spi;

import org.jspecify.annotations.NullMarked;
