/** A real browser as the reference: the same scenarios in Chromium and on our WebSocket, against the same server. */
@NullMarked
package io.isosocket.vertx.browser;

import org.jspecify.annotations.NullMarked;
