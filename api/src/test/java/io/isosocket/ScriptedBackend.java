package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.spi.Backend;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.TaskQueue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A back end without a network: a test runs its tasks one by one, and plays the peer. */
@NullMarked
final class ScriptedBackend implements Backend {

    /** What was asked of the connection, in words; other threads may ask too. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final Semaphore called = new Semaphore(0);

    /** What listeners threw. */
    final List<Throwable> reported = new ArrayList<>();

    /** Whether the test's thread counts as the queue's. */
    boolean isCurrent = true;

    /** What was scheduled; a test runs it when it likes. */
    final Queue<Runnable> timers = new ArrayDeque<>();

    /** What becomes of what listeners throw. */
    java.util.function.Consumer<Throwable> onReport = reported::add;

    /** Run when a connection is asked for, before it is given. */
    Runnable onConnect = () -> {};

    /** Run when the connection is aborted. */
    Runnable onAbort = () -> {};

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private @Nullable ConnectRequest request;
    private @Nullable ConnectionListener listener;
    private final Connection connection = new Recorder();

    WebSocketOptions options() {
        return WebSocketOptions.builder().backend(this).build();
    }

    private void call(String words) {
        calls.add(words);
        called.release();
    }

    /** Waits for so many calls, which come from another thread. */
    void awaitCalls(int count) throws InterruptedException {
        assertTrue(called.tryAcquire(count, 30, TimeUnit.SECONDS), () -> calls.toString());
    }

    /** Makes a WebSocket that is still connecting. */
    WebSocket connecting() {
        return new WebSocket("ws://example.org/chat", options());
    }

    /** Makes a WebSocket that is open. */
    WebSocket open() {
        return open(WebSocketOptions.DEFAULT);
    }

    /** Makes a WebSocket that is open, with these options. */
    WebSocket open(WebSocketOptions options) {
        WebSocket socket = new WebSocket(
                "ws://example.org/chat", options.toBuilder().backend(this).build());
        peer(peer -> peer.opened(connection, "", ""));
        return socket;
    }

    ConnectRequest request() {
        return require(request, "no connection was asked for");
    }

    boolean wasAskedToConnect() {
        return request != null;
    }

    Connection connection() {
        return connection;
    }

    /** Runs one task in which the peer does something. */
    void peer(java.util.function.Consumer<ConnectionListener> event) {
        ConnectionListener hears = require(listener, "no connection was asked for");
        tasks.add(() -> event.accept(hears));
        runTasks();
    }

    /** Runs the tasks that wait. */
    void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public TaskQueue taskQueue() {
        return new TaskQueue() {
            @Override
            public void enqueue(Runnable task) {
                tasks.add(task);
            }

            @Override
            public boolean isCurrent() {
                return isCurrent;
            }

            @Override
            public Runnable schedule(Duration delay, Runnable task) {
                timers.add(task);
                return () -> timers.remove(task);
            }

            @Override
            public void reportException(Throwable exception) {
                onReport.accept(exception);
            }
        };
    }

    @Override
    public Connection connect(ConnectRequest asked, TaskQueue queue, ConnectionListener hears) {
        request = asked;
        listener = hears;
        onConnect.run();
        return connection;
    }

    private static <T> T require(@Nullable T value, String message) {
        if (value == null) {
            throw new AssertionError(message);
        }
        return value;
    }

    private final class Recorder implements Connection {
        @Override
        public void sendText(byte[] utf8) {
            call("text " + new String(utf8, StandardCharsets.UTF_8));
        }

        @Override
        public void sendBinary(ByteBuffer data) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            call("binary " + java.util.HexFormat.of().formatHex(bytes));
        }

        @Override
        public void ping(byte[] data) {
            call("ping " + java.util.HexFormat.of().formatHex(data));
        }

        @Override
        public void sendFrame(RawFrame frame) {
            java.util.HexFormat hex = java.util.HexFormat.of();
            call("frame " + hex.toHexDigits((byte) frame.firstByte()) + " " + hex.formatHex(frame.payload()));
        }

        @Override
        public void pong(byte[] data) {
            call("pong " + java.util.HexFormat.of().formatHex(data));
        }

        @Override
        public void close(int code, String reason) {
            call("close " + code + " " + reason);
        }

        @Override
        public void pause() {
            call("pause");
        }

        @Override
        public void resume() {
            call("resume");
        }

        @Override
        public void abort() {
            call("abort");
            onAbort.run();
        }
    }
}
