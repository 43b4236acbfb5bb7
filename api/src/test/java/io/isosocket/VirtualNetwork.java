package io.isosocket;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A back end of many connections without a network, whose time passes only when a test says so. */
@NullMarked
final class VirtualNetwork implements Backend {

    /** Every connection that was asked for, in order. */
    final List<Line> lines = new ArrayList<>();

    /** What listeners threw. */
    final List<Throwable> reported = new ArrayList<>();

    private record Timer(long due, Runnable task) {}

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Timer> timers = new ArrayList<>();
    private long now;

    long nanoTime() {
        return now;
    }

    /** Makes a ReconnectingWebSocket whose jitter is none. */
    ReconnectingWebSocket connect(ReconnectOptions options) {
        return connect(PerAttempt.always("ws://example.org/chat"), options);
    }

    ReconnectingWebSocket connect(PerAttempt<String> url, ReconnectOptions options) {
        WebSocketOptions socket = options.socket().toBuilder().backend(this).build();
        ReconnectingWebSocket made = new ReconnectingWebSocket(
                url, options.toBuilder().socket(socket).build(), this::nanoTime, () -> 0);
        runTasks();
        return made;
    }

    /** The connection that was asked for last. */
    Line line() {
        return lines.get(lines.size() - 1);
    }

    void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, and what is due within it happen. */
    void pass(Duration time) {
        long end = now + time.toNanos();
        for (Optional<Timer> next = due(end); next.isPresent(); next = due(end)) {
            timers.remove(next.get());
            now = next.get().due();
            next.get().task().run();
            runTasks();
        }
        now = end;
    }

    private Optional<Timer> due(long end) {
        return timers.stream().filter(timer -> timer.due() <= end).min(Comparator.comparingLong(Timer::due));
    }

    /** How long until the first timer. */
    Optional<Duration> nextTimer() {
        return due(Long.MAX_VALUE).map(timer -> Duration.ofNanos(timer.due() - now));
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
                return true;
            }

            @Override
            public Runnable schedule(Duration delay, Runnable task) {
                Timer timer = new Timer(now + delay.toNanos(), task);
                timers.add(timer);
                return () -> timers.remove(timer);
            }

            @Override
            public void reportException(Throwable exception) {
                reported.add(exception);
            }
        };
    }

    @Override
    public Connection connect(ConnectRequest request, TaskQueue queue, ConnectionListener listener) {
        Line line = new Line(request, listener);
        lines.add(line);
        return line;
    }

    /** One connection, with its peer. */
    final class Line implements Connection {

        final ConnectRequest request;

        /** What was asked of it, in words; pings by number. */
        final List<String> calls = Collections.synchronizedList(new ArrayList<>());

        private final ConnectionListener listener;
        private final Queue<byte[]> pings = new ArrayDeque<>();

        private Line(ConnectRequest request, ConnectionListener listener) {
            this.request = request;
            this.listener = listener;
        }

        Line open() {
            return peer(hears -> hears.opened(this, "", ""));
        }

        /** Runs one task in which the peer does something. */
        Line peer(Consumer<ConnectionListener> event) {
            tasks.add(() -> event.accept(listener));
            runTasks();
            return this;
        }

        void lose() {
            peer(hears -> hears.failed(
                    WebSocketFailure.builder(WebSocketFailure.Kind.CLOSED, WebSocketFailure.Phase.OPEN, "lost")
                            .build()));
        }

        void refuse(int status) {
            peer(hears -> hears.failed(WebSocketFailure.builder(
                            WebSocketFailure.Kind.HANDSHAKE_REFUSED,
                            WebSocketFailure.Phase.HANDSHAKE,
                            "status " + status)
                    .response(new WebSocketFailure.HttpResponse(status, java.util.Map.of(), ""))
                    .build()));
        }

        /** The peer closes. */
        void close(int code, String reason, @Nullable Runnable between) {
            peer(hears -> hears.closing(code, reason));
            if (between != null) {
                between.run();
            }
            peer(hears -> hears.closed(code, reason));
        }

        /** The peer answers the oldest ping. */
        void answerPing() {
            byte[] payload = pings.remove();
            peer(hears -> hears.pong(payload));
        }

        @Override
        public void sendText(byte[] utf8) {
            calls.add(new String(utf8, StandardCharsets.UTF_8));
        }

        @Override
        public void sendBinary(ByteBuffer data) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            calls.add(
                    bytes.length > 8 ? bytes.length + " bytes" : HexFormat.of().formatHex(bytes));
        }

        @Override
        public void ping(byte[] data) {
            pings.add(data);
            calls.add("ping");
        }

        @Override
        public void pong(byte[] data) {
            calls.add("pong " + HexFormat.of().formatHex(data));
        }

        @Override
        public void close(int code, String reason) {
            calls.add("close " + code + " " + reason);
        }

        @Override
        public void pause() {
            calls.add("pause");
        }

        @Override
        public void resume() {
            calls.add("resume");
        }

        @Override
        public void abort() {
            calls.add("abort");
        }
    }
}
