package io.isosocket.cli;

import io.isosocket.BinaryType;
import io.isosocket.CloseEvent;
import io.isosocket.Event;
import io.isosocket.EventHandler;
import io.isosocket.MessageEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection between a person, or a pipe, and a server.
 *
 * <p>Three threads meet here: the events come on the socket's queue, a thread of its own reads the input, since reading
 * blocks, and the command's thread waits for the end.
 */
final class Conversation {

    /** Above this many bytes that the socket has not taken, no further line is read, so that a pipe waits. */
    private static final long HIGH_WATER = 1 << 18;

    /** In characters; with this many a message is larger than most servers take. */
    private static final int LONGEST_LINE = 1 << 26;

    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** What {@link WebSocket#close(int)} takes as the normal end (RFC 6455, section 7.4.1). */
    private static final int NORMAL = 1000;

    private final Console console;
    private final long waitNanos;
    private final CompletableFuture<CloseEvent> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> inputEnd = new CompletableFuture<>();
    private volatile long quietSince = System.nanoTime();
    private volatile boolean outputLost;
    private volatile boolean inputFailed;
    private volatile boolean interrupted;

    @SuppressWarnings("NullAway.Init") // set by start
    private volatile WebSocket socket;

    Conversation(Console console, Duration wait) {
        this.console = console;
        this.waitNanos = wait.toNanos();
    }

    /**
     * Opens the connection and returns at once.
     *
     * @param url where to connect
     * @param options how
     * @throws io.isosocket.DOMException if the URL or a subprotocol is wrong
     */
    void start(String url, WebSocketOptions options) {
        // Made first: to link a lambda for the first time may take longer than to open a connection on loopback.
        EventHandler<Event> onopen = event -> opened();
        EventHandler<MessageEvent> onmessage = this::message;
        EventHandler<CloseEvent> onclose = this::closed;
        WebSocket opening = new WebSocket(url, options);
        socket = opening;
        opening.binaryType(BinaryType.ARRAYBUFFER);
        opening.onopen(onopen);
        opening.onmessage(onmessage);
        opening.onclose(onclose);
    }

    /** {@return the exit code, once the connection has ended} */
    int awaitEnd() {
        Runnable cancel = Interrupts.onShutdown(this::interrupt);
        try {
            CompletableFuture.anyOf(ended, inputEnd).get();
            closeWhenQuiet();
            return exitCode(ended.get());
        } catch (InterruptedException e) {
            interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new AssertionError("neither future fails", e);
        } finally {
            cancel.run();
        }
    }

    private void closeWhenQuiet() throws InterruptedException, ExecutionException {
        long unsent = socket.bufferedAmount();
        for (long left = waitNanos; left > 0; left = quietSince + waitNanos - System.nanoTime()) {
            try {
                ended.get(left, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                // Something may have come meanwhile: look at the clock again. Sending what was read is no silence.
                if (socket.bufferedAmount() < unsent) {
                    unsent = socket.bufferedAmount();
                    quietSince = System.nanoTime();
                }
            }
        }
        socket.close(NORMAL);
    }

    /** Closes as properly as the time allows, before the process ends. */
    private void interrupt() {
        interrupted = true;
        socket.close(NORMAL);
        Await.briefly(ended);
    }

    private void opened() {
        String protocol = socket.protocol().isEmpty() ? "" : ", protocol " + socket.protocol();
        console.note("connected to " + Urls.redacted(socket.url()) + protocol);
        Thread reader = new Thread(this::readInput, "isosocket-input");
        reader.setDaemon(true);
        reader.start();
    }

    private void readInput() {
        inputFailed = true; // until it is read to its end, or the connection ended first
        try {
            Lines lines = new Lines(console.in(), LONGEST_LINE);
            String line = lines.next();
            while (line != null && socket.readyState() == WebSocket.OPEN) {
                socket.send(line);
                while (socket.bufferedAmount() > HIGH_WATER && socket.readyState() == WebSocket.OPEN) {
                    LockSupport.parkNanos(PARK_NANOS);
                }
                line = lines.next();
            }
            inputFailed = false;
        } catch (IOException e) {
            console.note("isosocket: cannot read the input: " + Await.reason(e));
        } finally {
            quietSince = System.nanoTime();
            inputEnd.complete(null);
        }
    }

    private void message(MessageEvent event) {
        quietSince = System.nanoTime();
        String line = event.data() instanceof ByteBuffer bytes ? Hex.line(bytes) : String.valueOf(event.data());
        if (!console.result(line) && !outputLost) {
            outputLost = true;
            socket.close(NORMAL);
        }
    }

    private void closed(CloseEvent event) {
        WebSocketFailure.of(event)
                .filter(failure -> !interrupted)
                .ifPresent(failure -> console.note("isosocket: " + Failures.describe(failure)));
        String reason =
                event.reason().isEmpty() ? "" : ", reason: " + event.reason().replace('\n', ' ');
        console.note("closed with code " + event.code() + reason);
        ended.complete(event);
    }

    private int exitCode(CloseEvent event) {
        if (outputLost) {
            console.note("isosocket: nobody reads the output any more");
            return ExitCode.FAILURE;
        }
        if (event.wasClean()) {
            return inputEnd.isDone() && inputFailed ? ExitCode.FAILURE : ExitCode.OK;
        }
        boolean refused = WebSocketFailure.of(event)
                .filter(failure -> failure.kind() == WebSocketFailure.Kind.HANDSHAKE_REFUSED)
                .isPresent();
        return refused ? ExitCode.REFUSED : ExitCode.FAILURE;
    }
}
