package io.isosocket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What {@link WebSocket} and {@link ReconnectingWebSocket} have in common: the interface of the browser's {@code
 * WebSocket} (WebSockets Standard, section 3.1), pings and back-pressure. Where the two differ, the class says so.
 *
 * <p><b>Null.</b> No argument may be null unless it says so.
 */
public abstract sealed class AnyWebSocket extends EventTarget permits WebSocket, ReconnectingWebSocket {

    /** {@link #readyState()}: the opening handshake has not ended. */
    public static final int CONNECTING = 0;

    /** {@link #readyState()}: messages can be sent and received. */
    public static final int OPEN = 1;

    /** {@link #readyState()}: the closing handshake has started, or {@link #close()} was called. */
    public static final int CLOSING = 2;

    /** {@link #readyState()}: the connection is closed, or could not be opened. */
    public static final int CLOSED = 3;

    private static final int MAX_CONTROL_PAYLOAD = 125;

    AnyWebSocket() {}

    /** {@return what it does} */
    abstract SocketBehavior behavior();

    /** {@return whether messages go to a channel in place of listeners} */
    boolean hasChannel() {
        return false;
    }

    /** {@return the URL, serialized} */
    public abstract String url();

    /** {@return {@link #CONNECTING}, {@link #OPEN}, {@link #CLOSING} or {@link #CLOSED}} */
    public int readyState() {
        return behavior().readyState();
    }

    /**
     * How many bytes of messages were sent and not yet taken by the socket: their payload, without framing. It grows at
     * once in {@code send}, falls only between tasks, and does not go back to zero when the connection is closed.
     *
     * @return the bytes, 0 or more
     */
    public long bufferedAmount() {
        return behavior().bufferedAmount();
    }

    /** {@return the number of bytes up to which {@link #bufferedAmount()} is called low; 0 at first} */
    public long bufferedAmountLowThreshold() {
        return behavior().bufferedAmountLowThreshold();
    }

    /**
     * Sets up to which number of bytes {@link #bufferedAmount()} is called low (as RTCDataChannel has it, WebRTC, section
     * 6.2). No event comes for the change itself.
     *
     * @param bytes 0 or more
     * @throws IllegalArgumentException if the number is negative
     */
    public void bufferedAmountLowThreshold(long bytes) {
        behavior().bufferedAmountLowThreshold(Ranges.inRange("bufferedAmountLowThreshold", bytes, 0, Long.MAX_VALUE));
    }

    /**
     * Waits for {@link #bufferedAmount()} to be at or under {@link #bufferedAmountLowThreshold()}; it may be at once. What
     * depends on the stage runs on the task queue, as listeners do, or on the caller's thread.
     *
     * @return done once that is so; fails with a {@link WebSocketFailure} where the connection ends before, with bytes
     *     that were not sent
     */
    public CompletionStage<@Nullable Void> drained() {
        return behavior().drained();
    }

    /** {@return the extensions in use, as the server's header gives them; the empty string before {@code open}} */
    public String extensions() {
        return behavior().extensions();
    }

    /** {@return the subprotocol that the server chose; the empty string for none and before {@code open}} */
    public String protocol() {
        return behavior().protocol();
    }

    /** {@return how binary messages are given to listeners; {@link BinaryType#BLOB} at first} */
    public BinaryType binaryType() {
        return behavior().binaryType();
    }

    /**
     * Sets how binary messages are given to listeners, from the next event on.
     *
     * @param type the way
     */
    public void binaryType(BinaryType type) {
        behavior().binaryType(Objects.requireNonNull(type, "type"));
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
        behavior().sendText(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a binary message.
     *
     * @param data the bytes, which are taken before this method returns
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(byte[] data) {
        behavior().sendBinary(ByteBuffer.wrap(Objects.requireNonNull(data, "data")));
    }

    /**
     * Sends a binary message.
     *
     * @param data the buffer's remaining bytes, which are taken before this method returns; its position stays
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(ByteBuffer data) {
        behavior().sendBinary(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a binary message. Where the Blob has to be read from a file first, what is sent after it waits, so that the
     * order stays; where it cannot be read, the connection is failed.
     *
     * @param data the Blob
     * @throws DOMException InvalidStateError while {@link #CONNECTING}, QuotaExceededError at the {@link QueueLimit}
     */
    public void send(Blob data) {
        behavior().sendBlob(Objects.requireNonNull(data, "data"));
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
        return behavior().sendPing();
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
        return behavior().sendPing(controlPayload("ping", data));
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
        behavior().sendPong(controlPayload("pong", data));
    }

    /**
     * Sends a frame just as it is, in its order among messages: for tests of what a peer does with it, as with a message in
     * fragments of one's own or a reserved bit. It is not counted in {@link #bufferedAmount()}, and a frame that looks like a
     * close frame closes nothing on this side. While closing and when closed it is dropped. Deviation: no standard lets a
     * program break the protocol.
     *
     * @param frame the frame
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     * @throws UnsupportedOperationException if the back end cannot
     */
    public void sendFrame(RawFrame frame) {
        behavior().sendFrame(Objects.requireNonNull(frame, "frame"));
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
        behavior().close(CloseArguments.NONE);
    }

    /**
     * Starts the closing handshake.
     *
     * @param code 1000, or 3000 to 4999; more by {@link WebSocketOptions#closeCodeRule()}
     * @throws DOMException InvalidAccessError where the code is another
     */
    public void close(int code) {
        behavior().close(CloseArguments.of(code, "", behavior().closeCodeRule()));
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
        behavior().close(CloseArguments.of(code, reason, behavior().closeCodeRule()));
    }

    @SuppressWarnings("unchecked") // Each type of event has a setter that lets in nothing else.
    final <E extends Event> @Nullable EventHandler<E> handlerOf(String type) {
        return (EventHandler<E>) handler(type);
    }

    @Override
    void listenersChanged() {
        behavior().listenersChanged();
    }

    @Override
    protected void reportException(Throwable exception) {
        behavior().reportException(exception);
    }
}
