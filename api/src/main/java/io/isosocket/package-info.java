/**
 * The browser's {@code WebSocket} object, with the names and the behaviour of the WHATWG WebSockets Standard, and the
 * types of the DOM and File API standards that it needs.
 */
@NullMarked
package io.isosocket;

import org.jspecify.annotations.NullMarked;
