package io.isosocket.vertx.client;

import io.isosocket.spi.ConnectRequest;
import io.isosocket.vertx.handshake.HeaderTokens;
import io.isosocket.vertx.wire.ClientNegotiation;
import io.isosocket.vertx.wire.DeflateParameters;
import io.isosocket.vertx.wire.NegotiationException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks the response of an opening handshake (RFC 6455, section 4.1, the client's list of validations). */
final class HandshakeResponse {

    /** What a valid 101 settled. */
    record Accepted(String protocol, String extensions, Optional<DeflateParameters> deflate, HttpHeaders headers) {}

    /** The response is not the handshake's; the message says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private HandshakeResponse() {}

    static Accepted check(HttpResponse response, HandshakeRequest sent, ConnectRequest request) throws Refused {
        if (response.status().code() != 101) {
            throw new Refused("the server answered " + response.status() + " in place of 101 Switching Protocols");
        }
        HttpHeaders headers = response.headers();
        if (!response.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            throw new Refused("the server answered in " + response.protocolVersion() + " in place of HTTP/1.1");
        }
        String upgrade = single(headers, HttpHeaderNames.UPGRADE.toString());
        if (!upgrade.equalsIgnoreCase("websocket")) {
            throw new Refused("Upgrade is \"" + upgrade + "\" in place of \"websocket\"");
        }
        if (!HeaderTokens.contains(headers.getAll(HttpHeaderNames.CONNECTION), "upgrade")) {
            throw new Refused("Connection is \"" + String.join(", ", headers.getAll(HttpHeaderNames.CONNECTION))
                    + "\" without \"Upgrade\"");
        }
        String accept = single(headers, HttpHeaderNames.SEC_WEBSOCKET_ACCEPT.toString());
        if (!accept.equals(sent.expectedAccept())) {
            throw new Refused("Sec-WebSocket-Accept \"" + accept + "\" does not match the key that was sent");
        }
        String protocol = protocol(headers, request.protocols());
        List<String> extensions = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        return new Accepted(protocol, String.join(", ", extensions), deflate(extensions, request), headers);
    }

    /**
     * The subprotocol must be one that was offered, letter for letter, and there must be one where some were offered
     * (WebSockets Standard, section 2, "establish a WebSocket connection").
     */
    private static String protocol(HttpHeaders headers, List<String> offered) throws Refused {
        List<String> lines = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (lines.isEmpty()) {
            if (offered.isEmpty()) {
                return "";
            }
            throw new Refused("the server chose none of the subprotocols " + String.join(", ", offered));
        }
        String chosen = single(headers, HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL.toString());
        if (!offered.contains(chosen)) {
            throw new Refused("the server chose the subprotocol \"" + chosen + "\", which was not offered");
        }
        return chosen;
    }

    private static Optional<DeflateParameters> deflate(List<String> lines, ConnectRequest request) throws Refused {
        try {
            return ClientNegotiation.accept(DeflateOffer.of(request.options().compression()), lines);
        } catch (NegotiationException invalid) {
            throw new Refused(String.valueOf(invalid.getMessage()));
        }
    }

    /** Whether a later try may get another answer: a time-out, a limit on the rate, a failure of the server's. */
    static boolean mayPass(int status) {
        return switch (status) {
            case 408, 425, 429 -> true;
            case 501, 505 -> false;
            default -> status >= 500;
        };
    }

    /** The header fields of a response by their names, in lower case. */
    static Map<String, List<String>> byName(HttpHeaders headers) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String name : headers.names()) {
            fields.put(name.toLowerCase(Locale.ROOT), List.copyOf(headers.getAll(name)));
        }
        return fields;
    }

    private static String single(HttpHeaders headers, String name) throws Refused {
        List<String> values = headers.getAll(name);
        if (values.size() != 1) {
            throw new Refused(values.isEmpty() ? name + " is missing" : name + " is there " + values.size() + " times");
        }
        return values.get(0).trim();
    }
}
