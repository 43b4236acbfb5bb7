package io.isosocket;

import io.isosocket.SocketState.Closing;
import io.isosocket.SocketState.Connecting;
import io.isosocket.SocketState.Open;
import io.isosocket.spi.AcceptedConnection;
import io.isosocket.spi.Backend;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.SharedMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The life of a WebSocket, from the opening handshake to its close event: what its connection tells becomes states and
 * events here (WebSockets Standard, sections 3 and 4).
 *
 * <p>What the listener's methods do is done on the task queue; any thread may call the others. Not held by anything but
 * its WebSocket once the connection has ended.
 */
final class SocketLife extends SocketBehavior implements ConnectionListener {

    private static final AtomicReferenceFieldUpdater<SocketLife, SocketState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(SocketLife.class, SocketState.class, "state");

    private final WebSocket socket;
    private final String origin;
    private final boolean deliverWhileClosing;
    private final PingsInFlight pings = new PingsInFlight();
    private final ChannelPlace channelPlace = new ChannelPlace();
    private volatile SocketState state = SocketState.UNSTARTED;
    private volatile boolean paused;
    private volatile String protocol = "";
    private volatile String extensions = "";

    SocketLife(WebSocket socket, String origin, Backend backend, WebSocketOptions options) {
        super(socket, backend, options);
        this.socket = socket;
        this.origin = origin;
        this.deliverWhileClosing = options.deliverWhileClosing();
    }

    SocketLife(WebSocket socket, AcceptedConnection accepted, CloseCodeRule closeCodeRule) {
        super(socket, accepted.queue(), closeCodeRule);
        this.socket = socket;
        origin = accepted.origin();
        deliverWhileClosing = WebSocketOptions.DEFAULT.deliverWhileClosing();
        protocol = accepted.protocol();
        extensions = accepted.extensions();
    }

    /** Takes a connection that is open. Called once, after construction. */
    void open(AcceptedConnection accepted) {
        Connection connection = accepted.connection().apply(this);
        state = new Open(new Outbox(connection));
        channelPlace.opened(connection);
    }

    /** Starts the opening handshake, or fails later where the port is blocked. Called once, after construction. */
    void connect(Opening opening, Backend backend) {
        if (opening.blockedPort().isPresent()) {
            WebSocketFailure failure = opening.blockedPort().get();
            queue.enqueue(() -> deliver(() -> fail(failure)));
        } else {
            Connection connection = backend.connect(opening.request(), queue, this);
            // The queue may have taken the state further by now.
            STATE.compareAndSet(this, SocketState.UNSTARTED, new Connecting(connection));
        }
    }

    @Override
    int readyState() {
        return state.readyState();
    }

    @Override
    String protocol() {
        return protocol;
    }

    @Override
    String extensions() {
        return extensions;
    }

    /** From now on messages go to the channel, and {@code message} events are no more. */
    WebSocketChannel channel(int capacity) {
        WebSocketChannel channel = channelPlace.take(socket, queue, capacity);
        listenersChanged();
        return channel;
    }

    /** Takes a channel before {@link #connect}: no event has to wait for listeners. */
    WebSocketChannel channelFromTheStart(int capacity) {
        firstEvents = null;
        return channelPlace.take(socket, queue, capacity);
    }

    /** Holds the first events until there are listeners of all four types. Before {@link #connect}. */
    void waitForAllListeners() {
        FirstEvents waiting = firstEvents;
        if (waiting != null) {
            waiting.waitForAll();
        }
    }

    boolean hasChannel() {
        return channelPlace.channel() != null;
    }

    @Override
    void sendText(String data) {
        SocketState now = startSending("send");
        byte[] utf8 = Utf8.encode(data);
        if (count(now, utf8.length) && now instanceof Open open) {
            open.outbox().sendText(utf8);
        }
    }

    @Override
    void sendBinary(ByteBuffer data) {
        SocketState now = startSending("send");
        if (count(now, data.remaining()) && now instanceof Open open) {
            open.outbox().sendBinary(data);
        }
    }

