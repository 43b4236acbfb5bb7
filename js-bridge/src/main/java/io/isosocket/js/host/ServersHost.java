package io.isosocket.js.host;

import io.isosocket.CloseCode;
import io.isosocket.WebSocketFailure;
import io.isosocket.js.ServerRules;
import io.isosocket.js.loop.EventLoop;
import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The servers of a script. On the loop's context only. */
public final class ServersHost {

    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private final EventLoop loop;
    private final Environment environment;
    private final Supplier<ScriptErrors> errors;
    private final SocketsHost sockets;
    private final SharedServer shared;
    private final Map<ServerLife.Address, ServerLife> lives = new HashMap<>();
    /** Of all servers: so their number is limited as a whole, and no id is used twice. */
    private final Connections connections = new Connections();

    private final Set<ScriptServer> open = new LinkedHashSet<>();
    private Future<?> ended = Future.succeededFuture();

    ServersHost(EventLoop loop, Environment environment, Supplier<ScriptErrors> errors, SocketsHost sockets) {
        this.loop = loop;
        this.environment = environment;
        this.errors = errors;
        this.sockets = sockets;
        shared = new SharedServer(this, environment.serverRules());
    }

    /** {@return the choices for a server, which the script has yet to make} */
    @HostAccess.Export
    public ServerChoices choices() {
        return new ServerChoices(errors.get(), maxConnections());
    }

    /**
     * Opens a server.
     *
     * @param choices where, and how it is
     * @param functions what it calls
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptServer listen(ServerChoices choices, Value functions) {
        requireAccess(choices.host(), choices.port());
        requireRoomForOne();
        ServerLife life = life(choices.host(), choices.port());
        ScriptServer server = new ScriptServer(this, ServerCallbacks.of(functions), life);
        open.add(server);
        server.begin(choices);
        return server;
    }

    /**
     * Takes a path of the shared server.
     *
     * @param path begins with a slash
     * @param functions what it calls
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptPath takePath(String path, Value functions) {
        ServerRules rules = environment.serverRules();
        if (rules.access() == ServerRules.Access.NONE) {
            throw denied(rules.host(), rules.port(), "nowhere");
        }
        if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
            throw errors.get()
                    .dom(
                            "SyntaxError",
                            "the path \"" + path + "\" is not a URL's: it begins with a slash, and has no"
                                    + " query and no fragment");
        }
        if (shared.has(path)) {
            throw errors.get().dom("InvalidStateError", "the path \"" + path + "\" has a server already");
        }
        requireRoomForOne();
        ScriptPath taken = new ScriptPath(this, shared, path, ServerCallbacks.of(functions));
        taken.begin();
        return taken;
    }

    /**
     * Opens the shared server for as long as the runtime lives.
     *
     * @return its URL; fails where it cannot listen
     */
    public CompletionStage<URI> keepShared() {
        return shared.keep();
    }

    private void requireAccess(String host, int port) {
        switch (environment.serverRules().access()) {
            case NONE -> throw denied(host, port, "nowhere");
            case LOOPBACK -> {
                if (!isLoopback(host)) {
                    throw denied(host, port, "on loopback addresses only");
                }
            }
            case ANY -> {
                // Wherever it likes.
            }
        }
    }

    private RuntimeException denied(String host, int port, String where) {
        return errors.get()
                .failure(
                        WebSocketFailure.Kind.PERMISSION_DENIED,
                        "listen on " + host + ":" + port + ": this runtime's scripts may listen " + where
                                + " (the host's ServerRules)");
    }

    private void requireRoomForOne() {
        if (open.size() + shared.paths() >= environment.maxSockets()) {
            throw errors.get()
                    .dom(
                            "QuotaExceededError",
                            "a script may have no more than " + environment.maxSockets() + " servers");
        }
    }

    /** Literals alone: a name is not resolved for this. */
    private static boolean isLoopback(String host) {
        try {
            return LOOPBACK_IPV4.matcher(host).matches()
                    || (host.contains(":") && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    EventLoop loop() {
        return loop;
    }

    /** {@return the life of a server, which has yet to begin} */
    ServerLife life(String host, int port) {
        return new ServerLife(loop, lives, new ServerLife.Address(host, port));
    }

    /** {@return a builder of one of the servers} */
    WebSocketServer.Builder builder(ServerOptions options) {
        return WebSocketServer.builder().options(options).connections(connections);
    }

    /** {@return how many connections all servers together may have; where it is none, there is no server either} */
    int maxConnections() {
        return Math.max(1, Math.min(environment.maxSockets(), ServerOptions.DEFAULT.maxConnections()));
    }

    /** Offers a connection to the script; one that it does not take is closed. */
    void arrived(Value connected, ServerConnection connection, HandshakeRequest request) {
        ScriptArrival arrival = new ScriptArrival(sockets, connection, request);
        loop.run(() -> connected.executeVoid(arrival));
        if (!arrival.isTaken()) {
            connection.close(CloseCode.GOING_AWAY);
        }
    }

    /** Asks the script about a handshake. */
    CompletionStage<HandshakeAnswer> decided(Value deciding, HandshakeRequest request) {
        ScriptDecision decision = new ScriptDecision(request, errors.get());
        loop.run(() -> deciding.executeVoid(decision));
        return decision.answer();
    }

    void tellFailure(Value failed, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        failed.executeVoid(code(failure, message), message);
    }

    private static String code(Throwable cause, String message) {
        if (cause instanceof BindException) {
            return message.contains("in use") ? "EADDRINUSE" : message.contains("denied") ? "EACCES" : "EADDRNOTAVAIL";
        }
        return cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException
                ? "ENOTFOUND"
                : "EIO";
    }

    void ended(ScriptServer server) {
        open.remove(server);
    }

    /**
     * Stops them all.
     *
     * @param grace how long connections may take to close
     */
    void close(Duration grace) {
        List<Future<Void>> stops = new ArrayList<>();
        Set.copyOf(open).forEach(server -> stops.add(server.stop(grace)));
        stops.add(shared.stop(grace));
        ended = Future.join(stops);
    }

    /** {@return completes when all have stopped, after {@link #close}} */
    public Future<?> ended() {
        return ended;
    }
}
