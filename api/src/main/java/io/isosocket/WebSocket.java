package io.isosocket;

import io.isosocket.spi.AcceptedConnection;
import io.isosocket.spi.Backend;
import io.isosocket.spi.SharedMessage;
import java.util.Objects;
import java.util.function.Consumer;

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
 * bufferedamountlow}, which a browser does not have, come between {@code open} and {@code close}. Messages sent by one
 * thread keep their order.
 *
 * <p><b>Null.</b> No argument may be null unless it says so.
 *
 * @apiNote Where the browser keeps the reason of a failure from a page, {@link WebSocketFailure#of(Event)} tells it.
 */
public non-sealed class WebSocket extends AnyWebSocket {

    private final String url;
    private final int channelCapacity;
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
        this(url, options, life -> {});
    }

    /** Starts to connect, once what prepares it has run. */
    WebSocket(String url, WebSocketOptions options, Consumer<SocketLife> preparation) {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(options, "options");
        Opening opening = Opening.of(url, options);
        this.url = opening.url();
        Backend backend = options.backend().orElseGet(DefaultBackend::get);
        life = new SocketLife(this, opening.origin(), backend, options);
        channelCapacity = options.channelCapacity();
        preparation.accept(life);
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
        channelCapacity = WebSocketOptions.DEFAULT.channelCapacity();
        life = new SocketLife(this, accepted, Objects.requireNonNull(closeCodeRule, "closeCodeRule"));
        life.open(accepted);
    }

    @Override
    public String url() {
        return url;
    }

    /**
     * The channel of this WebSocket, which gives the messages to who asks for them. From the first call on, messages go to
     * the channel and {@code message} events are not fired; those that came before are not in it. All other events come as
     * before. The channel of a closed WebSocket has ended.
     *
     * @return the one channel that this WebSocket has
     */
    public WebSocketChannel channel() {
        return life.channel(channelCapacity);
    }

    @Override
    boolean hasChannel() {
        return life.hasChannel();
    }

    @Override
    SocketLife behavior() {
        return life;
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

    /** Stops reading from the peer, while {@link #OPEN}: TCP pushes back on it. What has been read already still comes. */
    void pauseReading() {
        life.pauseReading();
    }

    /** Reads from the peer again. */
    void resumeReading() {
        life.resumeReading();
    }
}
