package io.isosocket.cli;

import io.isosocket.workbench.payload.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a person types, or a pipe gives, on a session.
 *
 * <p>Three threads meet here: the events come on the socket's queue, a thread of its own reads the input, since reading
 * blocks, and the command's thread waits for the end.
 */
final class Conversation implements SessionListener {

    /** In characters; with this many a message is larger than most servers take. */
    private static final int LONGEST_LINE = 1 << 26;

    private static final String COMMAND = "/";

    private final Console console;
    private final Session session;
    private final long waitNanos;
    private final Optional<Commands> commands;
    private final CompletableFuture<Void> inputEnd = new CompletableFuture<>();
    private volatile long quietSince = System.nanoTime();
    private volatile boolean inputFailed;
    private volatile boolean wrongCommand;

    /**
     * Makes a conversation; it begins once the session is open.
     *
     * @param console where the input comes from
     * @param session where it goes
     * @param wait how long nothing must have come after the end of the input
     * @param commands what lines that begin with a slash do; empty where they are messages
     */
    Conversation(Console console, Session session, Duration wait, Optional<Commands> commands) {
        this.console = console;
        this.session = session;
        this.waitNanos = wait.toNanos();
        this.commands = commands;
        // Once every listener knows that it is open.
        session.opened().thenRun(this::startReading);
    }

    /** {@return the exit code, once the connection has ended} */
    int awaitEnd() throws InterruptedException, ExecutionException {
        CompletableFuture.anyOf(session.ended(), inputEnd).get();
        closeWhenQuiet();
        int exitCode = session.exitCode(session.ended().get());
        if (inputEnd.isDone() && wrongCommand) {
            return ExitCode.USAGE;
        }
        return exitCode == ExitCode.OK && inputEnd.isDone() && inputFailed ? ExitCode.FAILURE : exitCode;
    }

    private void closeWhenQuiet() throws InterruptedException, ExecutionException {
        long unsent = session.bufferedAmount();
        for (long left = waitNanos; left > 0 && !wrongCommand; left = quietSince + waitNanos - System.nanoTime()) {
            try {
                session.ended().get(left, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                // Something may have come meanwhile: look at the clock again. Sending what was read is no silence.
                if (session.bufferedAmount() < unsent) {
                    unsent = session.bufferedAmount();
                    quietSince = System.nanoTime();
                }
            }
        }
        session.close();
    }

    private void startReading() {
        Thread reader = new Thread(this::readInput, "isosocket-input");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void received(Payload message) {
        quietSince = System.nanoTime();
    }

    @Override
    public void pongReceived(byte[] data, Optional<Duration> roundTrip) {
        if (roundTrip.isPresent()) {
            quietSince = System.nanoTime();
        }
    }

    private void readInput() {
        inputFailed = true; // until it is read to its end, or the connection ended first
        try {
            Lines lines = new Lines(console.in(), LONGEST_LINE);
            int number = 1;
            String line = lines.next();
            while (line != null && session.isOpen() && !wrongCommand) {
                take(line, number++);
                line = wrongCommand ? null : lines.next();
            }
            inputFailed = false;
        } catch (IOException e) {
            console.note("isosocket: cannot read the input: " + Await.reason(e));
        } finally {
            quietSince = System.nanoTime();
            inputEnd.complete(null);
        }
    }

    private void take(String line, int number) {
        if (commands.isEmpty() || !line.startsWith(COMMAND)) {
            session.send(new Payload.Text(line));
        } else if (line.startsWith(COMMAND + COMMAND)) {
            session.send(new Payload.Text(line.substring(COMMAND.length())));
        } else {
            try {
                commands.get().run(line);
            } catch (IllegalArgumentException wrong) {
                // A person types it again; what a pipe gives is wrong as a whole.
                wrongCommand = !console.inIsTerminal();
                String where = wrongCommand ? "line " + number + ": " : "";
                console.note("isosocket: " + where + wrong.getMessage());
            }
        }
    }
}
