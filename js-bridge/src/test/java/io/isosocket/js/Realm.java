package io.isosocket.js;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A runtime whose globals are tested: what scripts evaluate to, print and throw. */
final class Realm implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final JsRuntime runtime;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    Realm() {
        this(JsRuntimeOptions.DEFAULT);
    }

    Realm(JsRuntimeOptions options) {
        runtime = await(JsRuntime.create(
                options.toBuilder().keepAlive(true).console(new Recorder()).build()));
    }

    /** Evaluates a script and returns its result. */
    Result eval(String script) {
        return new Result(await(runtime.evaluate(script, "test.js")));
    }

    /** {@return the string of what an async function's body returns, or of what it throws} */
    String run(String body) {
        return eval("(async () => { " + body + "\n})().then(String, String)").asString();
    }

    /** Evaluates a script and returns what it printed, each output as its level, a colon and the text. */
    List<String> print(String script) {
        printed.clear();
        eval(script + "\n;undefined");
        return List.copyOf(printed);
    }

    /** The text that console.log makes of its arguments. */
    String log(String arguments) {
        String line = print("console.log(" + arguments + ")").get(0);
        return line.substring("INFO:".length());
    }

    /** Runs a statement that throws, and returns the name, then the message of what it throws. */
    String thrownBy(String statement) {
        return eval("(() => { try { " + statement + "; return 'nothing'; } catch (e) {"
                        + " return e.name + ': ' + e.message; } })()")
                .asString();
    }

    @Override
    public void close() {
        await(runtime.close());
    }

    private static <T extends @Nullable Object> T await(io.vertx.core.Future<T> future) {
        try {
            return future.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came within " + LIMIT_SECONDS + " s", e);
        }
    }

    /** What a script evaluated to. */
    record Result(@Nullable Object value) {

        String asString() {
            return (String) Objects.requireNonNull(value);
        }

        boolean asBoolean() {
            return (Boolean) Objects.requireNonNull(value);
        }

        int asInt() {
            return ((Number) Objects.requireNonNull(value)).intValue();
        }
    }

    private final class Recorder implements ScriptConsole {

        @Override
        public void print(Level level, String text) {
            printed.add(level + ":" + text);
        }

        @Override
        public void clear() {
            printed.add("clear");
        }
    }
}
