package io.isosocket;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.url.BlockedPorts;
import io.isosocket.url.UrlSyntaxException;
import io.isosocket.url.WebSocketUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The arguments of the constructor, checked (WebSockets Standard, section 3.1). */
record Opening(String url, String origin, ConnectRequest request, Optional<WebSocketFailure> blockedPort) {

    static Opening of(String input, WebSocketOptions options) {
        WebSocketUrl url = parse(input, options.baseUrl());
        checkProtocols(options.protocols());
        ConnectRequest request = new ConnectRequest(
                url.href(),
                url.secure(),
                url.host(),
                url.port(),
                url.hostHeader(),
                url.resource(),
                url.basicCredentials(),
                options.protocols(),
                options);
        return new Opening(url.href(), url.origin(), request, blockedPort(url));
    }

    private static WebSocketUrl parse(String input, Optional<String> base) {
        try {
            return WebSocketUrl.parse(input, base);
        } catch (UrlSyntaxException invalid) {
            DOMException error = new DOMException(String.valueOf(invalid.getMessage()), "SyntaxError");
            error.initCause(invalid);
            throw error;
        }
    }

    /** Each is a token of RFC 9110, and none is given twice, whatever its case. */
    private static void checkProtocols(List<String> protocols) {
        Set<String> seen = new HashSet<>();
        for (String protocol : protocols) {
            if (!Tokens.isToken(protocol)) {
                throw new DOMException("the subprotocol \"" + protocol + "\" is not a token", "SyntaxError");
            }
            if (!seen.add(protocol.toLowerCase(Locale.ROOT))) {
                throw new DOMException("the subprotocol \"" + protocol + "\" is given twice", "SyntaxError");
            }
        }
    }

    /** A blocked port fails as a network error does: later (Fetch Standard, "block bad port"). */
    private static Optional<WebSocketFailure> blockedPort(WebSocketUrl url) {
        if (!BlockedPorts.contains(url.port())) {
            return Optional.empty();
        }
        return Optional.of(WebSocketFailure.builder(
                        Kind.INVALID, Phase.PREPARE, "port " + url.port() + " is blocked for WebSockets")
                .build());
    }
}
