package io.isosocket;

import io.isosocket.SocketState.Closing;
import io.isosocket.SocketState.Connecting;
import io.isosocket.SocketState.Open;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.AcceptedConnection;
import io.isosocket.spi.Backend;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.SharedMessage;
import io.isosocket.spi.TaskQueue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
final class SocketLife implements ConnectionListener {

    private static final AtomicReferenceFieldUpdater<SocketLife, SocketState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(SocketLife.class, SocketState.class, "state");
    private static final CloseArguments QUEUE_FULL =
            new CloseArguments(CloseCode.POLICY_VIOLATION, "the outgoing queue is full");

    private final WebSocket socket;
    private final String origin;
    private final boolean deliverWhileClosing;
    private final QueueLimit queueLimit;
    private final TaskQueue queue;
    private final BufferedAmount buffered = new BufferedAmount();
    private final PingsInFlight pings = new PingsInFlight();
    private volatile SocketState state = SocketState.UNSTARTED;
    private volatile String protocol = "";
    private volatile String extensions = "";
    private volatile BinaryType binaryType = BinaryType.BLOB;
    /** Null once the first events were let go. */
    private volatile @Nullable FirstEvents firstEvents;

    SocketLife(WebSocket socket, String origin, Backend backend, WebSocketOptions options) {
        this.socket = socket;
        this.origin = origin;
        this.deliverWhileClosing = options.deliverWhileClosing();
        this.queueLimit = options.queueLimit();
        queue = backend.taskQueue();
        firstEvents = queue.isCurrent() ? null : new FirstEvents(socket, queue, () -> firstEvents = null);
    }

    SocketLife(WebSocket socket, AcceptedConnection accepted) {
        this.socket = socket;
        origin = accepted.origin();
        deliverWhileClosing = WebSocketOptions.DEFAULT.deliverWhileClosing();
        // The server has a limit of its own.
        queueLimit = QueueLimit.NONE;
        queue = accepted.queue();
        protocol = accepted.protocol();
        extensions = accepted.extensions();
    }

