package io.isosocket.js;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.js.host.Base64Text;
import io.isosocket.js.host.Inspection;
import io.isosocket.js.host.Navigator;
import io.isosocket.js.host.Printer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A context with the globals alone: no event loop, no sockets. */
public final class BareGlobals implements AutoCloseable {

    private final Context context;
    private final Host host;
    private final List<String> printed = new ArrayList<>();

    BareGlobals() {
        this(null);
    }

    BareGlobals(@Nullable String location) {
        context = Context.newBuilder("js")
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .option("js.performance", "true")
                .option("js.stack-trace-api", "true")
                .allowHostAccess(HostAccess.newBuilder(HostAccess.EXPLICIT)
                        .allowBufferAccess(true)
                        .build())
                .build();
        host = new Host(new Recorder(), location);
        host.load("boot").execute(host);
    }

    /** Evaluates a script and returns its result. */
    Value eval(String script) {
        return context.eval(Source.newBuilder("js", script, "test.js").buildLiteral());
    }

    /** Evaluates a script and returns what it printed, each output as its level, a colon and the text. */
    List<String> print(String script) {
        printed.clear();
        eval(script);
        return List.copyOf(printed);
    }

    /** The text that console.log makes of an expression's value. */
    String log(String expression) {
        String line = print("console.log(" + expression + ")").get(0);
        return line.substring("INFO:".length());
    }

    /** Evaluates an expression that throws, and returns the name, then the message of what it throws. */
    String thrownBy(String expression) {
        return eval("(() => { try { " + expression
                        + "; return 'nothing'; } catch (e) { return e.name + ': ' + e.message; }" + " })()")
                .asString();
    }

    /** The names of the files that were loaded. */
    TreeSet<String> loaded() {
        return host.loaded;
    }

    @Override
    public void close() {
        context.close();
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

    /** What the files of these tests need of the runtime's host. */
    public final class Host {

        @HostAccess.Export
        public final Printer console;

        @HostAccess.Export
        public final Inspection inspection = new Inspection();

        @HostAccess.Export
        public final Base64Text base64 = new Base64Text();

        @HostAccess.Export
        public final Navigator navigator = new Navigator("1.2.3");

        private final @Nullable String location;
        private final TreeSet<String> loaded = new TreeSet<>();

        Host(ScriptConsole console, @Nullable String location) {
            this.console = new Printer(console);
            this.location = location;
        }

        @HostAccess.Export
        public Value load(String file) {
            loaded.add(file);
            try (InputStream in = BareGlobals.class.getResourceAsStream("globals/" + file + ".js")) {
                String text = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
                return context.eval(Source.newBuilder("js", text, file + ".js")
                        .internal(true)
                        .buildLiteral());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @HostAccess.Export
        public double wallClockMillis() {
            return System.currentTimeMillis();
        }

        @HostAccess.Export
        public @Nullable String location() {
            return location;
        }
    }
}
