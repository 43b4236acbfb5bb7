/** How connections meet Vert.x contexts: task queues, delivery of events, the Vertx that is used where none is given. */
@NullMarked
package io.isosocket.vertx.context;

import org.jspecify.annotations.NullMarked;
