package io.isosocket;

import io.isosocket.spi.Connection;
import io.isosocket.spi.TaskQueue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a {@link WebSocket}, to be asked for in place of being told: by {@link #receive()}, a loop, {@link
 * ReceiveChannel#select}, or as a {@link Flow.Publisher}.
 *
 * <p><b>Back-pressure.</b> The channel holds as many messages as {@link WebSocketOptions#channelCapacity()} says. When it
 * is full, the socket is not read any more and TCP holds the peer up; once it is half empty, reading goes on. Nothing is
 * dropped. While it is not read, pings are not answered and a close frame is not seen either.
 *
 * <p><b>The end.</b> When the WebSocket is closed, by whom or what it may be, the channel gives what it holds and then
 * ends; {@link #closed()} says how. After {@link #close()} no further messages are taken, as the standard says, unless
 * {@link WebSocketOptions#deliverWhileClosing()} is on.
 *
 * <p>Any thread may call its methods.
 */
public final class WebSocketChannel extends ReceiveChannel<WebSocketMessage>
        implements Flow.Publisher<WebSocketMessage>, AutoCloseable {

    /**
     * How a WebSocket was closed: what its close event tells.
     *
     * @param wasClean whether the closing handshake was completed
     * @param code the peer's code, 1005 for none, 1006 where the connection failed or was lost
     * @param reason the peer's reason, or the empty string
     * @param failure why the connection failed; empty where it was closed cleanly
     */
    public record Closed(boolean wasClean, int code, String reason, Optional<WebSocketFailure> failure) {

        /**
         * Checks for null.
         *
         * @param wasClean whether the closing handshake was completed
         * @param code the peer's code, 1005 for none, 1006 where the connection failed or was lost
         * @param reason the peer's reason, or the empty string
         * @param failure why the connection failed; empty where it was closed cleanly
         */
        public Closed {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(failure, "failure");
        }
    }

    private final WebSocket socket;
    private final TaskQueue queue;
    private final ReadingGate gate;
    private final ChannelBuffer<WebSocketMessage> buffer;
    private final CompletableFuture<WebSocketChannel> opened = new CompletableFuture<>();
    private final AtomicReference<@Nullable ChannelSubscription> subscription = new AtomicReference<>();
    private volatile @Nullable Closed closed;

    WebSocketChannel(WebSocket socket, TaskQueue queue, int capacity) {
        this.socket = socket;
        this.queue = queue;
        gate = new ReadingGate(capacity);
        buffer = new ChannelBuffer<>(this, gate);
    }

    /**
     * Connects and waits until the WebSocket is open.
     *
     * @param url an absolute URL with the scheme ws, wss, http or https, and without a fragment
     * @return the channel of the new WebSocket
     * @throws WebSocketFailure if it cannot be opened
     * @throws InterruptedException if the thread is interrupted; the attempt is given up then
     * @throws DOMException SyntaxError where the URL is not valid
     * @throws IllegalStateException if the calling thread is an event loop, which must not wait
     */
    public static WebSocketChannel connect(String url) throws WebSocketFailure, InterruptedException {
        return connect(url, WebSocketOptions.DEFAULT);
    }

    /**
     * Connects and waits until the WebSocket is open.
     *
     * @param url a URL with the scheme ws, wss, http or https, and without a fragment
     * @param options the options
     * @return the channel of the new WebSocket
     * @throws WebSocketFailure if it cannot be opened
     * @throws InterruptedException if the thread is interrupted; the attempt is given up then
     * @throws DOMException SyntaxError where the URL or a subprotocol is not valid
     * @throws IllegalStateException if the calling thread is an event loop, which must not wait
     */
    public static WebSocketChannel connect(String url, WebSocketOptions options)
            throws WebSocketFailure, InterruptedException {
        Objects.requireNonNull(options, "options");
        WebSocket socket = new WebSocket(url, options, life -> life.channelFromTheStart(options.channelCapacity())
                .requireMayWait("connect"));
        try {
            return await(socket.channel().opened);
        } catch (InterruptedException interrupted) {
            socket.close();
            throw interrupted;
        }
    }

    /**
     * Connects; for threads that must not wait.
     *
     * @param url a URL with the scheme ws, wss, http or https, and without a fragment
     * @param options the options
     * @return the channel once the WebSocket is open; fails with a {@link WebSocketFailure} where it cannot be opened. What
     *     depends on the stage runs on the WebSocket's task queue, or on the caller's thread.
     * @throws DOMException SyntaxError where the URL or a subprotocol is not valid
     */
    public static CompletionStage<WebSocketChannel> connectAsync(String url, WebSocketOptions options) {
        Objects.requireNonNull(options, "options");
        WebSocket socket = new WebSocket(url, options, life -> life.channelFromTheStart(options.channelCapacity()));
        return socket.channel().opened.minimalCompletionStage();
    }

    private static <T> T await(CompletableFuture<T> future) throws WebSocketFailure, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("nothing else can go wrong", e);
        }
    }

    /** {@return the WebSocket, for all that is not about receiving} */
    public WebSocket socket() {
        return socket;
    }

    /** {@return how the WebSocket was closed, from then on; the channel may still hold messages} */
    public Optional<Closed> closed() {
        return Optional.ofNullable(closed);
    }

    /**
     * Sends a text message; never waits. See {@link WebSocket#send(String)}.
     *
     * @param data the text
     * @throws DOMException InvalidStateError while connecting, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(String data) {
        socket.send(data);
    }

    /**
     * Sends a binary message; never waits. See {@link WebSocket#send(ByteBuffer)}.
     *
     * @param data the buffer's remaining bytes, which are taken before this method returns; its position stays
     * @throws DOMException InvalidStateError while connecting, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(ByteBuffer data) {
        socket.send(data);
    }

    /**
     * Waits until what was sent has left, but for {@link WebSocket#bufferedAmountLowThreshold()} bytes. Who calls it after
     * each send goes no faster than the peer reads.
     *
     * @throws WebSocketFailure if the connection ends before, with bytes that were not sent
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if the calling thread must not wait
     */
    public void awaitDrained() throws WebSocketFailure, InterruptedException {
        requireMayWait("awaitDrained");
        await(socket.drained().toCompletableFuture());
    }

    /**
     * Sends a ping; never waits. See {@link WebSocket#ping()}.
     *
     * @return the time to the pong; fails with a {@link WebSocketFailure} where the connection ends before. While the
     *     channel is full, the pong waits behind the messages
     * @throws DOMException InvalidStateError while connecting
     */
    public CompletionStage<Duration> ping() {
        return socket.ping();
    }

    /** Starts the closing handshake with 1000 and returns at once. On a WebSocket that is closing or closed it does nothing. */
    @Override
    public void close() {
        socket.close(CloseCode.NORMAL_CLOSURE);
    }

    /**
     * Starts the closing handshake and returns at once. See {@link WebSocket#close(int, String)}.
     *
     * @param code 1000, or 3000 to 4999; more by {@link WebSocketOptions#closeCodeRule()}
     * @param reason 123 bytes of UTF-8 at most
     * @throws DOMException InvalidAccessError where the code is another, SyntaxError where the reason is too long
     */
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    /**
     * Publishes the messages to a subscriber, as it asks for them. There is one subscriber at a time: a second one gets an
     * IllegalStateException by {@code onError}. Who cancels leaves the rest in the channel, for others and for the next
     * subscriber. A WebSocket that was closed cleanly completes the subscriber; a failed one gives it the {@link
     * WebSocketFailure}. Its methods are called one at a time, on the task queue or on the thread that calls
     * {@code request}.
     *
     * @param subscriber gets the messages
     */
    @Override
    public void subscribe(Flow.Subscriber<? super WebSocketMessage> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        ChannelSubscription made = new ChannelSubscription(this, subscriber, this::unsubscribed);
        if (subscription.compareAndSet(null, made)) {
            made.start();
        } else {
            ChannelSubscription.refuse(subscriber, "the channel");
        }
    }

    private void unsubscribed() {
        subscription.set(null);
    }

    // What the WebSocket tells

    void opened(Connection connection) {
        buffer.locked(() -> gate.open(connection));
        opened.complete(this);
    }

    void put(WebSocketMessage message) {
        buffer.put(message);
    }

    void takesNoMore() {
        buffer.locked(gate::remove);
    }

    void closed(Closed how, WebSocketFailure notOpened) {
        closed = how;
        buffer.locked(gate::remove);
        buffer.end();
        opened.completeExceptionally(notOpened);
    }

    @Override
    ChannelBuffer<WebSocketMessage> buffer() {
        return buffer;
    }

    @Override
    void requireMayWait(String method) {
        if (queue.isBlockedByCaller()) {
            throw new IllegalStateException(
                    method + ": " + Thread.currentThread().getName()
                            + " is an event loop or brings the messages of " + this
                            + ", so it must not wait; use receiveAsync, tryReceive or another thread");
        }
    }

    @Override
    public String toString() {
        return "the channel of " + Printable.of(socket.url().split("\\?", 2)[0]);
    }
}
