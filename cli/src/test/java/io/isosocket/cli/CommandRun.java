package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of the command within the tests' JVM, on a thread of its own. */
final class CommandRun {

    final Capture out = new Capture();
    final Capture err = new Capture();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;

    private CommandRun(InputStream in, @Nullable OutputStream stdout, boolean inIsTerminal, String... args) {
        Console console = Console.of(in, stdout == null ? out : stdout, err, UTF_8, false, inIsTerminal);
        thread = new Thread(() -> exitCode.complete(Main.run(console, args)), "command");
        thread.setDaemon(true);
        thread.start();
    }

    static CommandRun start(InputStream in, String... args) {
        return new CommandRun(in, null, false, args);
    }

    /** Starts the command as if a person typed its input. */
    static CommandRun startAtTerminal(InputStream in, String... args) {
        return new CommandRun(in, null, true, args);
    }

    static CommandRun startWithOutput(InputStream in, OutputStream stdout, String... args) {
        return new CommandRun(in, stdout, false, args);
    }

    static CommandRun start(String... args) {
        return start(InputStream.nullInputStream(), args);
    }

    int exitCode() throws Exception {
        return exitCode.get(30, TimeUnit.SECONDS);
    }

    /** Ends the command as far as a thread can be told to. */
    void interrupt() {
        thread.interrupt();
    }

    static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** {@return an input that stays open and gives nothing, like a terminal at which nobody types} */
    static InputStream silentInput() throws IOException {
        return new PipedInputStream(new PipedOutputStream());
    }
}
