/**
 * The parts of the WHATWG URL Standard that a WebSocket URL needs; internal.
 *
 * <p>{@link io.isosocket.url.WebSocketUrl} is the way in. Beneath it {@code UrlParser} is the standard's basic URL
 * parser for special schemes, {@code HostParser} its host parser and {@code DomainToAscii} UTS #46 on the JDK's own
 * Unicode data. All of it is stateless to its callers and safe to use from any thread.
 */
@NullMarked
package io.isosocket.url;

import org.jspecify.annotations.NullMarked;