    /** Takes a connection that is open. Called once, after construction. */
    void open(AcceptedConnection accepted) {
        state = new Open(new Outbox(accepted.connection().apply(this)));
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

    int readyState() {
        return state.readyState();
    }

    long bufferedAmount() {
        return buffered.get();
    }

    long bufferedAmountLowThreshold() {
        return buffered.lowThreshold();
    }

    void bufferedAmountLowThreshold(long value) {
        buffered.lowThreshold(value);
        queue.enqueue(buffered::releaseIfLow);
    }

    CompletionStage<@Nullable Void> drained() {
        return buffered.drained();
    }

    String protocol() {
        return protocol;
    }

    String extensions() {
        return extensions;
    }

    BinaryType binaryType() {
        return binaryType;
    }

    void binaryType(BinaryType type) {
        binaryType = type;
    }

    /** Reports what a listener threw; that the report goes wrong must not keep the other listeners from running. */
    void reportException(Throwable exception) {
        try {
            queue.reportException(exception);
        } catch (Throwable ofReport) {
            EventTarget.reportToThread(ofReport);
        }
    }

    void listenersChanged() {
        FirstEvents waiting = firstEvents;
        if (waiting != null) {
            waiting.listenersChanged();
        }
    }

    void sendText(String data) {
        SocketState now = startSending("send");
        byte[] utf8 = Utf8.encode(data);
        if (admit(now, utf8.length) && now instanceof Open open) {
            open.outbox().sendText(utf8);
        }
    }

    void sendBinary(ByteBuffer data) {
        SocketState now = startSending("send");
        if (admit(now, data.remaining()) && now instanceof Open open) {
            open.outbox().sendBinary(data);
        }
    }

    void sendBlob(Blob data) {
        SocketState now = startSending("send");
        if (admit(now, data.size()) && now instanceof Open open) {
            open.outbox().sendBlob(data, this::blobUnreadable);
        }
    }

    void sendShared(SharedMessage message) {
        SocketState now = startSending("send");
        if (admit(now, message.length()) && now instanceof Open open) {
            open.outbox().sendShared(message);
        }
    }

    CompletionStage<Duration> sendPing() {
        SocketState now = startSending("ping");
        return now instanceof Open open ? pings.send(open.outbox()) : pingTooLate();
    }

    CompletionStage<Duration> sendPing(byte[] data) {
        SocketState now = startSending("ping");
        return now instanceof Open open ? pings.send(open.outbox(), data) : pingTooLate();
    }

    private static CompletionStage<Duration> pingTooLate() {
        return CompletableFuture.failedStage(
                WebSocketFailure.builder(Kind.CLOSED, Phase.CLOSING, "ping: the WebSocket is CLOSING or CLOSED")
                        .build());
    }

    void sendPong(byte[] data) {
        if (startSending("pong") instanceof Open open) {
            open.outbox().pong(data);
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
    private boolean admit(SocketState now, long bytes) {
        if (!(now instanceof Open)) {
            buffered.add(bytes);
            return true;
        }
        if (buffered.addWithin(queueLimit.maxBytes(), bytes)) {
            return true;
        }
        return switch (queueLimit.whenFull()) {
            case FAIL_SEND ->
                throw new DOMException(
                        "send: a message of " + bytes + " bytes behind " + buffered.get()
                                + " that wait is over the limit of " + queueLimit.maxBytes() + " (queueLimit)",
                        "QuotaExceededError");
            case CLOSE -> {
                close(QUEUE_FULL);
                buffered.add(bytes);
                yield false;
            }
        };
    }

    private void blobUnreadable(Connection connection, Throwable reason) {
        WebSocketFailure failure = WebSocketFailure.builder(
                        Kind.INTERNAL, Phase.OPEN, "a Blob could not be read: " + reason.getMessage())
                .cause(reason)
                .build();
        // First, so that a process that waits for its sockets does not end between the two.
        queue.enqueue(() -> fail(failure));
        connection.abort();
    }

    void close(CloseArguments arguments) {
        SocketState before = transition(SocketLife::afterClose);
        if (before instanceof Connecting connecting) {
            WebSocketFailure failure = WebSocketFailure.builder(
                            Kind.CLOSED, Phase.HANDSHAKE, "close() was called before the connection was open")
                    .retryable(false)
                    .build();
            // First, so that a process that waits for its sockets does not end between the two.
            queue.enqueue(() -> deliver(() -> fail(failure)));
            connecting.abort();
        } else if (before instanceof Open open) {
            open.outbox().close(arguments.code(), arguments.reason());
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
        if (failure != null && socket.hasListeners("error")) {
            fire(Event.trusted("error", failure));
        }
        if (socket.hasListeners("close")) {
            fire(CloseEvent.trusted(wasClean, code, reason, failure));
        }
    }

    /** What is told to those who wait for something that a connection closed cleanly does not bring any more. */
    private static WebSocketFailure closedBefore(int code) {
        return WebSocketFailure.builder(
                        Kind.CLOSED, Phase.CLOSING, "the connection was closed before, with code " + code)
                .closeCodeReceived(code)
                .build();
    }

    private void fire(Event event) {
        try {
            socket.fire(event);
        } catch (Throwable ofReport) {
            // A subclass has a report of its own, which threw: the events behind still come.
            EventTarget.reportToThread(ofReport);
        }
    }

    /** Runs what an event does, in a task of the queue, once the first events may come. */
    private void deliver(Runnable event) {
        FirstEvents waiting = firstEvents;
        if (waiting == null) {
            event.run();
        } else {
            waiting.hold(event);
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
        } else if (socket.hasListeners("open")) {
            fire(Event.trusted("open"));
        }
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
        if (isDelivering() && socket.hasListeners("message")) {
            fire(MessageEvent.trusted(data, origin));
        }
    }

    private void receive(byte[] data) {
        if (isDelivering() && socket.hasListeners("message")) {
            Object value = binaryType == BinaryType.BLOB ? Blob.wrap(data) : ByteBuffer.wrap(data);
            fire(MessageEvent.trusted(value, origin));
        }
    }

    @Override
    public void ping(byte[] data) {
        deliver(() -> receiveControl("ping", data));
    }

    @Override
    public void pong(byte[] data) {
        deliver(() -> {
            pings.answer(data);
            receiveControl("pong", data);
        });
    }

    private void receiveControl(String type, byte[] data) {
        if (isDelivering() && socket.hasListeners(type)) {
            fire(MessageEvent.trusted(type, ByteBuffer.wrap(data), origin));
        }
    }

    private boolean isDelivering() {
        SocketState now = state;
        // Deviation: with the option, messages are delivered while CLOSING.
        return now instanceof Open || (deliverWhileClosing && now instanceof Closing closing && closing.wasOpen());
    }

    @Override
    public void accepted(long payloadBytes) {
        if (buffered.subtract(payloadBytes)) {
            deliver(this::bufferedAmountLow);
        }
    }

    private void bufferedAmountLow() {
        if (state != SocketState.CLOSED && socket.hasListeners("bufferedamountlow")) {
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
