package io.isosocket;

import io.isosocket.ReconnectState.Closed;
import io.isosocket.ReconnectState.Closing;
import io.isosocket.ReconnectState.Connecting;
import io.isosocket.ReconnectState.Leaving;
import io.isosocket.ReconnectState.Open;
import io.isosocket.ReconnectState.Waiting;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.Backend;
import io.isosocket.spi.Connection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The life of a ReconnectingWebSocket, over all its attempts.
 *
 * <p>States change under the lock, by any thread; listeners and what depends on stages run without it, in tasks of the
 * queue. What an attempt tells that is no longer the present one is not heard.
 */
final class ReconnectingLife extends SocketBehavior {

    private final PerAttempt<String> urls;
    private final ReconnectOptions options;
    private final Backend backend;
    private final Object lock = new Object();
    // The two below are guarded by the lock.
    private final Retries retries;
    private final MessageLedger ledger;
    private volatile ReconnectState state;
    private volatile String url = "";
    private volatile String protocol = "";
    private volatile String extensions = "";

    ReconnectingLife(ReconnectingWebSocket socket, PerAttempt<String> urls, ReconnectOptions options, Retries retries) {
        this(socket, urls, options, retries, options.socket().backend().orElseGet(DefaultBackend::get));
    }

    private ReconnectingLife(
            ReconnectingWebSocket socket,
            PerAttempt<String> urls,
            ReconnectOptions options,
            Retries retries,
            Backend backend) {
        super(socket, backend, options.socket());
        this.urls = urls;
        this.options = options;
        this.retries = retries;
        this.backend = backend;
        ledger = new MessageLedger(options.unconfirmedLimit());
        state = new Connecting(new Attempt(this, 0));
    }

    /** Starts the first attempt. Called once, after construction. */
    void start() {
        state.attempt().ifPresent(first -> queue.enqueue(() -> begin(first)));
    }

