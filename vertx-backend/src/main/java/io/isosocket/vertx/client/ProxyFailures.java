package io.isosocket.vertx.client;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.HttpResponse;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import io.netty.handler.proxy.ProxyConnectException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names what a proxy answered in place of a tunnel. Netty tells its status in the exception's message alone. */
final class ProxyFailures {

    private static final Pattern HTTP_STATUS = Pattern.compile("status: (\\d{3})");
    private static final Pattern REASON = Pattern.compile(", ([^,]*)$");

    /** What a SOCKS proxy answers where it could not reach the server (RFC 1928, section 6), in Netty's words. */
    private static final Pattern SOCKS_UNREACHED =
            Pattern.compile("status: (FAILURE|NETWORK_UNREACHABLE|HOST_UNREACHABLE|CONNECTION_REFUSED|TTL_EXPIRED)\\b");

    /** What a SOCKS request has room for (RFC 1928, section 4); no name of the DNS is longer. */
    private static final int MAX_NAME = 255;

    private ProxyFailures() {}

    /** {@return why a proxy cannot be given a name, if so} */
    static Optional<WebSocketFailure> ofName(String label, String host) {
        return host.length() <= MAX_NAME
                ? Optional.empty()
                : Optional.of(WebSocketFailure.builder(
                                Kind.INVALID,
                                Phase.PREPARE,
                                "no connection to " + label + ": its name is over " + MAX_NAME + " characters")
                        .build());
    }

    /**
     * Names the failure: the proxy refuses, or it could not be talked to, or could not reach the server.
     *
     * @param label the server and the proxy, for a person
     */
    static WebSocketFailure of(String label, ProxyConnectException thrown) {
        String message = String.valueOf(thrown.getMessage());
        Matcher status = HTTP_STATUS.matcher(message);
        if (thrown instanceof HttpProxyConnectException refusal && status.find()) {
            return http(label, Integer.parseInt(status.group(1)), refusal);
        }
        boolean answered = message.contains("tatus: ") || message.contains("authMethod: ");
        boolean refused = answered && !SOCKS_UNREACHED.matcher(message).find();
        return WebSocketFailure.builder(
                        refused ? Kind.HANDSHAKE_REFUSED : Kind.UNREACHABLE,
                        Phase.CONNECT,
                        "no connection to " + label + ": the proxy says " + reason(message))
                .cause(thrown)
                .build();
    }

    private static WebSocketFailure http(String label, int status, HttpProxyConnectException thrown) {
        // RFC 9110, sections 15.6.3 and 15.6.5: the server is what failed.
        boolean gateway = status == 502 || status == 504;
        return WebSocketFailure.builder(
                        gateway ? Kind.UNREACHABLE : Kind.HANDSHAKE_REFUSED,
                        Phase.CONNECT,
                        "no connection to " + label + ": the proxy answered " + status)
                .response(new HttpResponse(status, HandshakeResponse.byName(thrown.headers()), ""))
                .retryable(HandshakeResponse.mayPass(status))
                .cause(thrown)
                .build();
    }

    /** The end of Netty's message, which begins with addresses. */
    private static String reason(String message) {
        Matcher reason = REASON.matcher(message);
        return reason.find() ? reason.group(1) : message;
    }
}
