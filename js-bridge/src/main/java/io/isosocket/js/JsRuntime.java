package io.isosocket.js;

import io.isosocket.js.host.BuiltinModule;
import io.isosocket.js.host.Host;
import io.isosocket.js.loop.EventLoop;
import io.isosocket.js.loop.Watchdog;
import io.isosocket.js.modules.BuiltinModules;
import io.isosocket.js.modules.ScriptFile;
import io.isosocket.js.modules.ScriptKind;
import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript runtime whose event loop is a Vert.x context, with the globals of a browser's worker: {@code WebSocket}
 * and what comes with it.
 *
 * <p>A runtime belongs to one context: that of the caller where there is one of its Vertx, as in a verticle, else an
 * event-loop context of its own. Scripts, timers and events run there one at a time, and microtasks run after each call
 * into the script. Two runtimes on different contexts run at the same time. Every method may be called by any thread;
 * none blocks.
 *
 * <p>It ends when its script has run and no timer, socket, or pending operation of the host is left, unless
 * {@link JsRuntimeOptions#keepAlive()} is set; {@link #close()} ends it at once, and so does the end of its Vertx or of
 * the verticle that made it.
 *
 * <h2>Values</h2>
 * What crosses between Java and scripts is copied, but for the last five rows.
 * <table>
 * <caption>Types of Java and of scripts</caption>
 * <tr><th>Java</th><th>script</th></tr>
 * <tr><td>null</td><td>undefined; null becomes null</td></tr>
 * <tr><td>Boolean, String</td><td>boolean, string</td></tr>
 * <tr><td>Integer, Long, Double; other Numbers to a script</td><td>number; bigint for a Long that a double does not
 * hold</td></tr>
 * <tr><td>BigInteger</td><td>bigint</td></tr>
 * <tr><td>Instant</td><td>Date</td></tr>
 * <tr><td>List; any Iterable or array of objects to a script</td><td>array</td></tr>
 * <tr><td>Set</td><td>Set; an array to a script</td></tr>
 * <tr><td>Map</td><td>object, from its own enumerable properties, or Map; an object to a script</td></tr>
 * <tr><td>ByteBuffer; byte[] to a script</td><td>ArrayBuffer, or the bytes of a view</td></tr>
 * <tr><td>{@link io.isosocket.Blob}</td><td>Blob</td></tr>
 * <tr><td>{@link io.isosocket.WebSocket}</td><td>WebSocket: both sides are one connection</td></tr>
 * <tr><td>{@link io.isosocket.WebSocketChannel}, {@link io.isosocket.TimerChannel}</td><td>a channel, as {@code
 * isosocket:channel} has them: each value goes to one side</td></tr>
 * <tr><td>{@link HostFunction} to a script, {@link ScriptFunction} from it</td><td>function</td></tr>
 * <tr><td>{@link Future}; a CompletionStage to a script</td><td>promise</td></tr>
 * <tr><td>{@link ScriptException}; any Throwable to a script, with its message</td><td>Error</td></tr>
 * </table>
 */
public final class JsRuntime {

    /** How long the close handshakes of the sockets may take when a runtime ends. */
    private static final Duration FAREWELL = Duration.ofMillis(800);

    /** How long a running task may go on after {@link #close()}. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final int UNSETTLED_AWAIT = 13;

    private final ContextInternal context;
    private final Optional<VertxInternal> ownVertx;
    private final JsRuntimeOptions options;
    private final ScriptLoader loader;
    private final Context script;
    private final EventLoop loop;
    private final Host host;
    private final ScriptValues values;
    // Not of the context: its Vertx may be closed by then.
    private final Promise<Integer> ended = Promise.promise();
    private final Promise<Void> contextEnds = Promise.promise();
    private final Closeable whenContextEnds;
    private int unsettledScripts;
    private int exitCode;
    private boolean ending;
    private boolean released;
    private volatile boolean closing;

    private JsRuntime(ContextInternal context, Optional<VertxInternal> ownVertx, JsRuntimeOptions options) {
        this.context = context;
        this.ownVertx = ownVertx;
        this.options = options;
        RuntimeEnvironment environment = new RuntimeEnvironment(context.owner(), options, this::uncaught, this::end);
        loader = new ScriptLoader(options, builtins());
        script = RuntimeEnvironment.newContext(options.limits(), loader.files());
        loader.connect(script);
        Optional<Watchdog.Watched> watched = options.limits().taskTime().map(time -> Watchdog.watch(script, time));
        loop = new EventLoop(context, ownVertx.isPresent(), watched, new LoopListener());
        host = new Host(script, loop, environment.carrier(), environment);
        // The first script gives this back; until then there is something to wait for.
        loop.hold();
        host.boot();
        values = new ScriptValues(host, loop);
        options.builtinGlobals().forEach(host::defineBuiltinGlobal);
        options.globals().forEach((name, value) -> values.defineGlobal(name, value));
        whenContextEnds = closing -> {
            contextEnds.tryComplete();
            close().onComplete(closed -> closing.succeed());
        };
        if (ownVertx.isEmpty() && !context.closeFuture().add(whenContextEnds)) {
            close();
        }
    }

    /**
     * Makes a runtime on a Vertx of its own, which ends with it.
     *
     * @param options how it is to be
     * @return the runtime; failed with an {@link IllegalArgumentException} where an option is not possible
     */
    public static Future<JsRuntime> create(JsRuntimeOptions options) {
        Objects.requireNonNull(options, "options");
        VertxInternal vertx = RuntimeEnvironment.newVertx();
        return create(vertx.createEventLoopContext(), Optional.of(vertx), options)
                .onFailure(failure -> vertx.close());
    }

    /**
     * Makes a runtime on a Vertx of the caller's. The engine is made on a worker thread, once for all
     * runtimes of the JVM.
     *
     * @param vertx whose context it uses
     * @param options how it is to be
     * @return the runtime; failed with an {@link IllegalArgumentException} where an option is not possible
     */
    public static Future<JsRuntime> create(Vertx vertx, JsRuntimeOptions options) {
        Objects.requireNonNull(options, "options");
        VertxInternal owner = (VertxInternal) Objects.requireNonNull(vertx, "vertx");
        ContextInternal current = ContextInternal.current();
        ContextInternal context =
                current != null && current.owner() == owner ? current.unwrap() : owner.createEventLoopContext();
        return create(context, Optional.empty(), options);
    }

    private static Future<JsRuntime> create(
            ContextInternal context, Optional<VertxInternal> ownVertx, JsRuntimeOptions options) {
        return context.executeBlocking(() -> new JsRuntime(context, ownVertx, options), false);
    }

    private BuiltinModules builtins() {
        return new BuiltinModules(Stream.of(BuiltinModule.values())
                .collect(Collectors.toMap(BuiltinModule::specifier, module -> () -> host.textOf(module))));
    }

    /** {@return the Vert.x context of its tasks} */
    public io.vertx.core.Context context() {
        return context;
    }

    /**
     * Evaluates a classic script.
     *
     * @param code the script
     * @param name shown in stack traces
     * @return its completion value, or what the promise comes to that it is; failed with a {@link ScriptException} where
     *     the script throws or does not parse
     */
    public Future<@Nullable Object> evaluate(String code, String name) {
        return run(Script.text(name, code));
    }

    /**
     * Runs the script in a file.
     *
     * @param file the script; {@link Script#file} says how it is run
     * @return as {@link #run(Script)} says
     */
    public Future<@Nullable Object> run(Path file) {
        return run(Script.file(file));
    }

    /**
     * Runs a script. It is read on a worker thread; modules that it imports are read on the runtime's context.
     *
     * @param toRun the script
     * @return the completion value of a classic script, or what the promise comes to that it is; the exports of a module
     *     once its top-level await is done; {@code module.exports} of CommonJS; null for a value that does not cross. Failed with a {@link ScriptException} where
     *     it throws or does not parse, with an {@link java.io.IOException} where it cannot be read, and with an
     *     {@link IllegalStateException} where the runtime ends before
     */
    public Future<@Nullable Object> run(Script toRun) {
        Objects.requireNonNull(toRun, "toRun");
        Promise<@Nullable Object> result = loop.promise();
        if (loop.isClosed()) {
            result.tryFail(ScriptFailures.ended());
            return result.future();
        }
        loop.hold();
        open(toRun)
                .onComplete(
                        opened -> loop.submit(() -> run(opened, result), () -> result.tryFail(ScriptFailures.ended())),
                        failure -> {
                            result.tryFail(failure);
                            releaseFirst();
                        })
                .onComplete(any -> loop.release());
        return result.future();
    }

    private Future<ScriptFile> open(Script toRun) {
        try {
            return context.executeBlocking(() -> loader.open(toRun), false);
        } catch (RejectedExecutionException vertxIsClosed) {
            return Future.failedFuture(ScriptFailures.ended());
        }
    }

    private void run(ScriptFile opened, Promise<@Nullable Object> result) {
        unsettledScripts++;
        result.future().onComplete(settled -> unsettledScripts--);
        // What a module throws is an error of the script, though it comes as a rejection.
        Consumer<Value> rejected = opened.kind() == ScriptKind.MODULE ? host::fireError : reason -> {};
        try {
            values.settle(
                    () -> loader.run(opened, script, values),
                    rejected,
                    value -> values.completeWhereItCrosses(result, value),
                    result);
        } catch (PolyglotException thrown) {
            failed(thrown, result);
        } finally {
            releaseFirst();
        }
    }

    private void failed(PolyglotException thrown, Promise<@Nullable Object> result) {
        if (!isCatchable(thrown)) {
            result.tryFail(
                    closing || ending ? ScriptFailures.ended() : ScriptFailures.of(thrown, ScriptException.Kind.LIMIT));
            throw thrown;
        }
        Value error = thrown.getGuestObject();
        if (error != null) {
            host.fireError(error);
        }
        result.tryFail(ScriptFailures.of(thrown, ScriptException.Kind.ERROR));
    }

    private static boolean isCatchable(PolyglotException thrown) {
        return thrown.isGuestException()
                && !thrown.isInterrupted()
                && !thrown.isCancelled()
                && !thrown.isResourceExhausted();
    }

    private void releaseFirst() {
        if (!released && !options.keepAlive()) {
            released = true;
            loop.release();
        }
    }

    /**
     * Sets a global of the scripts.
     *
     * @param name a property name of the global object
     * @param value converted as the table of this type says
     * @return completes when it is set; failed with an {@link IllegalArgumentException} where the value does not cross
     */
    public Future<Void> global(String name, @Nullable Object value) {
        Objects.requireNonNull(name, "name");
        Promise<Void> result = loop.promise();
        loop.submit(
                () -> {
                    try {
                        values.defineGlobal(name, value);
                        result.tryComplete();
                    } catch (IllegalArgumentException doesNotCross) {
                        result.tryFail(doesNotCross);
                    }
                },
                () -> result.tryFail(ScriptFailures.ended()));
        return result.future();
    }

    /**
     * Opens the server that scripts share, before one of them takes a path of it: it listens until the runtime ends, and
     * keeps it from ending by itself.
     *
     * @return its URL; failed with a {@link java.net.BindException} where the port is taken or the address is not this
     *     machine's, with an {@link IllegalArgumentException} where its certificate cannot be used
     */
    public Future<URI> listen() {
        Promise<URI> result = loop.promise();
        loop.submit(
                () -> Future.fromCompletionStage(host.servers.keepShared()).onComplete(result),
                () -> result.tryFail(ScriptFailures.ended()));
        return result.future();
    }

    /**
     * Makes a shell on this runtime, which has to be one that is kept alive.
     *
     * @return completes when it is made
     */
    public Future<JsShell> shell() {
        Promise<JsShell> made = loop.promise();
        loop.submit(
                () -> made.tryComplete(new JsShell(script, loop, values, host)),
                () -> made.tryFail(ScriptFailures.ended()));
        return made.future();
    }

    /**
     * Ends the runtime at once: its timers are stopped, its sockets closed with 1001 and its script stopped where it runs.
     *
     * @return completes when all of that is done, within a second or so
     */
    public Future<Void> close() {
        closing = true;
        // What waits in front of the end would else still run, and might not let it in.
        loop.stop();
        loop.hold();
        try {
            context.runOnContext(ignored -> end(exitCode));
        } catch (RejectedExecutionException vertxIsClosed) {
            ended.tryComplete(exitCode);
        }
        if (loop.isRunning()) {
            // A script that goes on for ever would not let the end in.
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, Watchdog::onThread)
                    .execute(this::stopWhereRunning);
        }
        return ended.future().mapEmpty();
    }

    private void stopWhereRunning() {
        if (loop.isRunning() && !ended.future().isComplete()) {
            script.close(true);
        }
    }

    /**
     * {@return completes when the runtime has ended, with its exit code: 0, the one that the script gave to {@code exit},
     * 1 after an error that ended it, or 13 where a script's {@code await} can never go on}
     */
    public Future<Integer> ended() {
        return ended.future();
    }

    private void uncaught(Value thrown, boolean rejection) {
        ScriptException.Kind kind = rejection ? ScriptException.Kind.REJECTION : ScriptException.Kind.ERROR;
        report(ScriptFailures.ofValue(thrown, kind, values.describe(thrown)));
        if (options.endOnUncaught()) {
            end(1);
        }
    }

    private void report(ScriptException failure) {
        try {
            options.uncaught().accept(failure);
        } catch (RuntimeException ofHandler) {
            context.reportException(ofHandler);
        }
    }

    /** Ends the runtime, after the task that runs. On the context. */
    private void end(int code) {
        if (ending) {
            return;
        }
        ending = true;
        exitCode = code;
        loop.close();
        context.runOnContext(ignored -> shutDown());
    }

    private void shutDown() {
        loop.giveUp(ScriptFailures.ended());
        host.close(FAREWELL);
        // A server that stops in a Vertx that is closed itself ends with that, which waits for this runtime.
        Future<?> farewell = Future.join(host.sockets.ended(), Future.any(host.servers.ended(), contextEnds.future()));
        long timer = context.setTimer(FAREWELL.toMillis(), ignored -> host.sockets.abort());
        farewell.onComplete(done -> {
            context.owner().cancelTimer(timer);
            context.executeBlocking(
                            () -> {
                                script.close(true);
                                return null;
                            },
                            false)
                    .onComplete(closed -> finish());
        });
    }

    private void finish() {
        context.closeFuture().remove(whenContextEnds);
        if (ownVertx.isPresent()) {
            ownVertx.get().close().onComplete(closed -> ended.tryComplete(exitCode));
        } else {
            ended.tryComplete(exitCode);
        }
    }

    /** What the loop tells its runtime. */
    private final class LoopListener implements EventLoop.Listener {

        @Override
        public void taskAborted(PolyglotException reason) {
            if (ending || closing) {
                return;
            }
            if (reason.isHostException()) {
                context.reportException(reason.asHostException());
                return;
            }
            if (reason.isInterrupted()) {
                // By a shell; what overran its time is reported elsewhere.
                report(ScriptFailures.of(reason, ScriptException.Kind.LIMIT));
                return;
            }
            boolean limit = reason.isResourceExhausted() || reason.isCancelled();
            report(ScriptFailures.of(reason, limit ? ScriptException.Kind.LIMIT : ScriptException.Kind.ENGINE));
            end(1);
        }

        @Override
        public void taskOverran() {
            Duration limit = options.limits().taskTime().orElse(Duration.ZERO);
            report(ScriptFailures.limit("a task of the script took longer than " + limit.toMillis() + " ms"));
            end(1);
        }

        @Override
        public void idle() {
            boolean unsettled = unsettledScripts > 0;
            end(unsettled ? UNSETTLED_AWAIT : exitCode);
        }
    }
}
