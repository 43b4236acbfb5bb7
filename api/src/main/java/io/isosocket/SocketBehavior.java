package io.isosocket;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.Backend;
import io.isosocket.spi.TaskQueue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the methods of a {@link AnyWebSocket}, and the part of it that does not depend on how connections
 * come and go: the task queue, the firing of events, and the counting of bytes.
 *
 * <p>Any thread may call what has no other word about threads.
 */
abstract class SocketBehavior {

    private static final CloseArguments QUEUE_FULL =
            new CloseArguments(CloseCode.POLICY_VIOLATION, "the outgoing queue is full");

    private final AnyWebSocket socket;
    private final CloseCodeRule closeCodeRule;
    private final QueueLimit queueLimit;
    private volatile BinaryType binaryType = BinaryType.BLOB;
    final TaskQueue queue;
    final BufferedAmount buffered = new BufferedAmount();
    /** Null once the first events were let go. */
    volatile @Nullable FirstEvents firstEvents;

    SocketBehavior(AnyWebSocket socket, Backend backend, WebSocketOptions options) {
        this.socket = socket;
        closeCodeRule = options.closeCodeRule();
        queueLimit = options.queueLimit();
        queue = backend.taskQueue();
        firstEvents = queue.isCurrent() ? null : new FirstEvents(socket, queue, () -> firstEvents = null);
    }

    /** Of a connection that this side has answered: its listeners are there from the start, and its server limits the queue. */
    SocketBehavior(AnyWebSocket socket, TaskQueue queue, CloseCodeRule closeCodeRule) {
        this.socket = socket;
        this.queue = queue;
        this.closeCodeRule = closeCodeRule;
        queueLimit = QueueLimit.NONE;
    }

    abstract int readyState();

    abstract String protocol();

    abstract String extensions();

    abstract void sendText(String data);

    abstract void sendBinary(ByteBuffer data);

    abstract void sendBlob(Blob data);

    abstract CompletionStage<Duration> sendPing();

    abstract CompletionStage<Duration> sendPing(byte[] data);

    abstract void sendPong(byte[] data);

    abstract void sendFrame(RawFrame frame);

    abstract void close(CloseArguments arguments);

    CloseCodeRule closeCodeRule() {
        return closeCodeRule;
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

    static CompletionStage<Duration> pingTooLate() {
        return CompletableFuture.failedStage(
                WebSocketFailure.builder(Kind.CLOSED, Phase.CLOSING, "ping: the WebSocket is CLOSING or CLOSED")
                        .build());
    }

    /** Counts a message in while open; false where it is one too many, and the WebSocket is closed for that. */
    final boolean admit(long bytes) {
        if (buffered.addWithin(queueLimit.maxBytes(), bytes)) {
            return true;
        }
        return switch (queueLimit.whenFull()) {
            case FAIL_SEND -> throw overLimit(bytes, queueLimit.maxBytes(), "queueLimit");
            case CLOSE -> {
                close(QUEUE_FULL);
                buffered.add(bytes);
                yield false;
            }
        };
    }

    final DOMException overLimit(long bytes, long limit, String option) {
        return new DOMException(
                "send: a message of " + bytes + " bytes behind " + buffered.get() + " that wait is over the limit of "
                        + limit + " (" + option + ")",
                "QuotaExceededError");
    }

    /** Why a connection fails over a Blob that was sent. */
    static WebSocketFailure unreadable(Throwable reason) {
        return WebSocketFailure.builder(Kind.INTERNAL, Phase.OPEN, "a Blob could not be read: " + reason.getMessage())
                .cause(reason)
                .build();
    }

    /** Why a WebSocket fails that is closed before it is open. */
    static WebSocketFailure closedEarly() {
        return WebSocketFailure.builder(
                        Kind.CLOSED, Phase.HANDSHAKE, "close() was called before the connection was open")
                .retryable(false)
                .build();
    }

    /** What is told to those who wait for something that a connection closed cleanly does not bring any more. */
    static WebSocketFailure closedBefore(int code) {
        return WebSocketFailure.builder(
                        Kind.CLOSED, Phase.CLOSING, "the connection was closed before, with code " + code)
                .closeCodeReceived(code)
                .build();
    }

    // The methods below are for tasks of the queue.

    final boolean isHeard(String type) {
        return socket.hasListeners(type);
    }

    final void fire(Event event) {
        try {
            socket.fire(event);
        } catch (Throwable ofReport) {
            // A subclass has a report of its own, which threw: the events behind still come.
            EventTarget.reportToThread(ofReport);
        }
    }

    final void fireText(String data, String origin) {
        if (socket.hasListeners("message")) {
            fire(MessageEvent.trusted(data, origin));
        }
    }

    final void fireBinary(byte[] data, String origin) {
        if (socket.hasListeners("message")) {
            Object value = binaryType == BinaryType.BLOB ? Blob.wrap(data) : ByteBuffer.wrap(data);
            fire(MessageEvent.trusted(value, origin));
        }
    }

    final void fireControl(String type, byte[] data, String origin) {
        if (socket.hasListeners(type)) {
            fire(MessageEvent.trusted(type, ByteBuffer.wrap(data), origin));
        }
    }

    /** Runs what an event does, once the first events may come. */
    final void deliver(Runnable event) {
        FirstEvents waiting = firstEvents;
        if (waiting == null) {
            event.run();
        } else {
            waiting.hold(event);
        }
    }
}
