package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What {@code globals/commonjs.js} asks of Java. Its methods are public for the script alone.
 *
 * <p>No method throws for what a script did wrong: an error goes back as a text, of which the script makes an Error of
 * its own world.
 */
public final class CommonJsHost {

    private final Context context;
    private final ModuleResolver resolver;
    private final ScriptSources sources;

    CommonJsHost(Context context, ModuleResolver resolver, ScriptSources sources) {
        this.context = context;
        this.resolver = resolver;
        this.sources = sources;
    }

    /** Where a call of require leads, or why nowhere. A class and not a record, whose methods would hide its fields. */
    public static final class Found {

        /** The file's real path, or null. */
        @HostAccess.Export
        public final @Nullable String path;

        /** "json", "commonjs" or "empty"; for an error its code, as Node has it. */
        @HostAccess.Export
        public final String kind;

        /** The error, or null. */
        @HostAccess.Export
        public final @Nullable String error;

        private Found(@Nullable String path, String kind, @Nullable String error) {
            this.path = path;
            this.kind = kind;
            this.error = error;
        }
    }

    /**
     * Finds a module.
     *
     * @param specifier what the script wrote
     * @param referrer the file that wrote it
     * @return the module or the error
     */
    @HostAccess.Export
    public Found resolve(String specifier, String referrer) {
        Path from = Path.of(referrer);
        try {
            Resolution found = resolver.resolve(specifier, from, ImportStyle.REQUIRE);
            if (found instanceof Resolution.File file) {
                return file(file.path(), new Lookup(specifier, from, ImportStyle.REQUIRE));
            }
            return found instanceof Resolution.Empty
                    ? new Found(null, "empty", null)
                    : new Found(null, "ERR_REQUIRE_ESM", mustBeImported(found.key()));
        } catch (IOException e) {
            return new Found(null, "MODULE_NOT_FOUND", e.getMessage());
        }
    }

    /**
     * A module whose file is known.
     *
     * @param path the file's path
     * @return the module or the error
     */
    @HostAccess.Export
    public Found locate(String path) {
        Lookup lookup = new Lookup(path, Path.of(path), ImportStyle.REQUIRE);
        try {
            return file(resolver.admitted(Path.of(path), lookup), lookup);
        } catch (IOException e) {
            return new Found(null, "MODULE_NOT_FOUND", e.getMessage());
        }
    }

    /**
     * Compiles a file.
     *
     * @param path a path that {@link #resolve} or {@link #locate} gave
     * @return the function around the module
     * @throws IOException if the file is gone
     */
    @HostAccess.Export
    public Value compile(String path) throws IOException {
        return context.eval(sources.of(admitted(path), ScriptKind.COMMONJS));
    }

    /**
     * Reads a JSON file.
     *
     * @param path a path that {@link #resolve} or {@link #locate} gave
     * @return its text
     * @throws IOException if the file is gone
     */
    @HostAccess.Export
    public String read(String path) throws IOException {
        return SourceText.read(admitted(path));
    }

    /**
     * The folder of a file.
     *
     * @param path the file's path
     * @return what Node calls {@code __dirname}
     */
    @HostAccess.Export
    public String folder(String path) {
        Path parent = Path.of(path).getParent();
        return parent == null ? "" : parent.toString();
    }

    private Path admitted(String path) throws ModuleResolutionException {
        return resolver.admitted(Path.of(path), new Lookup(path, Path.of(path), ImportStyle.REQUIRE));
    }

    private Found file(Path file, Lookup lookup) throws IOException {
        ModuleFormat declared = ModuleFormat.declared(file, resolver.packages(), lookup);
        if (declared == ModuleFormat.JSON) {
            return new Found(file.toString(), "json", null);
        }
        boolean module = declared == ModuleFormat.MODULE
                || (declared == null
                        && ModuleSyntax.of(JavaScriptLexer.tokens(SourceText.read(file))) == ModuleSyntax.MODULE);
        return module
                ? new Found(null, "ERR_REQUIRE_ESM", mustBeImported(file.toString()))
                : new Found(file.toString(), "commonjs", null);
    }

    private static String mustBeImported(String module) {
        return module + " is an ES module, which require() does not load: use import() in its place";
    }
}
