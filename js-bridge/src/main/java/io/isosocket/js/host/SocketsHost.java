package io.isosocket.js.host;

import io.isosocket.BinaryType;
import io.isosocket.CloseCodeRule;
import io.isosocket.DOMException;
import io.isosocket.ReconnectingWebSocket;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketCloseInfo;
import io.isosocket.WebSocketError;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.WebSocketStream;
import io.isosocket.js.host.ScriptSocket.Deliveries;
import io.isosocket.js.loop.EventLoop;
import io.isosocket.spi.Backend;
import io.isosocket.vertx.server.ServerConnection;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The WebSockets of a script. */
public final class SocketsHost {

    private final EventLoop loop;
    private final Environment environment;
    private final Supplier<ScriptErrors> errors;
    private final ChannelsHost channels;
    private final Consumer<Value> dispatchNext;
    private final TrackingBackend backend;
    private final Set<ScriptConnection> open = new LinkedHashSet<>();
    private @Nullable Deliveries deliveries;
    private @Nullable Value clientDeliveries;
    private @Nullable Value reconnectingDeliveries;
    private @Nullable Value servedDeliveries;
    private ScriptStream.@Nullable Deliveries streamDeliveries;
    private boolean delivering;

    SocketsHost(
            EventLoop loop,
            Environment environment,
            Backend carrier,
            Supplier<ScriptErrors> errors,
            ChannelsHost channels,
            Consumer<Value> dispatchNext) {
        this.loop = loop;
        this.environment = environment;
        this.errors = errors;
        this.channels = channels;
        this.dispatchNext = dispatchNext;
        this.backend = new TrackingBackend(carrier);
    }

    /**
     * Where events go.
     *
     * @param functions one for each kind of event
     */
    @HostAccess.Export
    public void deliverTo(Value functions) {
        deliveries = Deliveries.of(functions);
    }

    /**
     * Where events of clients go.
     *
     * @param functions one for each kind of event
     */
    @HostAccess.Export
    public void deliverClientsTo(Value functions) {
        clientDeliveries = functions;
    }

    /**
     * Opens a connection (WebSockets Standard, section 3.1, the constructor).
     *
     * @param scriptObject the script's WebSocket
     * @param url its address, which may be relative to the script's location
     * @param protocols an array of strings
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptSocket connect(Value scriptObject, String url, Value protocols) {
        requireRoomForOne();
        try {
            return attach(scriptObject, new WebSocket(url, browserOptions(protocols)));
        } catch (DOMException e) {
            throw errors.get().of(e);
        }
    }

    private WebSocketOptions browserOptions(Value protocols) {
        return environment.sockets().toBuilder()
                .backend(backend)
                .protocols(strings(protocols))
                // Whatever the host's options say: the globals are the browser's.
                .closeCodeRule(CloseCodeRule.BROWSER)
                .build();
    }

    /** {@return the options of a client, which the script has yet to choose} */
    @HostAccess.Export
    public ClientOptions clientOptions() {
        return new ClientOptions(environment.sockets(), environment.clientRules(), loop, errors);
    }

    /**
     * Opens a connection of the module {@code isosocket:websocket}.
     *
     * @param scriptObject the script's client
     * @param url its address, which may be relative to the script's location
     * @param chosen its options
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptClient connectClient(Value scriptObject, String url, ClientOptions chosen) {
        requireRoomForOne();
        WebSocketOptions options = chosen.builder()
                .backend(backend)
                .closeCodeRule(CloseCodeRule.PROTOCOL)
                .build();
        WebSocket socket;
        try {
            socket = new WebSocket(url, options);
        } catch (DOMException e) {
            throw errors.get().failure(WebSocketFailure.Kind.INVALID, e.message());
        }
        socket.binaryType(BinaryType.ARRAYBUFFER);
        ScriptClient client = new ScriptClient(this, scriptObject, socket, Objects.requireNonNull(clientDeliveries));
        hold(client);
        return client;
    }

    /**
     * Where events of reconnecting WebSockets go.
     *
     * @param functions one for each kind of event
     */
    @HostAccess.Export
    public void deliverReconnectingTo(Value functions) {
        reconnectingDeliveries = functions;
    }

    /** {@return the options of a reconnecting WebSocket, which the script has yet to choose} */
    @HostAccess.Export
    public ReconnectChoices reconnectChoices() {
        return new ReconnectChoices(environment.clientRules(), loop, errors);
    }

    /**
     * Makes a reconnecting WebSocket.
     *
     * @param scriptObject the script's
     * @param choices when and how it connects
     * @param chosen the options of each connection
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptReconnecting connectAgain(Value scriptObject, ReconnectChoices choices, ClientOptions chosen) {
        requireRoomForOne();
        ReconnectingWebSocket socket = choices.connect(chosen.builder()
                .backend(backend)
                .closeCodeRule(CloseCodeRule.PROTOCOL)
                .build());
        socket.binaryType(BinaryType.ARRAYBUFFER);
        ScriptReconnecting attached =
                new ScriptReconnecting(this, scriptObject, socket, Objects.requireNonNull(reconnectingDeliveries));
        hold(attached);
        return attached;
    }

    /**
     * Where events of servers' connections go.
     *
     * @param functions one for each kind of event
     */
    @HostAccess.Export
    public void deliverServedTo(Value functions) {
        servedDeliveries = functions;
    }

