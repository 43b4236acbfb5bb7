package io.isosocket.js.host;

import io.isosocket.js.loop.EventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What the module {@code isosocket:script} stands on: arguments, input, and the end of the script. */
public final class CommandHost {

    private final Context script;
    private final EventLoop loop;
    private final Environment environment;
    private final Supplier<ScriptErrors> errors;
    private final @Nullable BufferedReader input;
    private @Nullable ExecutorService reader;

    CommandHost(Context script, EventLoop loop, Environment environment, Supplier<ScriptErrors> errors) {
        this.script = script;
        this.loop = loop;
        this.environment = environment;
        this.errors = errors;
        this.input = environment
                .input()
                .map(source -> source instanceof BufferedReader buffered ? buffered : new BufferedReader(source))
                .orElse(null);
    }

    /** {@return how many arguments there are} */
    @HostAccess.Export
    public int argumentCount() {
        return environment.arguments().size();
    }

    /**
     * One of the arguments.
     *
     * @param index from 0
     * @return the argument
     */
    @HostAccess.Export
    public String argument(int index) {
        return environment.arguments().get(index);
    }

    /**
     * Ends the runtime. The running code is stopped here: nothing behind this call runs, not even {@code finally}.
     *
     * @param code 0 to 255
     */
    @HostAccess.Export
    public void exit(int code) {
        environment.exitRequested(code);
        script.close(true);
    }

    /**
     * Reads a line of the input; the loop is held until there is one.
     *
     * @param done gets it, or null at the end
     * @param failed gets a message
     */
    @HostAccess.Export
    public void nextLine(Value done, Value failed) {
        read(done, failed, BufferedReader::readLine);
    }

    /**
     * Reads the rest of the input; the loop is held until its end.
     *
     * @param done gets it
     * @param failed gets a message
     */
    @HostAccess.Export
    public void rest(Value done, Value failed) {
        read(done, failed, source -> {
            StringWriter text = new StringWriter();
            source.transferTo(text);
            return text.toString();
        });
    }

    /**
     * Throws what a failed read is to the script.
     *
     * @param message says why
     */
    @HostAccess.Export
    public void throwReadError(String message) {
        throw errors.get().dom("NotReadableError", "the input cannot be read: " + message);
    }

    /** One way to read; it blocks. */
    @FunctionalInterface
    private interface Reading {
        @Nullable String from(BufferedReader source) throws IOException;
    }

    private void read(Value done, Value failed, Reading reading) {
        CompletableFuture<@Nullable String> result = new CompletableFuture<>();
        BufferedReader source = input == null ? new BufferedReader(java.io.Reader.nullReader()) : input;
        reader().execute(() -> {
            try {
                result.complete(reading.from(source));
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        loop.complete(result, done::executeVoid, failure -> failed.executeVoid(String.valueOf(failure.getMessage())));
    }

    /** A blocked read cannot be interrupted: its thread must not keep the JVM alive. */
    private ExecutorService reader() {
        if (reader == null) {
            reader = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(null, task, "isosocket-input", 0, false);
                thread.setDaemon(true);
                return thread;
            });
        }
        return reader;
    }

    /** The script reads no more. */
    void close() {
        if (reader != null) {
            reader.shutdownNow();
        }
    }
}
