package io.isosocket.js;

import io.isosocket.TlsOptions;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.Optional;

/**
 * Where scripts may listen, and the server that they share: the one whose paths {@code serverCreate} of the module
 * {@code isosocket:websocket} takes.
 *
 * @param access where they may listen
 * @param host the shared server's address or name
 * @param port its port, 0 to 65535; 0 takes a free one
 * @param tls the certificate that makes it a server of wss, where there is one
 * @param otherRequests what answers its requests that ask for no WebSocket, where there is something; called on the
 *     runtime's context
 */
public record ServerRules(
        Access access,
        String host,
        int port,
        Optional<TlsOptions> tls,
        Optional<Handler<HttpServerRequest>> otherRequests) {

    /** Where scripts may listen. */
    public enum Access {
        /** Nowhere. */
        NONE,
        /** On the loopback interface. */
        LOOPBACK,
        /** On every interface. */
        ANY
    }

    /** The port of the shared server where none is chosen. */
    public static final int DEFAULT_PORT = 8080;

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    /** What suits a script that the host does not trust: it cannot listen. */
    public static final ServerRules DEFAULT =
            new ServerRules(Access.NONE, LOOPBACK, DEFAULT_PORT, Optional.empty(), Optional.empty());

    /** What suits a script that may do what its user may: it listens where it likes. */
    public static final ServerRules TRUSTED = DEFAULT.withAccess(Access.ANY);

    /**
     * Checks the values.
     *
     * @param access as the type says
     * @param host as the type says
     * @param port as the type says
     * @param tls as the type says
     * @param otherRequests as the type says
     * @throws IllegalArgumentException if the port is out of its range, or there is TLS without a certificate
     */
    public ServerRules {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(otherRequests, "otherRequests");
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: " + port + " is not in 0 to " + MAX_PORT);
        }
        if (tls.isPresent() && tls.get().keyStore().isEmpty()) {
            throw new IllegalArgumentException("tls: a server needs a certificate (TlsOptions.serverCertificate)");
        }
    }

    /**
     * The same with another access.
     *
     * @param value where scripts may listen
     * @return the rules
     */
    public ServerRules withAccess(Access value) {
        return new ServerRules(value, host, port, tls, otherRequests);
    }

    /**
     * The same with the shared server elsewhere. It is the host's: scripts need an access to use it, and
     * {@link Access#LOOPBACK} will do wherever it listens.
     *
     * @param newHost its address or name
     * @param newPort its port, 0 to 65535
     * @return the rules
     * @throws IllegalArgumentException if the port is out of its range
     */
    public ServerRules withSharedServer(String newHost, int newPort) {
        return new ServerRules(access, newHost, newPort, tls, otherRequests);
    }

    /**
     * The same with TLS for the shared server.
     *
     * @param value the certificate
     * @return the rules
     * @throws IllegalArgumentException if there is none in it
     */
    public ServerRules withTls(TlsOptions value) {
        return new ServerRules(access, host, port, Optional.of(value), otherRequests);
    }

    /**
     * The same with an answer to the shared server's other requests, as those for a page; without it they get 426.
     *
     * @param handler called on the runtime's context
     * @return the rules
     */
    public ServerRules withOtherRequests(Handler<HttpServerRequest> handler) {
        return new ServerRules(access, host, port, tls, Optional.of(handler));
    }
}