    String url() {
        return url;
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

    // An attempt, up to the connection

    private void begin(Attempt attempt) {
        if (!isConnecting(attempt)) {
            return;
        }
        CompletableFuture<Opening> prepared = AttemptOpening.prepare(urls, options, attempt.number());
        Duration limit = options.socket().handshakeTimeout();
        Runnable cancelTimer = limit.isZero() || prepared.isDone()
                ? () -> {}
                : queue.schedule(limit, () -> ended(attempt, AttemptEnd.failed(notPrepared(limit))));
        synchronized (lock) {
            attempt.preparing(cancelTimer);
            if (!isConnecting(attempt)) {
                // Closed meanwhile: a timer would keep the process.
                attempt.abort();
            }
        }
        var unused = prepared.whenComplete((opening, thrown) -> queue.enqueue(() -> {
            cancelTimer.run();
            if (thrown == null) {
                dial(attempt, opening);
            } else {
                deliver(() -> ended(attempt, AttemptEnd.failed(AttemptOpening.failure(thrown))));
            }
        }));
    }

    private static WebSocketFailure notPrepared(Duration limit) {
        return WebSocketFailure.builder(
                        Kind.TIMEOUT,
                        Phase.PREPARE,
                        "the URL, headers or protocols of the attempt were not made within " + limit
                                + " (handshakeTimeout)")
                .build();
    }

    private void dial(Attempt attempt, Opening opening) {
        synchronized (lock) {
            if (!isConnecting(attempt)) {
                return;
            }
            url = opening.url();
            if (opening.blockedPort().isEmpty()) {
                attempt.dialled(backend.connect(opening.request(), queue, attempt), opening.origin());
                return;
            }
        }
        deliver(() -> ended(attempt, AttemptEnd.failed(opening.blockedPort().orElseThrow())));
    }

    private boolean isConnecting(Attempt attempt) {
        return state instanceof Connecting connecting && connecting.present() == attempt;
    }

    private boolean isPresent(Attempt attempt) {
        return state.attempt().filter(present -> present == attempt).isPresent();
    }

    // What the attempt tells, in tasks of the queue

    void opened(Attempt attempt, Connection connection, String chosenProtocol, String chosenExtensions) {
        List<Object> unknown;
        synchronized (lock) {
            if (!isConnecting(attempt)) {
                return;
            }
            protocol = chosenProtocol;
            extensions = chosenExtensions;
            attempt.opened(connection);
            state = new Open(attempt);
            retries.opened();
            unknown = ledger.takeUnknown();
            pump(attempt);
        }
        if (isHeard("open")) {
            fire(Event.trusted("open"));
        }
        if (attempt.number() > 0) {
            fire(new ReconnectedEvent(attempt.number(), unknown));
        }
    }

    void text(Attempt attempt, String data) {
        if (isDelivering(attempt)) {
            fireText(data, attempt.origin());
        }
    }

    void binary(Attempt attempt, byte[] data) {
        if (isDelivering(attempt)) {
            fireBinary(data, attempt.origin());
        }
    }

    void control(Attempt attempt, String type, byte[] data) {
        if (isDelivering(attempt)) {
            fireControl(type, data, attempt.origin());
        }
    }

    private boolean isDelivering(Attempt attempt) {
        ReconnectState now = state;
        // With the option, as a WebSocket's: messages are delivered while CLOSING.
        return isPresent(attempt)
                && (now instanceof Open
                        || (now instanceof Closing && options.socket().deliverWhileClosing()));
    }

    void accepted(Attempt attempt, long bytes) {
        synchronized (lock) {
            if (!isPresent(attempt)) {
                return;
            }
            ledger.taken(bytes);
            if (options.confirmation() == Confirmation.SOCKET) {
                ledger.confirmTaken();
            }
            pumpWhereOpen(attempt);
        }
        subtract(bytes);
    }

    private void subtract(long bytes) {
        if (buffered.subtract(bytes)) {
            deliver(() -> {
                if (!(state instanceof Closed) && isHeard("bufferedamountlow")) {
                    fire(Event.trusted("bufferedamountlow"));
                }
            });
        }
    }

    /** The peer's close frame has come. */
    void closing(Attempt attempt, int code) {
        synchronized (lock) {
            if (state instanceof Open && isPresent(attempt)) {
                state = options.finalCloseCodes().contains(code)
                        ? new Closing(Optional.of(attempt))
                        : new Leaving(attempt);
            }
        }
    }

    /** A Blob could not be read, which any thread may find out. */
    void unreadable(Attempt attempt, Throwable reason) {
        // First, so that a process that waits for its sockets does not end between the two.
        queue.enqueue(() -> deliver(() -> ended(attempt, AttemptEnd.failed(unreadable(reason)))));
        synchronized (lock) {
            attempt.abort();
        }
    }

    void ended(Attempt attempt, AttemptEnd end) {
        Waiting waiting;
        long untaken;
        synchronized (lock) {
            if (!isPresent(attempt)) {
                return;
            }
            waiting = waitingAfter(end);
            state = waiting == null ? new Closed() : waiting;
            untaken = ledger.cut();
        }
        attempt.pings().end(end.why());
        if (waiting == null) {
            close(end);
        } else {
            subtract(untaken);
            fire(new ReconnectingEvent(
                    waiting.next().number(), waiting.delay(), end.code(), end.reason(), end.failure()));
        }
    }

    /** {@return what to wait for after the end of an attempt; null where no other one follows} */
    private @Nullable Waiting waitingAfter(AttemptEnd end) {
        boolean isLast =
                state instanceof Closing || end.isFinal(options) || (state instanceof Open && end.isGoingAway());
        Optional<Duration> delay = isLast ? Optional.empty() : retries.next();
        if (delay.isEmpty()) {
            return null;
        }
        Attempt next = new Attempt(this, retries.attempt());
        Runnable cancel = queue.schedule(delay.get(), () -> beginAfterWait(next));
        return new Waiting(next, delay.get(), cancel);
    }

    private void beginAfterWait(Attempt attempt) {
        synchronized (lock) {
            if (!(state instanceof Waiting waiting && waiting.next() == attempt)) {
                return;
            }
            state = new Connecting(attempt);
        }
        begin(attempt);
    }

    /** The end of all, which is told once. */
    private void close(AttemptEnd end) {
        List<Object> unknown;
        List<Object> unsent;
        synchronized (lock) {
            state = new Closed();
            unknown = ledger.takeUnknown();
            unsent = ledger.takeWaiting();
        }
        buffered.end(end.why());
        if (end.failure() != null && isHeard("error")) {
            fire(Event.trusted("error", end.failure()));
        }
        fire(new FinalCloseEvent(end.wasClean(), end.code(), end.reason(), end.failure(), unknown, unsent));
    }

    // What is sent

    @Override
    void sendText(String data) {
        send(new OutgoingMessage.Text(data));
    }

    @Override
    void sendBinary(ByteBuffer data) {
        send(OutgoingMessage.Binary.copyOf(data));
    }

    @Override
    void sendBlob(Blob data) {
        send(new OutgoingMessage.OfBlob(data));
    }

    private void send(OutgoingMessage message) {
        synchronized (lock) {
            ReconnectState now = state;
            if (now instanceof Open open) {
                if (admit(message.size())) {
                    ledger.add(message);
                    pump(open.present());
                }
            } else if (now.readyState() == AnyWebSocket.CONNECTING) {
                admitWhileDown(message.size());
                ledger.add(message);
            } else {
                buffered.add(message.size());
            }
        }
    }

    private void admitWhileDown(long bytes) {
        long limit = options.queueWhileDown();
        if (limit == 0) {
            throw connecting("send");
        }
        if (bytes > limit - ledger.waitingBytes()) {
            throw overLimit(bytes, limit, "queueWhileDown");
        }
        buffered.add(bytes);
    }

    private void pumpWhereOpen(Attempt attempt) {
        if (state instanceof Open) {
            pump(attempt);
        }
    }

    /** Hands over what may be. Under the lock, so that the order stays. */
    private void pump(Attempt attempt) {
        for (OutgoingMessage next = ledger.nextWithinLimits(); next != null; next = ledger.nextWithinLimits()) {
            attempt.send(next);
        }
        boolean needed = options.confirmation() == Confirmation.PONG && !ledger.isAllConfirmed();
        if (needed && !attempt.isConfirming()) {
            attempt.confirming(true);
            // Later, so that one ping is for all that a task sends.
            queue.enqueue(() -> confirm(attempt));
        }
    }

    /** Asks the peer whether what was handed over has arrived. */
    private void confirm(Attempt attempt) {
        CompletionStage<Duration> pong;
        long upTo;
        synchronized (lock) {
            // A ping would overtake a Blob that is being read; when the socket takes that, there will be another.
            if (!isPresent(attempt) || !attempt.outbox().isClear()) {
                attempt.confirming(false);
                return;
            }
            upTo = ledger.handedMessages();
            pong = attempt.pings().send(attempt.outbox());
        }
        var unused = pong.thenRun(() -> confirmed(attempt, upTo));
    }

    private void confirmed(Attempt attempt, long upTo) {
        synchronized (lock) {
            if (isPresent(attempt)) {
                ledger.confirm(upTo);
                attempt.confirming(false);
                pumpWhereOpen(attempt);
            }
        }
    }

    private static DOMException connecting(String method) {
        return new DOMException(
                method + ": there is no connection now, the WebSocket is CONNECTING", "InvalidStateError");
    }

    @Override
    CompletionStage<Duration> sendPing() {
        return openFor("ping")
                .map(attempt -> attempt.pings().send(attempt.outbox()))
                .orElseGet(SocketBehavior::pingTooLate);
    }

    @Override
    CompletionStage<Duration> sendPing(byte[] data) {
        return openFor("ping")
                .map(attempt -> attempt.pings().send(attempt.outbox(), data))
                .orElseGet(SocketBehavior::pingTooLate);
    }

    @Override
    void sendPong(byte[] data) {
        openFor("pong").ifPresent(attempt -> attempt.outbox().pong(data));
    }

    @Override
    void sendFrame(RawFrame frame) {
        openFor("sendFrame").ifPresent(attempt -> attempt.outbox().sendFrame(frame));
    }

    /** {@return the attempt that is open; empty while closing and when closed} */
    private Optional<Attempt> openFor(String method) {
        ReconnectState now = state;
        if (now.readyState() == AnyWebSocket.CONNECTING) {
            throw connecting(method);
        }
        return now instanceof Open open ? Optional.of(open.present()) : Optional.empty();
    }

    // What ends a connection

    @Override
    void close(CloseArguments arguments) {
        synchronized (lock) {
            ReconnectState before = state;
            if (before instanceof Waiting waiting) {
                closeEarly();
                waiting.cancel().run();
            } else if (before instanceof Connecting connecting) {
                closeEarly();
                connecting.present().abort();
            } else if (before instanceof Leaving leaving) {
                state = new Closing(Optional.of(leaving.present()));
            } else if (before instanceof Open open) {
                state = new Closing(Optional.of(open.present()));
                closeOpen(open.present(), arguments);
            }
        }
    }

    private void closeEarly() {
        state = new Closing(Optional.empty());
        // First, so that a process that waits for its sockets does not end between the two.
        queue.enqueue(() -> deliver(() -> close(AttemptEnd.failed(closedEarly()))));
    }

    private void closeOpen(Attempt attempt, CloseArguments arguments) {
        for (OutgoingMessage next = ledger.next(); next != null; next = ledger.next()) {
            attempt.send(next);
        }
        attempt.outbox().behindMessages(() -> {
            if (options.confirmation() == Confirmation.PONG) {
                confirm(attempt);
            }
            attempt.outbox().close(arguments.code(), arguments.reason());
        });
    }

    void reconnect() {
        synchronized (lock) {
            ReconnectState before = state;
            if (before.readyState() != AnyWebSocket.CONNECTING && before.readyState() != AnyWebSocket.OPEN) {
                throw new DOMException("reconnect: the WebSocket is CLOSING or CLOSED", "InvalidStateError");
            }
            retries.restart();
            Attempt next = new Attempt(this, retries.attempt());
            state = new Connecting(next);
            long untaken = ledger.cut();
            queue.enqueue(() -> deliver(() -> restart(before, next, untaken)));
            if (before instanceof Waiting waiting) {
                waiting.cancel().run();
            } else if (!(before instanceof Leaving)) {
                before.attempt().ifPresent(Attempt::leave);
            }
        }
    }

    private void restart(ReconnectState before, Attempt next, long untaken) {
        subtract(untaken);
        before.attempt().ifPresent(left -> left.pings().end(AttemptEnd.LEFT.why()));
        if (isConnecting(next) && !(before instanceof Waiting)) {
            AttemptEnd end = AttemptEnd.LEFT;
            fire(new ReconnectingEvent(next.number(), Duration.ZERO, end.code(), end.reason(), null));
        }
        begin(next);
    }
}