    /** Gives a server's connection to the script. */
    ScriptServed serve(Value scriptObject, ServerConnection connection) {
        connection.binaryType(BinaryType.ARRAYBUFFER);
        ScriptServed served =
                new ScriptServed(this, scriptObject, connection, Objects.requireNonNull(servedDeliveries));
        hold(served);
        return served;
    }

    private void requireRoomForOne() {
        if (open.size() >= environment.maxSockets()) {
            throw errors.get()
                    .dom(
                            "QuotaExceededError",
                            "a script may have no more than " + environment.maxSockets() + " open WebSockets");
        }
    }

    static List<String> strings(Value array) {
        int size = (int) array.getArraySize();
        List<String> strings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            strings.add(array.getArrayElement(i).asString());
        }
        return strings;
    }

    private ScriptSocket attach(Value scriptObject, WebSocket socket) {
        if (deliveries == null) {
            throw new IllegalStateException("web-socket.js has not run");
        }
        ScriptSocket attached = new ScriptSocket(this, scriptObject, socket, deliveries);
        hold(attached);
        return attached;
    }

    private void hold(ScriptSocket socket) {
        open.add(socket);
        loop.hold();
        socket.listen();
    }

    /**
     * Where the events of WebSocketStreams go.
     *
     * @param functions one for each kind of event
     */
    @HostAccess.Export
    public void deliverStreamsTo(Value functions) {
        streamDeliveries = ScriptStream.Deliveries.of(functions);
    }

    /**
     * Opens a connection for a WebSocketStream.
     *
     * @param scriptObject the script's object
     * @param url its address, which may be relative to the script's location
     * @param protocols an array of strings
     * @return the Java side
     */
    @HostAccess.Export
    public ScriptStream connectStream(Value scriptObject, String url, Value protocols) {
        requireRoomForOne();
        WebSocketStream stream;
        try {
            stream = new WebSocketStream(url, browserOptions(protocols));
        } catch (DOMException e) {
            throw errors.get().of(e);
        }
        ScriptStream attached = new ScriptStream(this, scriptObject, stream, Objects.requireNonNull(streamDeliveries));
        open.add(attached);
        loop.hold();
        attached.listen();
        return attached;
    }

    /**
     * Checks what a script wants to close with ("validate close code and reason").
     *
     * @param code -1 for none
     * @param reason empty for none
     * @return the code to close with; -1 for none
     */
    @HostAccess.Export
    public int checkedCloseCode(int code, String reason) {
        try {
            return new WebSocketError("", new WebSocketCloseInfo(optional(code), reason))
                    .closeCode()
                    .orElse(-1);
        } catch (DOMException e) {
            throw errors.get().of(e);
        }
    }

    static OptionalInt optional(int code) {
        return code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /**
     * Makes the script's object for a WebSocket that Java code opened. Within a task.
     *
     * @param socket Java's
     * @param exports the exports of the script's side
     * @return the script's
     */
    public Value adopt(WebSocket socket, Value exports) {
        for (ScriptConnection connection : open) {
            if (connection instanceof ScriptSocket attached && attached.socket() == socket) {
                return attached.scriptObject();
            }
        }
        return exports.getMember("adopt").execute(new Adoption(this, socket));
    }

    /** Handed to the constructor of the script's side for a socket that there is already. */
    public static final class Adoption {
        private final SocketsHost sockets;
        private final WebSocket socket;

        private Adoption(SocketsHost sockets, WebSocket socket) {
            this.sockets = sockets;
            this.socket = socket;
        }

        /**
         * The script's object is there.
         *
         * @param scriptObject the object
         * @return the Java side of it
         */
        @HostAccess.Export
        public ScriptSocket adopted(Value scriptObject) {
            return sockets.attach(scriptObject, socket);
        }
    }

    EventLoop loop() {
        return loop;
    }

    ScriptErrors errors() {
        return errors.get();
    }

    ChannelsHost channels() {
        return channels;
    }

    /** Fires an event of a socket: an outermost call for each of its listeners. */
    void deliver(Supplier<Value> event) {
        boolean within = delivering;
        delivering = true;
        try {
            dispatchNext.accept(event.get());
        } finally {
            delivering = within;
        }
    }

    /** {@return whether an event of a socket is being fired, or microtasks of its listeners run} */
    @HostAccess.Export
    public boolean delivering() {
        return delivering;
    }

    /** Deviation: refuses what would make more bytes wait than may, as {@link #connect} does with sockets. */
    void requireRoomFor(long bytes) {
        long limit = environment.maxQueuedBytes();
        if (limit == Long.MAX_VALUE) {
            return;
        }
        long queued = bytes;
        for (ScriptConnection connection : open) {
            queued += connection.queuedBytes();
        }
        if (queued > limit) {
            throw errors.get()
                    .dom(
                            "QuotaExceededError",
                            "send: " + queued + " bytes would wait, and no more than " + limit + " may");
        }
    }

    void ended(ScriptConnection connection) {
        if (open.remove(connection)) {
            loop.release();
        }
    }

    /** Closes the connections that the script opened with 1001, "going away". */
    void close() {
        backend.goAway();
        open.forEach(ScriptConnection::stopListening);
        open.clear();
    }

    /** Cuts those of the connections that have not ended yet. */
    public void abort() {
        backend.abort();
    }

    /** {@return completes when every connection that the script opened has ended} */
    public Future<Void> ended() {
        return backend.ended();
    }
}
