package io.isosocket.vertx.server;

import io.isosocket.vertx.context.BindFailures;
import io.isosocket.vertx.context.DefaultVertx;
import io.isosocket.vertx.context.Lifeline;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.net.BindException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server:
 *
 * <pre>{@code
 * WebSocketServer.builder()
 *         .handler(ws -> ws.onmessage(event -> ws.send("you said " + event.data())))
 *         .listen(8080);
 * }</pre>
 *
 * <p>Made on a Vert.x context, all its events come on that context; several instances of a verticle share a port, and the
 * clients are spread over them. Made elsewhere it has one event loop of its own, and the JVM lives at least until it is
 * closed, unless a Vertx was {@linkplain Builder#vertx given}.
 *
 * <p>Any thread may call its methods.
 */
public final class WebSocketServer {

    /** How long {@link #close()} waits for the clients' close frames. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpServer server;
    private final String host;
    private final Acceptor acceptor;
    private @Nullable Future<Void> closed;

    private WebSocketServer(Vertx vertx, HttpServer server, String host, Acceptor acceptor) {
        this.vertx = vertx;
        this.server = server;
        this.host = host;
        this.acceptor = acceptor;
    }

    /** {@return a builder of a server} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the port that it listens on} */
    public int port() {
        return server.actualPort();
    }

    /** {@return its URL, with the port that it got} */
    public URI url() {
        String scheme = acceptor.options().tls().isPresent() ? "wss://" : "ws://";
        return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /** {@return its connections, with those of the servers that share the set} */
    public Connections connections() {
        return acceptor.connections();
    }

    /**
     * Stops the server as {@link #close(Duration)} does, with {@link #DEFAULT_GRACE}.
     *
     * @return completes once it has stopped
     */
    public CompletionStage<Void> close() {
        return close(DEFAULT_GRACE);
    }

    /**
     * Stops the server: handshakes are refused with 503 from now on, its connections closed with 1001, and cut where they
     * are not closed in time; then the port is free. A server whose Vertx ends is stopped with it.
     *
     * @param grace how long to wait for the clients' close frames; zero for not at all
     * @return completes once it has stopped; a second call gives the first one's
     * @throws IllegalArgumentException if the time is negative
     */
    public synchronized CompletionStage<Void> close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace: " + grace + " is negative");
        }
        if (closed == null) {
            closed = UntilVertxEnds.run(vertx, () -> acceptor.stop(vertx, grace)
                            .eventually(server::close)
                            .eventually(() -> FreedPort.await(vertx)))
                    .onComplete(ended -> acceptor.lifeline().release());
        }
        return closed.toCompletionStage();
    }

    /** Collects what a server does. To be used by one thread. */
    public static final class Builder {

        private record PatternRoute(PathPattern pattern, Acceptor.Route route) {}

        private final List<PatternRoute> routes = new ArrayList<>();
        private ServerOptions options = ServerOptions.DEFAULT;
        private Connections connections = new Connections();
        private @Nullable Vertx vertx;
        private @Nullable Handler<HttpServerRequest> otherRequests;

        private Builder() {}

        /**
         * Sets the limits.
         *
         * @param value the options
         * @return this builder
         */
        public Builder options(ServerOptions value) {
            options = Objects.requireNonNull(value, "options");
            return this;
        }

        /**
         * Sets the Vertx that carries the server, in place of the calling thread's or Isosocket's own.
         *
         * @param value the Vertx
         * @return this builder
         */
        public Builder vertx(Vertx value) {
            vertx = Objects.requireNonNull(value, "vertx");
            return this;
        }

        /**
         * Sets the set that the connections are in, for servers that have one together.
         *
         * @param value the set
         * @return this builder
         */
        public Builder connections(Connections value) {
            connections = Objects.requireNonNull(value, "connections");
            return this;
        }

        /**
         * Takes the connections of every path that no route before takes.
         *
         * @param handler takes them
         * @return this builder
         */
        public Builder handler(Consumer<ServerConnection> handler) {
            Objects.requireNonNull(handler, "handler");
            return handler((socket, request) -> handler.accept(socket));
        }

        /**
         * Takes the connections of every path that no route before takes.
         *
         * @param handler takes them
         * @return this builder
         */
        public Builder handler(ConnectionHandler handler) {
            return add(PathPattern.ANY, Acceptor.ACCEPT_ALL, handler);
        }

        /**
         * Takes the connections of a path. The first route that matches counts, in the order in which they are added; a
         * path that none matches is refused with 404.
         *
         * @param pattern segments, of which {@code :name} stands for any one and {@code *}, at the end, for all that
         *     follow, as in {@code /rooms/:room}; they are compared decoded
         * @param handler takes them
         * @return this builder
         * @throws IllegalArgumentException if the pattern has another form
         */
        public Builder route(String pattern, ConnectionHandler handler) {
            return add(PathPattern.parse(pattern), Acceptor.ACCEPT_ALL, handler);
        }

        /**
         * Takes the connections of a path, where a decision accepts them.
         *
         * @param pattern as of {@link #route(String, ConnectionHandler)}
         * @param decision whether a handshake is accepted
         * @param handler takes them
         * @return this builder
         * @throws IllegalArgumentException if the pattern has another form
         */
        public Builder route(String pattern, HandshakeDecision decision, ConnectionHandler handler) {
            return add(PathPattern.parse(pattern), Objects.requireNonNull(decision, "decision"), handler);
        }

        private Builder add(PathPattern pattern, HandshakeDecision decision, ConnectionHandler handler) {
            routes.add(new PatternRoute(
                    pattern, new Acceptor.Route(decision, Objects.requireNonNull(handler, "handler"))));
            return this;
        }

        /**
         * Sets what answers requests that do not ask for a WebSocket, as those for a page; without it they are refused with
         * 426.
         *
         * @param handler called on the server's context
         * @return this builder
         */
        public Builder otherRequests(Handler<HttpServerRequest> handler) {
            otherRequests = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Starts the server on the loopback interface.
         *
         * @param port the port, or 0 for any free one
         * @return as of {@link #listen(String, int)}
         */
        public CompletionStage<WebSocketServer> listen(int port) {
            return listen("127.0.0.1", port);
        }

        /**
         * Starts the server.
         *
         * @param host the address or name to bind to, as in {@code 0.0.0.0} for all of IPv4
         * @param port the port, or 0 for any free one
         * @return the server once it listens; fails with a {@link BindException} where the port is taken or the address is
         *     not this machine's, with an {@link IllegalStateException} where the Vertx is closed
         * @throws IllegalArgumentException if the port is not 0 to 65535, or the certificate cannot be used
         * @throws IllegalStateException if there is no handler
         */
        public CompletionStage<WebSocketServer> listen(String host, int port) {
            Checks.inRange("port", port, 0, 65_535);
            if (routes.isEmpty()) {
                throw new IllegalStateException("a server needs a handler or a route");
            }
            HttpServerOptions http = httpOptions(host, port);
            boolean own = vertx == null && !isOnContext();
            Vertx carrier = vertx != null
                    ? vertx
                    : own ? DefaultVertx.get() : ContextInternal.current().owner();
            Lifeline lifeline = own ? DefaultVertx.lifeline() : Lifeline.NONE;
            Acceptor acceptor = new Acceptor(options, connections, lifeline);
            PendingHandshakes pending = new PendingHandshakes(carrier, options);
            List<PatternRoute> copy = List.copyOf(routes);
            Handler<HttpServerRequest> others = otherRequests;
            lifeline.hold();
            HttpServer server = carrier.createHttpServer(http)
                    .connectionHandler(pending::connected)
                    .requestHandler(request -> dispatch(request, acceptor, pending, copy, others));
            return UntilVertxEnds.orFail(carrier, server::listen)
                    .map(listening -> new WebSocketServer(carrier, listening, host, acceptor))
                    .onFailure(refused -> lifeline.release())
                    .recover(refused -> Future.failedFuture(explained(refused, host, port)))
                    .toCompletionStage();
        }

        private static boolean isOnContext() {
            ContextInternal current = ContextInternal.current();
            return current != null && !DefaultVertx.is(current.owner());
        }

        private HttpServerOptions httpOptions(String host, int port) {
            HttpServerOptions http = new HttpServerOptions()
                    .setHost(Objects.requireNonNull(host, "host"))
                    .setPort(port)
                    .setMaxHeaderSize(options.maxHandshakeHeaderSize())
                    .setMaxInitialLineLength(options.maxHandshakeHeaderSize())
                    // Bytes that a client sends behind its request would be lost to the h2c upgrade handler.
                    .setHttp2ClearTextEnabled(false)
                    .setUseAlpn(false);
            if (options.tls().isPresent()) {
                try {
                    ServerTls.set(http, options.tls().get(), options.handshakeTimeout());
                } catch (GeneralSecurityException unusable) {
                    throw new IllegalArgumentException("tls: the certificate cannot be used: " + unusable, unusable);
                }
            }
            return http;
        }

        private static Throwable explained(Throwable refused, String host, int port) {
            if (!BindFailures.is(refused)) {
                return refused;
            }
            BindException explained =
                    new BindException("cannot listen on " + host + ":" + port + ": " + refused.getMessage());
            explained.initCause(refused);
            return explained;
        }

        private static void dispatch(
                HttpServerRequest request,
                Acceptor acceptor,
                PendingHandshakes pending,
                List<PatternRoute> routes,
                @Nullable Handler<HttpServerRequest> others) {
            ServerHandshake handshake = new ServerHandshake(request);
            if (others != null && !handshake.isUpgrade()) {
                pending.servesOther(request);
                others.handle(request);
                return;
            }
            String path = Objects.requireNonNullElse(request.path(), "/");
            try {
                for (PatternRoute candidate : routes) {
                    Optional<Map<String, String>> found = candidate.pattern().match(path);
                    if (found.isPresent()) {
                        acceptor.handle(request, found.get(), candidate.route(), pending::upgraded);
                        return;
                    }
                }
                acceptor.refuse(handshake, HandshakeAnswer.refuse(404).withBody("nothing is at this path\n"));
            } catch (IllegalArgumentException malformed) {
                acceptor.refuse(handshake, HandshakeAnswer.refuse(400).withBody("the path is wrongly encoded\n"));
            }
        }
    }
}
