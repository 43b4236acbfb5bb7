package io.isosocket;

import io.isosocket.spi.AcceptedConnection;
import io.isosocket.spi.Backend;
import io.isosocket.spi.SharedMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The browser's {@code WebSocket} (WHATWG WebSockets Standard), in Java.
 *
 * <p><b>Threads.</b> Any thread may call any method. Events come one at a time, in order, on the WebSocket's task queue:
 * with the Vert.x back end that is the Vert.x context of the thread that made the WebSocket, or an event loop of its own
 * where there was none. Listeners must not block that thread where it is an event loop. What a listener throws is
 * reported to the queue's handler for uncaught exceptions; the other listeners still run.
 *
 * <p><b>Order.</b> Events are {@code open}, any number of {@code message}, then {@code error} where the connection was
 * failed, then {@code close}; nothing comes after {@code close}. {@code ping}, {@code pong} and {@code
 * bufferedamountlow}, which a browser does not have, come between {@code open} and {@code close}. Messages sent by one thread keep their order.
 *
 * <p><b>Null.</b> No argument may be null unless it says so.
 *
 * @apiNote Where the browser keeps the reason of a failure from a page, {@link WebSocketFailure#of(Event)} tells it.
 */
public class WebSocket extends EventTarget {

    /** {@link #readyState()}: the opening handshake has not ended. */
    public static final int CONNECTING = 0;

    /** {@link #readyState()}: messages can be sent and received. */
    public static final int OPEN = 1;

    /** {@link #readyState()}: the closing handshake has started, or {@link #close()} was called. */
    public static final int CLOSING = 2;

    /** {@link #readyState()}: the connection is closed, or could not be opened. */
    public static final int CLOSED = 3;

    private static final int MAX_CONTROL_PAYLOAD = 125;

    private final String url;
    private final CloseCodeRule closeCodeRule;
    private final SocketLife life;

    /**
     * Starts to connect to a URL.
     *
     * @param url an absolute URL with the scheme ws, wss, http or https, and without a fragment
     * @throws DOMException SyntaxError where the URL is not valid
     */
    public WebSocket(String url) {
        this(url, WebSocketOptions.DEFAULT);
    }

    /**
     * Starts to connect to a URL, and offers subprotocols.
     *
     * @param url an absolute URL with the scheme ws, wss, http or https, and without a fragment
     * @param protocols the subprotocols, in the order of preference
     * @throws DOMException SyntaxError where the URL is not valid, or a subprotocol is not a token or is given twice
     */
    public WebSocket(String url, String... protocols) {
        this(url, WebSocketOptions.builder().protocols(protocols).build());
    }

    /**
     * Starts to connect to a URL, with options that a browser does not have (WebSockets Standard, section 3.1, the
     * constructor).
     *
     * @param url a URL with the scheme ws, wss, http or https, and without a fragment; absolute, or relative to {@link
     *     WebSocketOptions#baseUrl()}
     * @param options the options
     * @throws DOMException SyntaxError where the URL is not valid, or a subprotocol is not a token or is given twice
     * @throws IllegalStateException where no back end is on the class path or module path
     */
    public WebSocket(String url, WebSocketOptions options) {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(options, "options");
        Opening opening = Opening.of(url, options);
        this.url = opening.url();
        Backend backend = options.backend().orElseGet(DefaultBackend::get);
        closeCodeRule = options.closeCodeRule();
        life = new SocketLife(this, opening.origin(), backend, options);
        life.connect(opening, backend);
    }

    /**
     * The server's side of a connection: {@link #OPEN} from the start, without an {@code open} event.
     *
     * @param accepted the connection
     * @param closeCodeRule which codes {@code close} takes
     * @apiNote For back ends. The listeners that are added before the queue runs its next task miss nothing.
     */
    protected WebSocket(AcceptedConnection accepted, CloseCodeRule closeCodeRule) {
        url = accepted.url();
        this.closeCodeRule = Objects.requireNonNull(closeCodeRule, "closeCodeRule");
        life = new SocketLife(this, accepted);
        life.open(accepted);
    }

    /** {@return the URL, serialized} */
    public String url() {
        return url;
    }

    /** {@return {@link #CONNECTING}, {@link #OPEN}, {@link #CLOSING} or {@link #CLOSED}} */
    public int readyState() {
        return life.readyState();
    }

    /**
     * How many bytes of messages were sent and not yet taken by the socket: their payload, without framing. It grows at
     * once in {@code send}, falls only between tasks, and does not go back to zero when the connection is closed.
     *
     * @return the bytes, 0 or more
     */
    public long bufferedAmount() {
        return life.bufferedAmount();
    }

    /** {@return the number of bytes up to which {@link #bufferedAmount()} is called low; 0 at first} */
    public long bufferedAmountLowThreshold() {
        return life.bufferedAmountLowThreshold();
    }

    /**
     * Sets up to which number of bytes {@link #bufferedAmount()} is called low (as RTCDataChannel has it, WebRTC, section
     * 6.2). No event comes for the change itself.
     *
     * @param bytes 0 or more
     * @throws IllegalArgumentException if the number is negative
     */
    public void bufferedAmountLowThreshold(long bytes) {
        life.bufferedAmountLowThreshold(Ranges.inRange("bufferedAmountLowThreshold", bytes, 0, Long.MAX_VALUE));
    }

    /**
     * Waits for {@link #bufferedAmount()} to be at or under {@link #bufferedAmountLowThreshold()}; it may be at once. What
     * depends on the stage runs on the task queue, as listeners do, or on the caller's thread.
     *
     * @return done once that is so; fails with a {@link WebSocketFailure} where the connection ends before, with bytes
     *     that were not sent
     */
    public CompletionStage<@Nullable Void> drained() {
        return life.drained();
    }

    /** {@return the extensions in use, as the server's header gives them; the empty string before {@code open}} */
    public String extensions() {
        return life.extensions();
    }

    /** {@return the subprotocol that the server chose; the empty string for none and before {@code open}} */
    public String protocol() {
        return life.protocol();
    }

    /** {@return how binary messages are given to listeners; {@link BinaryType#BLOB} at first} */
    public BinaryType binaryType() {
        return life.binaryType();
    }

    /**
     * Sets how binary messages are given to listeners, from the next event on.
     *
     * @param type the way
     */
    public void binaryType(BinaryType type) {
        life.binaryType(Objects.requireNonNull(type, "type"));
    }

    /** {@return the handler of {@code open} events, or null} */
    public @Nullable EventHandler<Event> onopen() {
        return handlerOf("open");
    }

    /**
     * Sets the handler of {@code open} events.
     *
     * @param handler the handler, or null for none
     */
    public void onopen(@Nullable EventHandler<Event> handler) {
        handler("open", handler);
    }

    /** {@return the handler of {@code message} events, or null} */
    public @Nullable EventHandler<MessageEvent> onmessage() {
        return handlerOf("message");
    }

    /**
     * Sets the handler of {@code message} events.
     *
     * @param handler the handler, or null for none
     */
    public void onmessage(@Nullable EventHandler<MessageEvent> handler) {
        handler("message", handler);
    }

    /** {@return the handler of {@code error} events, or null} */
    public @Nullable EventHandler<Event> onerror() {
        return handlerOf("error");
    }

    /**
     * Sets the handler of {@code error} events.
     *
     * @param handler the handler, or null for none
     */
    public void onerror(@Nullable EventHandler<Event> handler) {
        handler("error", handler);
    }

    /** {@return the handler of {@code close} events, or null} */
    public @Nullable EventHandler<CloseEvent> onclose() {
        return handlerOf("close");
    }

    /**
     * Sets the handler of {@code close} events.
     *
     * @param handler the handler, or null for none
     */
    public void onclose(@Nullable EventHandler<CloseEvent> handler) {
        handler("close", handler);
    }

    /** {@return the handler of {@code bufferedamountlow} events, or null} */
    public @Nullable EventHandler<Event> onbufferedamountlow() {
        return handlerOf("bufferedamountlow");
    }

    /**
     * Sets the handler of {@code bufferedamountlow} events: one comes each time that {@link #bufferedAmount()} falls from
     * over {@link #bufferedAmountLowThreshold()} to it or under.
     *
     * @param handler the handler, or null for none
     */
    public void onbufferedamountlow(@Nullable EventHandler<Event> handler) {
        handler("bufferedamountlow", handler);
    }

    /** {@return the handler of {@code ping} events, or null} */
    public @Nullable EventHandler<MessageEvent> onping() {
        return handlerOf("ping");
    }

    /**
     * Sets the handler of {@code ping} events: one comes for each ping of the peer, its data a {@link ByteBuffer}. It has
     * been answered already, unless {@link WebSocketOptions#automaticPong()} is off.
     *
     * @param handler the handler, or null for none
     */
    public void onping(@Nullable EventHandler<MessageEvent> handler) {
        handler("ping", handler);
    }

    /** {@return the handler of {@code pong} events, or null} */
    public @Nullable EventHandler<MessageEvent> onpong() {
        return handlerOf("pong");
    }

    /**
     * Sets the handler of {@code pong} events: one comes for each pong of the peer, asked for or not, its data a {@link
     * ByteBuffer}.
     *
     * @param handler the handler, or null for none
     */
    public void onpong(@Nullable EventHandler<MessageEvent> handler) {
        handler("pong", handler);
    }

    /**
     * Sends a text message. While closing and when closed the message is dropped, and counted in {@link
     * #bufferedAmount()} all the same.
     *
     * @param data the text; lone surrogates are sent as U+FFFD
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(String data) {
        life.sendText(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a binary message.
     *
     * @param data the bytes, which are taken before this method returns
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(byte[] data) {
        life.sendBinary(ByteBuffer.wrap(Objects.requireNonNull(data, "data")));
    }

    /**
     * Sends a binary message.
     *
     * @param data the buffer's remaining bytes, which are taken before this method returns; its position stays
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(ByteBuffer data) {
        life.sendBinary(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a binary message. Where the Blob has to be read from a file first, what is sent after it waits, so that the
     * order stays; where it cannot be read, the connection is failed.
     *
     * @param data the Blob
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(Blob data) {
        life.sendBlob(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a message that other connections get as well.
     *
     * @param message the message, of the back end that gave the connection
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     * @apiNote For back ends.
     */
    protected void sendShared(SharedMessage message) {
        life.sendShared(message);
    }

    /**
     * Sends a ping with a payload of its own and waits for the pong (RFC 6455, section 5.5.2). As many as one likes can be
     * under way. What depends on the stage runs on the task queue, as listeners do, or on the caller's thread.
     *
     * @return the time from this call to the pong; fails with a {@link WebSocketFailure} where the connection is closing
     *     or closed, or ends before the pong has come
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public CompletionStage<Duration> ping() {
        return life.sendPing();
    }

    /**
     * Sends a ping and waits for the pong with the same payload, or for one that answers a later ping: a peer may answer
     * only the last of several (RFC 6455, section 5.5.3).
     *
     * @param data the buffer's remaining bytes, 125 at most, which are taken before this method returns; its position
     *     stays. A payload that no other ping has tells its pong from theirs; those of keep-alive have none.
     * @return as of {@link #ping()}
     * @throws IllegalArgumentException if there are more than 125 bytes
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public CompletionStage<Duration> ping(ByteBuffer data) {
        return life.sendPing(controlPayload("ping", data));
    }

    /**
     * Sends a pong, to answer a {@code ping} event where {@link WebSocketOptions#automaticPong()} is off, or unasked (RFC
     * 6455, section 5.5.3). While closing and when closed it is dropped.
     *
     * @param data the buffer's remaining bytes, 125 at most, which are taken before this method returns; its position
     *     stays. A ping is answered with its own data.
     * @throws IllegalArgumentException if there are more than 125 bytes
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public void pong(ByteBuffer data) {
        life.sendPong(controlPayload("pong", data));
    }

    private static byte[] controlPayload(String method, ByteBuffer data) {
        int length = Objects.requireNonNull(data, "data").remaining();
        if (length > MAX_CONTROL_PAYLOAD) {
            throw new IllegalArgumentException(method + ": " + length + " bytes are more than the "
                    + MAX_CONTROL_PAYLOAD + " of a control frame (RFC 6455, section 5.5)");
        }
        byte[] copy = new byte[length];
        data.get(data.position(), copy);
        return copy;
    }

    /** Starts the closing handshake with no code: the peer sees 1005. */
    public void close() {
        life.close(CloseArguments.NONE);
    }

    /**
     * Starts the closing handshake.
     *
     * @param code 1000, or 3000 to 4999; more by {@link WebSocketOptions#closeCodeRule()}
     * @throws DOMException InvalidAccessError where the code is another
     */
    public void close(int code) {
        life.close(CloseArguments.of(code, "", closeCodeRule));
    }

    /**
     * Starts the closing handshake; messages sent before are sent first. While {@link #CONNECTING} the connection is
     * failed. While closing and when closed nothing happens (WebSockets Standard, section 3.1, {@code close()}).
     *
     * @param code 1000, or 3000 to 4999; more by {@link WebSocketOptions#closeCodeRule()}
     * @param reason 123 bytes of UTF-8 at most; lone surrogates are sent as U+FFFD
     * @throws DOMException InvalidAccessError where the code is another, SyntaxError where the reason is too long
     */
    public void close(int code, String reason) {
        life.close(CloseArguments.of(code, reason, closeCodeRule));
    }

    @SuppressWarnings("unchecked") // Each type of event has a setter above that lets in nothing else.
    private <E extends Event> @Nullable EventHandler<E> handlerOf(String type) {
        return (EventHandler<E>) handler(type);
    }

    @Override
    void listenersChanged() {
        life.listenersChanged();
    }

    @Override
    protected void reportException(Throwable exception) {
        life.reportException(exception);
    }
}
