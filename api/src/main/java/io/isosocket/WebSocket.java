package io.isosocket;

import io.isosocket.spi.Backend;
import java.nio.ByteBuffer;
import java.util.Objects;
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
 * failed, then {@code close}; nothing comes after {@code close}. Messages sent by one thread keep their order.
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

    private final String url;
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
        life = new SocketLife(this, opening.origin(), backend, options.deliverWhileClosing());
        life.connect(opening, backend);
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

    /**
     * Sends a text message. While closing and when closed the message is dropped, and counted in {@link
     * #bufferedAmount()} all the same.
     *
     * @param data the text; lone surrogates are sent as U+FFFD
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public void send(String data) {
        life.sendText(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a binary message.
     *
     * @param data the bytes, which are taken before this method returns
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public void send(byte[] data) {
        life.sendBinary(ByteBuffer.wrap(Objects.requireNonNull(data, "data")));
    }

    /**
     * Sends a binary message.
     *
     * @param data the buffer's remaining bytes, which are taken before this method returns; its position stays
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public void send(ByteBuffer data) {
        life.sendBinary(Objects.requireNonNull(data, "data"));
    }

    /**
     * Sends a binary message. Where the Blob has to be read from a file first, what is sent after it waits, so that the
     * order stays; where it cannot be read, the connection is failed.
     *
     * @param data the Blob
     * @throws DOMException InvalidStateError while {@link #CONNECTING}
     */
    public void send(Blob data) {
        life.sendBlob(Objects.requireNonNull(data, "data"));
    }

    /** Starts the closing handshake with no code: the peer sees 1005. */
    public void close() {
        life.close(CloseArguments.NONE);
    }

    /**
     * Starts the closing handshake.
     *
     * @param code 1000, or 3000 to 4999
     * @throws DOMException InvalidAccessError where the code is another
     */
    public void close(int code) {
        life.close(CloseArguments.of(code, ""));
    }

    /**
     * Starts the closing handshake; messages sent before are sent first. While {@link #CONNECTING} the connection is
     * failed. While closing and when closed nothing happens (WebSockets Standard, section 3.1, {@code close()}).
     *
     * @param code 1000, or 3000 to 4999
     * @param reason 123 bytes of UTF-8 at most; lone surrogates are sent as U+FFFD
     * @throws DOMException InvalidAccessError where the code is another, SyntaxError where the reason is too long
     */
    public void close(int code, String reason) {
        life.close(CloseArguments.of(code, reason));
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
