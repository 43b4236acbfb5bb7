package io.isosocket;

import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that connects again when its connection is lost: one object over all attempts.
 *
 * <p><b>States.</b> {@link #readyState()} is {@link #CONNECTING} before the first connection and whenever there is none
 * and another attempt will come; {@link #CLOSED} is the end, after {@link #close()}, after something that {@link
 * ReconnectOptions} calls final, or after giving up. {@link #protocol()} and {@link #extensions()} are those of the
 * last connection.
 *
 * <p><b>Events.</b> {@code open} at each opening, and behind it {@code reconnected} at each but a first one that
 * succeeded at once; {@code reconnecting} when a connection or an attempt has ended and another one follows; {@code
 * error} and {@code close} once, at the end: {@code close} is a {@link FinalCloseEvent}, behind {@code error} where it
 * ended with a failure. {@code message}, {@code ping}, {@code pong} and {@code bufferedamountlow} are a {@link
 * WebSocket}'s. Threads are as there.
 *
 * <p><b>Delivery.</b> Each message that {@code send} took arrives once, or is reported: in {@link
 * ReconnectedEvent#unknown()} or {@link FinalCloseEvent#unknown()} where it was handed to a connection that ended before
 * it was {@linkplain Confirmation known} to have arrived, so that it may have arrived or not; in {@link
 * FinalCloseEvent#unsent()} where there was no connection for it any more. None is sent twice. Messages keep their
 * order; those not yet handed to a connection go out on the next one. All of that is for {@link Confirmation#PONG};
 * what is sent while closing or when closed is dropped, as in {@link WebSocket}.
 *
 * <p>{@link #bufferedAmount()} counts what waits here and what the socket of the present connection has not taken.
 */
public final class ReconnectingWebSocket extends AnyWebSocket {

    private final ReconnectingLife life;

    /**
     * Starts to connect to a URL, with the default options.
     *
     * @param url an absolute URL with the scheme ws, wss, http or https, and without a fragment
     * @throws DOMException SyntaxError where the URL is not valid
     */
    public ReconnectingWebSocket(String url) {
        this(url, ReconnectOptions.DEFAULT);
    }

    /**
     * Starts to connect to a URL.
     *
     * @param url a URL with the scheme ws, wss, http or https, and without a fragment; absolute, or relative to {@link
     *     WebSocketOptions#baseUrl()}
     * @param options the options
     * @throws DOMException SyntaxError where the URL is not valid, or a subprotocol of the connection's options is not a
     *     token or is given twice
     * @throws IllegalStateException where no back end is on the class path or module path
     */
    public ReconnectingWebSocket(String url, ReconnectOptions options) {
        this(PerAttempt.always(Objects.requireNonNull(url, "url")), checked(url, options));
    }

    private static ReconnectOptions checked(String url, ReconnectOptions options) {
        Opening.of(url, Objects.requireNonNull(options, "options").socket());
        return options;
    }

    /**
     * Starts to connect to a URL that is made afresh for each attempt.
     *
     * @param url makes the URL; with one that is not valid, the attempt fails for good
     * @param options the options
     * @throws IllegalStateException where no back end is on the class path or module path
     */
    public ReconnectingWebSocket(PerAttempt<String> url, ReconnectOptions options) {
        this(url, options, System::nanoTime, Math::random);
    }

    /** With a clock, in nanoseconds, and a source of chance, from 0 to 1. */
    ReconnectingWebSocket(PerAttempt<String> url, ReconnectOptions options, LongSupplier clock, DoubleSupplier chance) {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(options, "options");
        life = new ReconnectingLife(this, url, options, new Retries(options, clock, chance));
        life.start();
    }

    /**
     * {@return the URL of the present or last attempt, serialized; the empty string before there was one}
     */
    @Override
    public String url() {
        return life.url();
    }

    /**
     * Leaves the present connection or attempt, or ends the wait, and connects anew at once; delays and attempts are
     * counted anew. The connection is closed with 1000, and is not waited for: it may be one that does not answer any
     * more. May be called by any thread and any listener.
     *
     * @throws DOMException InvalidStateError while {@link #CLOSING} and when {@link #CLOSED}
     */
    public void reconnect() {
        life.reconnect();
    }

    /** {@return the handler of {@code reconnecting} events, or null} */
    public @Nullable EventHandler<ReconnectingEvent> onreconnecting() {
        return handlerOf("reconnecting");
    }

    /**
     * Sets the handler of {@code reconnecting} events.
     *
     * @param handler the handler, or null for none
     */
    public void onreconnecting(@Nullable EventHandler<ReconnectingEvent> handler) {
        handler("reconnecting", handler);
    }

    /** {@return the handler of {@code reconnected} events, or null} */
    public @Nullable EventHandler<ReconnectedEvent> onreconnected() {
        return handlerOf("reconnected");
    }

    /**
     * Sets the handler of {@code reconnected} events.
     *
     * @param handler the handler, or null for none
     */
    public void onreconnected(@Nullable EventHandler<ReconnectedEvent> handler) {
        handler("reconnected", handler);
    }

    @Override
    SocketBehavior behavior() {
        return life;
    }
}
