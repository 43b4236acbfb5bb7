package io.isosocket.js.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The CommonJS modules of one context: those of a script that is run as CommonJS, and those that ES modules import.
 * Each file runs once, whoever asks for it. What {@code require} does is written in {@code globals/commonjs.js};
 * nothing of it is loaded before it is needed. Used on the context's threads.
 */
public final class CommonJsModules {

    /** The module by which the ES modules that stand in for CommonJS files reach {@code load}. */
    static final String LINK = "isosocket:internal/commonjs";

    private static final String RESOURCE = "/io/isosocket/js/globals/commonjs.js";
    /** The first call of its install gives it the function, and later ones, by scripts, do nothing. */
    private static final String LINK_TEXT =
            """
            let load;
            const install = (given) => { load ??= given; };
            export { install, load };
            install;
            """;

    private static final Source SCRIPT = Source.newBuilder("js", resource(), "isosocket:commonjs.js")
            .internal(true)
            .buildLiteral();
    private static final Source LINK_MODULE = Source.newBuilder("js", LINK_TEXT, LINK)
            .mimeType("application/javascript+module")
            .internal(true)
            .buildLiteral();

    private final Context context;
    private final CommonJsHost host;
    private @Nullable Value functions;
    private boolean published;

    /**
     * The CommonJS modules of a context. To be {@linkplain ModuleFiles#connect connected} with its files.
     *
     * @param context the context; its HostAccess must let scripts call what is marked as exported
     * @param resolver what finds the modules, the same as for ES modules
     * @param sources the sources that the Engine's runtimes share
     */
    public CommonJsModules(Context context, ModuleResolver resolver, ScriptSources sources) {
        this.context = context;
        this.host = new CommonJsHost(context, resolver, sources);
    }

    /**
     * Runs a script as the main module, whose {@code require.main} is its {@code module}.
     *
     * @param script a script of the kind CommonJS
     * @return its module.exports
     * @throws PolyglotException if it throws
     */
    public Value run(ScriptFile script) {
        if (script.kind() != ScriptKind.COMMONJS) {
            throw new IllegalArgumentException(
                    script.path() + " is to be run as " + script.kind() + ", not as COMMONJS");
        }
        return functions().invokeMember("run", script.path().toString(), context.eval(script.source()));
    }

    /** Puts the link module where the engine looks first: among the modules that it has loaded. */
    void publish() {
        if (!published) {
            Value module = context.eval(LINK_MODULE);
            // Its last value, or with js.esm-eval-returns-exports its exports.
            Value install = module.canExecute() ? module : module.getMember("install");
            install.executeVoid(functions().getMember("load"));
            published = true;
        }
    }

    /** Runs a file for the names that it exports; none if it throws, since its error is due when its turn comes. */
    Set<String> exportedNames(Path file) {
        Set<String> names = new TreeSet<>();
        try {
            Value found = functions().invokeMember("names", file.toString());
            for (long i = 0; i < found.getArraySize(); i++) {
                names.add(found.getArrayElement(i).asString());
            }
        } catch (PolyglotException e) {
            if (e.isCancelled() || e.isExit() || e.isInterrupted() || e.isResourceExhausted()) {
                throw e;
            }
        }
        return names;
    }

    private Value functions() {
        Value known = functions;
        if (known == null) {
            known = context.eval(SCRIPT).execute(null, host);
            functions = known;
        }
        return known;
    }

    private static String resource() {
        try (InputStream in = CommonJsModules.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