    @Override
    void sendBlob(Blob data) {
        SocketState now = startSending("send");
        if (count(now, data.size()) && now instanceof Open open) {
            open.outbox().sendBlob(data, this::blobUnreadable);
        }
    }

    void sendShared(SharedMessage message) {
        SocketState now = startSending("send");
        if (count(now, message.length()) && now instanceof Open open) {
            open.outbox().sendShared(message);
        }
    }

    @Override
    CompletionStage<Duration> sendPing() {
        SocketState now = startSending("ping");
        return now instanceof Open open ? pings.send(open.outbox()) : pingTooLate();
    }

    @Override
    CompletionStage<Duration> sendPing(byte[] data) {
        SocketState now = startSending("ping");
        return now instanceof Open open ? pings.send(open.outbox(), data) : pingTooLate();
    }

    @Override
    void sendPong(byte[] data) {
        if (startSending("pong") instanceof Open open) {
            open.outbox().pong(data);
        }
    }

    @Override
    void sendFrame(RawFrame frame) {
        if (startSending("sendFrame") instanceof Open open) {
            open.outbox().sendFrame(frame);
        }
    }

    private SocketState startSending(String method) {
        SocketState now = state;
        if (now instanceof Connecting) {
            throw new DOMException(method + ": the WebSocket is still CONNECTING", "InvalidStateError");
        }
        return now;
    }

    /** Counts a message in; false where it is one too many, and the connection is closed for that. */
    private boolean count(SocketState now, long bytes) {
        if (now instanceof Open) {
            return admit(bytes);
        }
        buffered.add(bytes);
        return true;
    }

    /** Stops reading from the peer, while it is open. */
    void pauseReading() {
        if (state instanceof Open open) {
            paused = true;
            open.outbox().pause();
            if (state != open) {
                // It was closed meanwhile, which wants the rest read.
                open.outbox().resume();
            }
        }
    }

    /** Reads from the peer again. */
    void resumeReading() {
        if (state instanceof Open open) {
            paused = false;
            open.outbox().resume();
        }
    }

    private void blobUnreadable(Connection connection, Throwable reason) {
        WebSocketFailure failure = unreadable(reason);
        // First, so that a process that waits for its sockets does not end between the two.
        queue.enqueue(() -> fail(failure));
        connection.abort();
    }

    @Override
    void close(CloseArguments arguments) {
        SocketState before = transition(SocketLife::afterClose);
        if (!deliverWhileClosing) {
            channelPlace.takesNoMore();
        }
        if (before instanceof Connecting connecting) {
            WebSocketFailure failure = closedEarly();
            // First, so that a process that waits for its sockets does not end between the two.
            queue.enqueue(() -> deliver(() -> fail(failure)));
            connecting.abort();
        } else if (before instanceof Open open) {
            open.outbox().close(arguments.code(), arguments.reason());
            if (paused) {
                // The peer's close frame may stand behind messages that nobody takes any more.
                open.outbox().resume();
            }
        }
    }

    private static SocketState afterClose(SocketState now) {
        if (now instanceof Connecting) {
            return SocketState.GIVEN_UP;
        }
        return now instanceof Open ? SocketState.CLOSING : now;
    }

    /**
     * The one place where a state follows another.
     *
     * @return the state before; it stays where the step gives it back
     */
    private SocketState transition(UnaryOperator<SocketState> step) {
        return STATE.getAndUpdate(this, step);
    }

    private void fail(WebSocketFailure failure) {
        finish(false, Connection.ABNORMAL_CLOSURE, "", failure);
    }

    /** WebSockets Standard, section 4, "when the WebSocket connection is closed". */
    private void finish(boolean wasClean, int code, String reason, @Nullable WebSocketFailure failure) {
        if (transition(before -> SocketState.CLOSED) == SocketState.CLOSED) {
            return;
        }
        WebSocketFailure end = failure == null ? closedBefore(code) : failure;
        pings.end(end);
        buffered.end(end);
        channelPlace.closed(new WebSocketChannel.Closed(wasClean, code, reason, Optional.ofNullable(failure)), end);
        if (failure != null && isHeard("error")) {
            fire(Event.trusted("error", failure));
        }
        if (isHeard("close")) {
            fire(CloseEvent.trusted(wasClean, code, reason, failure));
        }
    }

