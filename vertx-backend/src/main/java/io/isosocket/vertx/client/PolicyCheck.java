package io.isosocket.vertx.client;

import io.isosocket.ConnectionPolicy;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.ConnectRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Asks the policy of a connection, and logs what it refuses. */
final class PolicyCheck {

    private static final System.Logger LOG = System.getLogger(ConnectionPolicy.class.getName());

    private final ConnectRequest request;
    private final ConnectionPolicy policy;

    PolicyCheck(ConnectRequest request) {
        this.request = request;
        policy = request.options().policy();
    }

    /** {@return why the URL may not be dialled, if so; nothing has been resolved by then} */
    Optional<WebSocketFailure> url() {
        return refused(ConnectionPolicy.CONNECT, policy.refusal())
                .or(() -> refused(ConnectionPolicy.CONNECT_URL, policy.refusal(request.url())));
    }

    /** {@return why none of the addresses may be dialled, if so: one that is refused refuses all} */
    Optional<WebSocketFailure> addresses(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .flatMap(address -> policy.refusal(request.url(), address, port).stream())
                .findFirst()
                .flatMap(rule -> refused(ConnectionPolicy.CONNECT_URL, Optional.of(rule)));
    }

    /** {@return why a proxy may not be given a name, if so} */
    Optional<WebSocketFailure> nameAtProxy(String host, int port) {
        return refused(ConnectionPolicy.CONNECT_URL, policy.refusalAtProxy(request.url(), host, port));
    }

    private Optional<WebSocketFailure> refused(String action, Optional<String> rule) {
        return rule.map(words -> {
            String scheme = request.secure() ? "wss" : "ws";
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> action + " refused for " + scheme + "://" + request.hostHeader() + ": " + words);
            return WebSocketFailure.builder(
                            Kind.PERMISSION_DENIED, Phase.PREPARE, "the policy refuses " + action + ": " + words)
                    .build();
        });
    }
}
