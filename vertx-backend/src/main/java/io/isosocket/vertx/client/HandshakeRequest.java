package io.isosocket.vertx.client;

import io.isosocket.spi.ConnectRequest;
import io.isosocket.vertx.handshake.AcceptKey;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The request of an opening handshake (RFC 6455, section 4.1), with the nonce that its answer must match. */
final class HandshakeRequest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectRequest request;
    private final String key;

    HandshakeRequest(ConnectRequest request) {
        this.request = request;
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        key = Base64.getEncoder().encodeToString(nonce);
    }

    /** The Sec-WebSocket-Accept value that proves that the server read the key. */
    String expectedAccept() {
        return AcceptKey.of(key);
    }

    /**
     * The header fields as the Fetch Standard's "establish a WebSocket connection" has them.
     *
     * @param cookies what the cookie store has for it; empty for none
     */
    FullHttpRequest message(String cookies) {
        FullHttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.GET, request.resource(), Unpooled.EMPTY_BUFFER);
        HttpHeaders headers = message.headers();
        headers.set(HttpHeaderNames.HOST, request.hostHeader());
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        headers.set(HttpHeaderNames.PRAGMA, HttpHeaderValues.NO_CACHE);
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
        headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        request.options().origin().ifPresent(origin -> headers.set(HttpHeaderNames.ORIGIN, origin));
        headers.set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        headers.set(HttpHeaderNames.SEC_WEBSOCKET_KEY, key);
        if (!request.protocols().isEmpty()) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, String.join(", ", request.protocols()));
        }
        DeflateOffer.of(request.options().compression())
                .ifPresent(offer -> headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, offer.headerValue()));
        request.basicCredentials()
                .ifPresent(credentials -> headers.set(HttpHeaderNames.AUTHORIZATION, "Basic " + credentials));
        // Last: what a program gives takes the place of what is sent unasked.
        request.options().headers().forEach(headers::set);
        if (!cookies.isEmpty()) {
            // RFC 6265, section 5.4: one field at most.
            List<String> all = new ArrayList<>(headers.getAll(HttpHeaderNames.COOKIE));
            all.add(cookies);
            headers.set(HttpHeaderNames.COOKIE, String.join("; ", all));
        }
        return message;
    }
}
