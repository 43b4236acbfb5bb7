package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.BinaryType;
import io.isosocket.CloseEvent;
import io.isosocket.Event;
import io.isosocket.MessageEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket whose events a test waits for, each wait with a limit. It is made on a Vert.x context: from a plain thread
 * a fast connection could fire its first events before a listener is there.
 */
public final class ObservedSocket {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Not io_uring: on that, resets and a server that sends on are not noticed in some of the tests. */
    private static final boolean NATIVE = !"io_uring".equals(System.getProperty("isosocket.test.transport"));

    private static final Vertx VERTX =
            Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setPreferNativeTransport(NATIVE));

    private final WebSocket socket;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private final CompletableFuture<CloseEvent> closed = new CompletableFuture<>();

    /** What the connections are made with. */
    static io.vertx.core.spi.transport.Transport transport() {
        return ((VertxInternal) VERTX).transport();
    }

    private ObservedSocket(WebSocket socket) {
        this.socket = socket;
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.addEventListener("open", event -> {
            events.add(event);
            opened.complete(null);
        });
        socket.addEventListener("message", event -> {
            events.add(event);
            messages.add(plain(((MessageEvent) event).data()));
        });
        socket.addEventListener("error", events::add);
        socket.addEventListener("close", event -> {
            events.add(event);
            closed.complete((CloseEvent) event);
            opened.completeExceptionally(new AssertionError("closed before it was open: " + failureOf(event)));
        });
    }

    public static ObservedSocket of(String url) {
        return of(url, WebSocketOptions.DEFAULT);
    }

    public static ObservedSocket of(String url, WebSocketOptions options) {
        CompletableFuture<ObservedSocket> made = new CompletableFuture<>();
        VERTX.getOrCreateContext().runOnContext(ignored -> {
            try {
                made.complete(new ObservedSocket(new WebSocket(url, options)));
            } catch (RuntimeException e) {
                made.completeExceptionally(e);
            }
        });
        return await(made, "socket", List::of);
    }

    public static ObservedSocket open(String url) {
        return of(url).awaitOpen();
    }

    public static ObservedSocket open(String url, WebSocketOptions options) {
        return of(url, options).awaitOpen();
    }

    public WebSocket socket() {
        return socket;
    }

    public ObservedSocket awaitOpen() {
        await(opened, "open");
        return this;
    }

    /** The data of the next message: a String, or the bytes in hexadecimal as {@link Show#bytes} has them. */
    public Object nextMessage() {
        try {
            Object data = messages.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (data == null) {
                throw new AssertionError("no message in " + LIMIT + "; " + types());
            }
            return data;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Messages that came and were not asked for. */
    public List<Object> moreMessages() {
        return List.copyOf(messages);
    }

    public CloseEvent awaitClose() {
        return await(closed, "close");
    }

    /** Waits for the close event of a connection that ended cleanly: no error before it. */
    public CloseEvent awaitCleanClose() {
        CloseEvent event = awaitClose();
        assertTrue(event.wasClean(), () -> "unclean: " + failureOf(event));
        assertFalse(types().contains("error"), () -> types().toString());
        assertEquals(WebSocket.CLOSED, socket.readyState());
        return event;
    }

    /** Closes, and waits for the clean end. */
    public CloseEvent close() {
        socket.close(1000);
        return awaitCleanClose();
    }

    /** Waits for the end of a connection that was failed, checks what the standard shows of it and returns why. */
    public WebSocketFailure awaitFailure() {
        CloseEvent event = awaitClose();
        assertEquals(1006, event.code());
        assertEquals("", event.reason());
        assertFalse(event.wasClean());
        assertEquals(WebSocket.CLOSED, socket.readyState());
        List<String> types = types();
        assertTrue(types.size() >= 2, () -> "error is missing: " + types);
        assertEquals(List.of("error", "close"), types.subList(types.size() - 2, types.size()));
        Event error = events.get(types.size() - 2);
        WebSocketFailure failure = WebSocketFailure.of(event).orElseThrow();
        assertEquals(failure, WebSocketFailure.of(error).orElseThrow());
        return failure;
    }

    /** The types of all events up to now. */
    public List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    private static Object plain(@Nullable Object data) {
        if (data instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Show.bytes(bytes);
        }
        return String.valueOf(data);
    }

    private static String failureOf(Event event) {
        return WebSocketFailure.of(event).map(WebSocketFailure::toString).orElse("no failure");
    }

    private <T extends @Nullable Object> T await(CompletableFuture<T> future, String event) {
        return await(future, event, this::types);
    }

    private static <T extends @Nullable Object> T await(
            CompletableFuture<T> future, String event, Supplier<List<String>> before) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no " + event + " in " + LIMIT + "; " + before.get(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
