package io.isosocket.vertx.server;

import io.isosocket.CloseCode;
import io.isosocket.vertx.context.Lifeline;
import io.isosocket.vertx.wire.WireSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes requests of a Vert.x HTTP server to connections: what a stand-alone server and the handler of a route have in
 * common. Any thread may call its methods.
 */
final class Acceptor {

    /** Accepts all. */
    static final HandshakeDecision ACCEPT_ALL = request -> CompletableFuture.completedStage(HandshakeAnswer.accept());

    /**
     * What is done with the requests of a route.
     *
     * @param decision whether they are accepted
     * @param handler takes the connections
     */
    record Route(HandshakeDecision decision, ConnectionHandler handler) {}

    private final ServerOptions options;
    private final Connections connections;
    private final Lifeline lifeline;
    private final WireSettings settings;
    /** Its own; others may be in {@link #connections}. */
    private final Set<ServedConnection> open = ConcurrentHashMap.newKeySet();

    private final Promise<Void> empty = Promise.promise();
    private final AtomicInteger accepting = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean cutting;

    Acceptor(ServerOptions options, Connections connections, Lifeline lifeline) {
        this.options = options;
        this.connections = connections;
        this.lifeline = lifeline;
        settings = new WireSettings(
                options.maxMessageSize(),
                options.closeTimeout(),
                options.keepAliveInterval(),
                options.keepAliveMisses(),
                options.readTimeout(),
                options.writeTimeout(),
                true);
    }

    ServerOptions options() {
        return options;
    }

    WireSettings settings() {
        return settings;
    }

    Lifeline lifeline() {
        return lifeline;
    }

    Connections connections() {
        return connections;
    }

    /**
     * Answers a request. On its context.
     *
     * @param http the request
     * @param pathParameters what its route's pattern found
     * @param route what is done with it
     * @param upgraded hears that it became a connection, on its event loop
     */
    void handle(
            HttpServerRequest http,
            Map<String, String> pathParameters,
            Route route,
            Consumer<HttpServerRequest> upgraded) {
        ServerHandshake handshake = new ServerHandshake(http);
        if (stopping) {
            refuse(handshake, HandshakeAnswer.refuse(503).withBody("the server is stopping\n"));
            return;
        }
        Optional<HandshakeAnswer> refusal = handshake.check(options.compression());
        if (refusal.isPresent()) {
            refuse(handshake, refusal.get());
            return;
        }
        HandshakeRequest request;
        try {
            request = new HandshakeRequest(http, pathParameters);
        } catch (IllegalArgumentException malformed) {
            refuse(handshake, HandshakeAnswer.refuse(400).withBody("the query is wrongly encoded\n"));
            return;
        }
        String host = request.header("Host").orElse("");
        if (!options.origins().allow(request.headers("Origin"), host, request.isSecure())) {
            refuse(handshake, HandshakeAnswer.refuse(403).withBody("pages of this origin may not connect\n"));
            return;
        }
        new HandshakeAttempt(this, http, handshake, request, route, upgraded).start();
    }

    void refuse(ServerHandshake handshake, HandshakeAnswer answer) {
        options.metrics().refused(answer.status());
        handshake.refuse(answer);
    }

    /** A connection of its own has ended. On its event loop. */
    void ended(ServedConnection connection) {
        connections.counts().leave(ConnectionCounts.key(connection.remoteAddress()));
        open.remove(connection);
        options.metrics().disconnected();
        completeWhereEmpty();
    }

    private void completeWhereEmpty() {
        if (stopping && open.isEmpty() && accepting.get() == 0) {
            var unused = empty.tryComplete();
        }
    }

    /**
     * The 101 is about to be sent. Counted, since the client may see it before the connection is among those that are open.
     *
     * @return false where the server is stopping; else {@link #endAccepting()} has to follow
     */
    boolean beginAccepting() {
        accepting.incrementAndGet();
        if (stopping) {
            endAccepting();
            return false;
        }
        return true;
    }

    /** The connection is open, or will never be. */
    void endAccepting() {
        accepting.decrementAndGet();
        completeWhereEmpty();
    }

    /** A connection of its own is open. On its event loop. */
    void opened(ServedConnection connection) {
        open.add(connection);
        connections.add(connection.socket());
        options.metrics().connected();
        if (cutting) {
            connection.terminate();
        } else if (stopping) {
            connection.socket().close(CloseCode.GOING_AWAY);
        }
    }

    /**
     * Accepts nothing more, closes its connections with 1001, and cuts those that are not closed in time.
     *
     * @param vertx has the clock
     * @param grace how long to wait, more than zero
     * @return when the last one has ended
     */
    Future<Void> stop(Vertx vertx, Duration grace) {
        stopping = true;
        open.forEach(connection -> connection.socket().close(CloseCode.GOING_AWAY));
        completeWhereEmpty();
        long timer = vertx.setTimer(Math.max(1, grace.toMillis()), late -> {
            cutting = true;
            open.forEach(ServedConnection::terminate);
        });
        return empty.future().onComplete(closed -> vertx.cancelTimer(timer));
    }
}