    @Override
    public void opened(Connection connection, String chosenProtocol, String chosenExtensions) {
        deliver(() -> open(connection, chosenProtocol, chosenExtensions));
    }

    private void open(Connection connection, String chosenProtocol, String chosenExtensions) {
        // Before the transition: who sees OPEN sees them too.
        protocol = chosenProtocol;
        extensions = chosenExtensions;
        Open open = new Open(new Outbox(connection));
        SocketState before = transition(now -> now instanceof Connecting ? open : now);
        if (!(before instanceof Connecting)) {
            // close() was called before: it was never open.
            protocol = "";
            extensions = "";
            return;
        }
        channelPlace.opened(connection);
        if (isHeard("open")) {
            fire(Event.trusted("open"));
        }
    }

    @Override
    public boolean hearsMessages() {
        return firstEvents != null || (isDelivering() && (channelPlace.channel() != null || isHeard("message")));
    }

    @Override
    public void text(String data) {
        if (firstEvents == null) {
            receive(data);
        } else {
            deliver(() -> receive(data));
        }
    }

    @Override
    public void binary(byte[] data) {
        if (firstEvents == null) {
            receive(data);
        } else {
            deliver(() -> receive(data));
        }
    }

    private void receive(String data) {
        WebSocketChannel channel = channelPlace.channel();
        if (!isDelivering()) {
            return;
        }
        if (channel != null) {
            channel.put(new WebSocketMessage.Text(data));
        } else {
            fireText(data, origin);
        }
    }

    private void receive(byte[] data) {
        WebSocketChannel channel = channelPlace.channel();
        if (!isDelivering()) {
            return;
        }
        if (channel != null) {
            channel.put(new WebSocketMessage.Binary(ByteBuffer.wrap(data)));
        } else {
            fireBinary(data, origin);
        }
    }

    @Override
    public void ping(byte[] data) {
        if (firstEvents == null) {
            receiveControl("ping", data);
        } else {
            deliver(() -> receiveControl("ping", data));
        }
    }

    @Override
    public void pong(byte[] data) {
        if (firstEvents == null) {
            receivePong(data);
        } else {
            deliver(() -> receivePong(data));
        }
    }

    private void receivePong(byte[] data) {
        pings.answer(data);
        receiveControl("pong", data);
    }

    private void receiveControl(String type, byte[] data) {
        if (isDelivering()) {
            fireControl(type, data, origin);
        }
    }

    private boolean isDelivering() {
        SocketState now = state;
        // Deviation: with the option, messages are delivered while CLOSING.
        return now instanceof Open || (deliverWhileClosing && now instanceof Closing closing && closing.wasOpen());
    }

    @Override
    public void accepted(long payloadBytes) {
        if (!buffered.subtract(payloadBytes)) {
            return;
        }
        if (firstEvents == null) {
            bufferedAmountLow();
        } else {
            deliver(this::bufferedAmountLow);
        }
    }

    private void bufferedAmountLow() {
        if (state != SocketState.CLOSED && isHeard("bufferedamountlow")) {
            fire(Event.trusted("bufferedamountlow"));
        }
    }

    @Override
    public void closing(int code, String reason) {
        deliver(() -> transition(now -> now instanceof Open ? SocketState.CLOSING : now));
    }

    @Override
    public void closed(int code, String reason) {
        deliver(() -> {
            // Where close() was called before it was open, it fails: the task for that is on its way.
            if (state != SocketState.GIVEN_UP) {
                finish(true, code, reason, null);
            }
        });
    }

    @Override
    public void failed(WebSocketFailure failure) {
        deliver(() -> fail(failure));
    }
}
