package io.isosocket;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket as two streams with back-pressure: the interface {@code WebSocketStream} that is proposed for the WebSockets
 * Standard, as Chromium has it, in Java.
 *
 * <p><b>Threads.</b> Any thread may call any method. What depends on the stages, and the subscriber of the readable side,
 * runs on the WebSocket's task queue, as listeners of a {@link WebSocket} do, or on the thread that asked.
 *
 * <p><b>Back-pressure.</b> Nothing is read from the socket before the readable side's subscriber asks for it; and a write
 * is done once there is room for another. See {@link WebSocketOpenInfo}.
 */
public final class WebSocketStream {

    private final WebSocket socket;
    private final CompletableFuture<WebSocketOpenInfo> opened = new CompletableFuture<>();
    private final CompletableFuture<WebSocketCloseInfo> closed = new CompletableFuture<>();
    private @Nullable MessagePublisher readable;
    private @Nullable WebSocketWritable writable;

    /**
     * Starts to connect to a URL.
     *
     * @param url an absolute URL with the scheme ws, wss, http or https, and without a fragment
     * @throws DOMException SyntaxError where the URL is not valid
     */
    public WebSocketStream(String url) {
        this(url, WebSocketOptions.DEFAULT);
    }

    /**
     * Starts to connect to a URL.
     *
     * @param url a URL as that of {@link WebSocket#WebSocket(String, WebSocketOptions)}
     * @param options the options, subprotocols among them
     * @throws DOMException SyntaxError where the URL is not valid, or a subprotocol is not a token or is given twice
     */
    public WebSocketStream(String url, WebSocketOptions options) {
        // However long this thread is held up: without its open event there is no stream.
        socket = new WebSocket(url, options, SocketLife::waitForAllListeners);
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onmessage(event -> received(event.data()));
        socket.onerror(event -> {});
        socket.onclose(this::ended);
        socket.onopen(event -> open());
    }

    /**
     * Starts to connect to a URL, unless a signal is or becomes aborted before the connection is open.
     *
     * @param url a URL as that of {@link WebSocket#WebSocket(String, WebSocketOptions)}
     * @param options the options, subprotocols among them
     * @param signal where it is aborted, {@link #opened()} and {@link #closed()} fail with its reason, an AbortError where
     *     that is no throwable; once the connection is open it does nothing
     * @throws DOMException SyntaxError where the URL is not valid, or a subprotocol is not a token or is given twice
     */
    public WebSocketStream(String url, WebSocketOptions options, AbortSignal signal) {
        this(url, requireFirst(signal, options));
        Runnable abort = () -> abort(signal);
        if (signal.addAlgorithm(abort)) {
            opened.whenComplete((info, failure) -> signal.removeAlgorithm(abort));
        } else {
            abort.run();
        }
    }

    /** Refuses null before anything is dialled. */
    private static WebSocketOptions requireFirst(AbortSignal signal, WebSocketOptions options) {
        Objects.requireNonNull(signal, "signal");
        return options;
    }

    private void abort(AbortSignal signal) {
        Throwable reason = signal.reason() instanceof Throwable given ? given : AbortSignal.abortError();
        if (opened.completeExceptionally(reason)) {
            closed.completeExceptionally(reason);
            socket.close();
        }
    }

    /** {@return the URL, serialized} */
    public String url() {
        return socket.url();
    }

    /** {@return the two sides once the connection is open; fails with a {@link WebSocketError} where it cannot be opened} */
    public CompletionStage<WebSocketOpenInfo> opened() {
        return opened.minimalCompletionStage();
    }

    /**
     * {@return the code and the reason once the connection is closed cleanly, 1005 where the peer gave none; fails with a
     * {@link WebSocketError} where it is not}
     */
    public CompletionStage<WebSocketCloseInfo> closed() {
        return closed.minimalCompletionStage();
    }

    /** Starts the closing handshake with no code. */
    public void close() {
        close(WebSocketCloseInfo.NONE);
    }

    /**
     * Starts the closing handshake, behind what was written. Before the connection is open it is failed; while closing and
     * when closed nothing happens. Messages that come from now on are dropped.
     *
     * @param info a code and a reason; a reason without a code goes out with 1000
     * @throws DOMException InvalidAccessError where the code is none that {@link WebSocketOptions#closeCodeRule()} takes,
     *     SyntaxError where the reason has more than 123 bytes of UTF-8
     */
    public void close(WebSocketCloseInfo info) {
        OptionalInt code = info.codeToSend();
        if (code.isPresent()) {
            socket.close(code.getAsInt(), info.reason());
        } else {
            socket.close();
        }
    }

    /** "Close using reason": what a WebSocketError says, and nothing for any other. */
    void closeUsing(@Nullable Throwable reason) {
        if (reason instanceof WebSocketError error) {
            close(new WebSocketCloseInfo(error.closeCode(), error.reason()));
        } else {
            close();
        }
    }

    private void open() {
        socket.pauseReading();
        MessagePublisher messages = new MessagePublisher(new Reading());
        WebSocketWritable sink = new WebSocketWritable(this, socket);
        readable = messages;
        writable = sink;
        Flow.Publisher<Object> published = messages;
        if (!opened.complete(new WebSocketOpenInfo(published, sink, socket.extensions(), socket.protocol()))) {
            // Aborted meanwhile.
            close();
        }
    }

    private void received(@Nullable Object data) {
        Objects.requireNonNull(readable).add(Objects.requireNonNull(data));
    }

    private void ended(CloseEvent event) {
        WebSocketFailure failure = WebSocketFailure.of(event).orElse(null);
        String why = failure == null ? "the connection was not closed cleanly" : String.valueOf(failure.getMessage());
        if (event.wasClean()) {
            endSides(WebSocketWritable.closed(), null);
            closed.complete(new WebSocketCloseInfo(OptionalInt.of(event.code()), event.reason()));
            return;
        }
        opened.completeExceptionally(WebSocketError.neverOpen(why, failure));
        WebSocketError error = WebSocketError.unclean(why, event.code(), event.reason(), failure);
        endSides(error, error);
        closed.completeExceptionally(error);
    }

    private void endSides(DOMException forWriter, @Nullable Throwable forReader) {
        if (readable != null && writable != null) {
            writable.end(forWriter);
            readable.end(forReader);
        }
    }

    private final class Reading implements MessagePublisher.Source {
        @Override
        public void pause() {
            socket.pauseReading();
        }

        @Override
        public void resume() {
            socket.resumeReading();
        }

        @Override
        public void cancel() {
            close();
        }

        @Override
        public void report(Throwable thrown) {
            socket.reportException(thrown);
        }
    }
}
