package io.isosocket.js;

import io.isosocket.js.host.Engines;
import io.isosocket.js.host.Host;
import io.isosocket.js.loop.EventLoop;
import io.isosocket.js.modules.TopLevelNames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as a person at a terminal uses it: input is evaluated bit by bit in one global scope, {@code await} works at
 * the top level, {@code _} is the last value, and what is typed can be completed. Any thread may call its methods; none
 * blocks but {@link #interrupt()}.
 */
public final class JsShell {

    private static final String NAME = "repl";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A path of names and the beginning of the last one, at the end of what was typed. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w$.])(?:([\\p{L}_$][\\w$]*(?:\\.[\\p{L}_$][\\w$]*)*)\\.)?([\\p{L}_$][\\w$]*)?$");

    /** What closes the tokens that the engine does not call incomplete: a template and a comment. */
    private static final List<String> CLOSINGS = List.of("`", "*/");

    private final Context script;
    private final EventLoop loop;
    private final ScriptValues values;
    private final Value tools;
    private final Set<String> declared = new TreeSet<>();

    /** Since the beginning of the task that runs. */
    private volatile boolean interrupted;

    JsShell(Context script, EventLoop loop, ScriptValues values, Host host) {
        this.script = script;
        this.loop = loop;
        this.values = values;
        this.tools = host.exportsOf("shell");
    }

    /**
     * Whether more input has to follow.
     *
     * @param code what was typed so far
     * @return whether it is the beginning of a script and none itself
     */
    public Future<Boolean> isIncomplete(String code) {
        return task(() -> Future.succeededFuture(parse(wrapped(code)) == Parsed.INCOMPLETE));
    }

    /**
     * Evaluates a script.
     *
     * @param code the script
     * @return the value as text; failed with a {@link ScriptException} where it throws or does not parse
     */
    public Future<String> evaluate(String code) {
        return task(() -> evaluateNow(code));
    }

    /**
     * What can follow.
     *
     * @param typed what stands in front of the cursor
     * @return the names that can stand in place of the last, unfinished one, in order; those that begin with two
     *     underscores only where it begins with one
     */
    public Future<List<String>> complete(String typed) {
        return task(() -> Future.succeededFuture(completions(typed)));
    }

    /** Stops what runs now; the runtime goes on. It waits for that, for a second at most. */
    public void interrupt() {
        interrupted = true;
        try {
            script.interrupt(PATIENCE);
        } catch (TimeoutException | IllegalStateException e) {
            // It does not stop, or there is nothing to stop any more.
        }
    }

    private <T extends @Nullable Object> Future<T> task(Supplier<Future<T>> work) {
        Promise<T> result = loop.promise();
        loop.submit(
                () -> {
                    interrupted = false;
                    try {
                        work.get().onComplete(result);
                    } catch (PolyglotException thrown) {
                        result.tryFail(failure(thrown));
                    }
                },
                () -> result.tryFail(ScriptFailures.ended()));
        return result.future();
    }

    private RuntimeException failure(PolyglotException thrown) {
        if (thrown.isCancelled()) {
            return ScriptFailures.ended();
        }
        // Within a call of the host, the engine shows the interruption as an exception of the host.
        boolean stopped = thrown.isInterrupted() || (interrupted && thrown.isHostException());
        return ScriptFailures.of(thrown, stopped ? ScriptException.Kind.LIMIT : ScriptException.Kind.ERROR);
    }

    // --- Evaluation. Within a task.

    private Future<String> evaluateNow(String code) {
        String expression = wrapped(code);
        boolean awaits = TopLevelNames.hasWord(code, "await") && parse(expression) == Parsed.WRONG;
        Set<String> names = TopLevelNames.of(code);
        declared.addAll(names);
        return awaits ? await(code, names) : Future.succeededFuture(show(eval(expression)));
    }

    /** {@code await} is for functions: the code becomes the body of one, whose variables are declared again outside. */
    private Future<String> await(String code, Set<String> names) {
        String inner = code.strip();
        while (inner.endsWith(";")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        String expression = "async () => ({ value: (" + inner + "\n) })";
        if (parse(expression) != Parsed.RIGHT) {
            List<String> readers = new ArrayList<>();
            names.forEach(name -> readers.add(name + ": () => " + name));
            expression = "async () => { " + code + "\nreturn { declared: { " + String.join(", ", readers) + " } } }";
        }
        Promise<String> shown = loop.promise();
        ProxyExecutable fulfilled = settled -> shown.tryComplete(settledText(settled[0]));
        ProxyExecutable rejected = reason -> shown.tryFail(
                ScriptFailures.ofValue(reason[0], ScriptException.Kind.REJECTION, values.describe(reason[0])));
        tools.getMember("settle").executeVoid(eval(expression), fulfilled, rejected);
        return shown.future();
    }

    private String settledText(Value settled) {
        if (settled.hasMember("declared")) {
            tools.getMember("publish").executeVoid(settled.getMember("declared"));
            return "undefined";
        }
        return show(settled.getMember("value"));
    }

    private String show(Value value) {
        return tools.getMember("show").execute(value).asString();
    }

    private Value eval(String code) {
        return script.eval(Source.newBuilder(Engines.JS, code, NAME).buildLiteral());
    }

    /** What begins like a block and is an object is meant as an object. */
    private String wrapped(String code) {
        String object = "(" + code.strip() + "\n)";
        return code.stripLeading().startsWith("{") && parse(object) == Parsed.RIGHT ? object : code;
    }

    private enum Parsed {
        RIGHT,
        WRONG,
        INCOMPLETE
    }

    private Parsed parse(String code) {
        Parsed parsed = parseAsItIs(code);
        if (parsed != Parsed.WRONG) {
            return parsed;
        }
        boolean open = CLOSINGS.stream().anyMatch(closing -> parseAsItIs(code + closing) != Parsed.WRONG);
        return open ? Parsed.INCOMPLETE : Parsed.WRONG;
    }

    private Parsed parseAsItIs(String code) {
        try {
            script.parse(
                    Source.newBuilder(Engines.JS, code, NAME).interactive(true).buildLiteral());
            return Parsed.RIGHT;
        } catch (PolyglotException e) {
            return e.isIncompleteSource() ? Parsed.INCOMPLETE : Parsed.WRONG;
        }
    }

    // --- Completion. Within a task.

    private List<String> completions(String typed) {
        Matcher path = PATH.matcher(typed);
        if (!path.find()) {
            return List.of();
        }
        String begin = path.group(2) == null ? "" : path.group(2);
        Set<String> names = new TreeSet<>();
        if (path.group(1) == null) {
            names.addAll(members(rootOf("globalThis"), ""));
            names.addAll(declared);
        } else {
            String[] steps = path.group(1).split("\\.", 2);
            names.addAll(members(rootOf(steps[0]), steps.length == 1 ? "" : steps[1]));
        }
        // What begins so is of the language's past; who wants it begins so.
        names.removeIf(name -> !name.startsWith(begin) || (name.startsWith("__") && !begin.startsWith("_")));
        return List.copyOf(names);
    }

    private @Nullable Value rootOf(String name) {
        try {
            return eval(name);
        } catch (PolyglotException e) {
            return null;
        }
    }

    private List<String> members(@Nullable Value root, String path) {
        if (root == null) {
            return List.of();
        }
        try {
            Value found = tools.getMember("members").execute(root, path);
            List<String> names = new ArrayList<>();
            for (long i = 0; i < found.getArraySize(); i++) {
                names.add(found.getArrayElement(i).asString());
            }
            return names;
        } catch (PolyglotException e) {
            // A getter that throws has no members.
            return List.of();
        }
    }
}
