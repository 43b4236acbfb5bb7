/**
 * The WHATWG URL Standard; internal.
 *
 * <p>{@link io.isosocket.url.WebSocketUrl} is the way in for a connection, {@link io.isosocket.url.Url} and {@link
 * io.isosocket.url.UrlEncodedForm} are that of the interfaces URL and URLSearchParams. Beneath them {@code UrlParser} is
 * the standard's basic URL parser, {@code UrlSetters} its states that setters start at, {@code HostParser} its host parser
 * and {@code DomainToAscii} UTS #46 on the JDK's own Unicode data. All of it is stateless to its callers and safe to use from any thread.
 */
@NullMarked
package io.isosocket.url;

import org.jspecify.annotations.NullMarked;
