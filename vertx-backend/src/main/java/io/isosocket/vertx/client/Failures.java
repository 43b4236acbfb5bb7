package io.isosocket.vertx.client;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.vertx.context.BindFailures;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Names what the transport threw while a connection was made. */
final class Failures {

    private static final String ALERT = "Received fatal alert: ";

    private Failures() {}

    /** An address did not take the connection, or TLS failed on it. */
    static WebSocketFailure ofConnect(String label, Throwable thrown) {
        if (cause(thrown, SSLException.class) != null) {
            return ofTls(label, Phase.TLS, thrown);
        }
        if (thrown instanceof ProxyConnectException atProxy) {
            return ProxyFailures.of(label, atProxy);
        }
        if (thrown instanceof UnknownHostException) {
            return WebSocketFailure.builder(
                            Kind.UNREACHABLE,
                            Phase.RESOLVE,
                            "no connection to " + label + ": the proxy's name is not found")
                    .cause(thrown)
                    .build();
        }
        if (BindFailures.is(thrown)) {
            return WebSocketFailure.builder(
                            Kind.INVALID, Phase.CONNECT, "no connection to " + label + ": " + reason(thrown))
                    .cause(thrown)
                    .build();
        }
        Kind kind = thrown instanceof ConnectTimeoutException ? Kind.TIMEOUT : Kind.UNREACHABLE;
        return WebSocketFailure.builder(kind, Phase.CONNECT, "no connection to " + label + ": " + reason(thrown))
                .cause(thrown)
                .build();
    }

    /** The channel failed while the opening handshake was under way. */
    static WebSocketFailure ofHandshake(String hostHeader, Throwable thrown) {
        if (cause(thrown, SSLException.class) != null) {
            return ofTls(hostHeader, Phase.TLS, thrown);
        }
        return WebSocketFailure.builder(
                        Kind.CLOSED,
                        Phase.HANDSHAKE,
                        "connection to " + hostHeader + " lost during the opening handshake: " + reason(thrown))
                .cause(thrown)
                .build();
    }

    static WebSocketFailure ofResolve(String host, Throwable thrown) {
        String why = thrown instanceof UnknownHostException ? "not found" : reason(thrown);
        return WebSocketFailure.builder(Kind.UNREACHABLE, Phase.RESOLVE, "host name " + host + ": " + why)
                .cause(thrown)
                .build();
    }

    /** The host has addresses, and none that can be dialled from the local address. */
    static WebSocketFailure ofFamily(String label) {
        return WebSocketFailure.builder(
                        Kind.UNREACHABLE,
                        Phase.CONNECT,
                        "no connection to " + label + ": it has no address of the local address's family")
                .build();
    }

    private static WebSocketFailure ofTls(String hostHeader, Phase phase, Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return WebSocketFailure.builder(Kind.TLS, phase, "TLS with " + hostHeader + ": " + reason(deepest))
                .cause(thrown)
                .tlsAlert(alert(thrown))
                .build();
    }

    /** The JDK gives the name of an alert that it received in the message alone. */
    private static @Nullable String alert(Throwable thrown) {
        for (Throwable step = thrown; step != null; step = step.getCause()) {
            String message = step.getMessage();
            int at = message == null ? -1 : message.indexOf(ALERT);
            if (message != null && at >= 0) {
                return message.substring(at + ALERT.length()).trim().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable step = thrown; step != null; step = step.getCause()) {
            if (type.isInstance(step)) {
                return type.cast(step);
            }
        }
        return null;
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
