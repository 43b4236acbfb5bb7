package io.isosocket.vertx.wire;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A permessage-deflate element of a Sec-WebSocket-Extensions header, an offer or an answer (RFC 7692, section 7.1).
 *
 * @param serverNoContextTakeover whether the server compresses each message by itself
 * @param clientNoContextTakeover whether the client compresses each message by itself
 * @param serverMaxWindowBits the server's largest window, 8 to 15 bits; empty if the parameter is not there
 * @param hasClientMaxWindowBits whether the parameter for the client's window is there; an offer may have it without a
 *     value, to say that the client can be limited
 * @param clientMaxWindowBits the client's largest window, 8 to 15 bits; empty if the parameter has no value
 */
public record DeflateExtension(
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        OptionalInt serverMaxWindowBits,
        boolean hasClientMaxWindowBits,
        OptionalInt clientMaxWindowBits) {

    /** What browsers offer: {@code permessage-deflate; client_max_window_bits}. */
    public static final DeflateExtension BROWSER_OFFER =
            new DeflateExtension(false, false, OptionalInt.empty(), true, OptionalInt.empty());

    /** As {@link #BROWSER_OFFER}, and neither side takes context over (RFC 7692, section 7.1.1). */
    public static final DeflateExtension NO_CONTEXT_OFFER =
            new DeflateExtension(true, true, OptionalInt.empty(), true, OptionalInt.empty());

    static final String NAME = "permessage-deflate";

    private static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
    private static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
    private static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";
    private static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

    /**
     * Checks the windows.
     *
     * @param serverNoContextTakeover whether the server compresses each message by itself
     * @param clientNoContextTakeover whether the client compresses each message by itself
     * @param serverMaxWindowBits the server's largest window, 8 to 15 bits, or empty
     * @param hasClientMaxWindowBits whether the parameter for the client's window is there
     * @param clientMaxWindowBits the client's largest window, 8 to 15 bits, or empty
     * @throws IllegalArgumentException if a window is not within 8 to 15 bits, or the client's has a value without
     *     being there
     */
    public DeflateExtension {
        DeflateParameters.checkWindowBits(
                "serverMaxWindowBits", serverMaxWindowBits.orElse(DeflateParameters.MAX_WINDOW_BITS));
        DeflateParameters.checkWindowBits(
                "clientMaxWindowBits", clientMaxWindowBits.orElse(DeflateParameters.MAX_WINDOW_BITS));
        if (clientMaxWindowBits.isPresent() && !hasClientMaxWindowBits) {
            throw new IllegalArgumentException("clientMaxWindowBits has the value " + clientMaxWindowBits.getAsInt()
                    + ", but hasClientMaxWindowBits is false");
        }
    }

    /**
     * Checks the parameters one by one.
     *
     * @param extension an extension whose name is {@link #NAME}
     * @throws NegotiationException if a parameter is unknown, there twice, or has a value that it must not have
     */
    static DeflateExtension parse(Extension extension) throws NegotiationException {
        Set<String> seen = new HashSet<>();
        OptionalInt serverBits = OptionalInt.empty();
        OptionalInt clientBits = OptionalInt.empty();
        for (Extension.Parameter parameter : extension.parameters()) {
            if (!seen.add(parameter.name())) {
                throw error(parameter, "is there twice");
            }
            switch (parameter.name()) {
                case SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER -> requireNoValue(parameter);
                case SERVER_MAX_WINDOW_BITS -> serverBits = OptionalInt.of(windowBits(parameter));
                case CLIENT_MAX_WINDOW_BITS ->
                    clientBits =
                            parameter.value().isEmpty() ? OptionalInt.empty() : OptionalInt.of(windowBits(parameter));
                default -> throw error(parameter, "is unknown");
            }
        }
        return new DeflateExtension(
                seen.contains(SERVER_NO_CONTEXT_TAKEOVER),
                seen.contains(CLIENT_NO_CONTEXT_TAKEOVER),
                serverBits,
                seen.contains(CLIENT_MAX_WINDOW_BITS),
                clientBits);
    }

    private static void requireNoValue(Extension.Parameter parameter) throws NegotiationException {
        if (parameter.value().isPresent()) {
            throw error(parameter, "must have no value");
        }
    }

    private static int windowBits(Extension.Parameter parameter) throws NegotiationException {
        String value = parameter.value().orElse("");
        return switch (value) {
            case "8", "9", "10", "11", "12", "13", "14", "15" -> Integer.parseInt(value);
            default -> throw error(parameter, "must have a value of 8 to 15 without leading zeros");
        };
    }

    private static NegotiationException error(Extension.Parameter parameter, String rule) {
        return new NegotiationException(
                "permessage-deflate: the parameter '" + parameter + "' " + rule + " (RFC 7692, section 7.1)");
    }

    /** {@return the value of a Sec-WebSocket-Extensions header with this element alone} */
    public String headerValue() {
        StringBuilder value = new StringBuilder(NAME);
        if (serverNoContextTakeover) {
            value.append("; ").append(SERVER_NO_CONTEXT_TAKEOVER);
        }
        if (clientNoContextTakeover) {
            value.append("; ").append(CLIENT_NO_CONTEXT_TAKEOVER);
        }
        serverMaxWindowBits.ifPresent(bits ->
                value.append("; ").append(SERVER_MAX_WINDOW_BITS).append('=').append(bits));
        if (hasClientMaxWindowBits) {
            value.append("; ").append(CLIENT_MAX_WINDOW_BITS);
            clientMaxWindowBits.ifPresent(bits -> value.append('=').append(bits));
        }
        return value.toString();
    }
}
