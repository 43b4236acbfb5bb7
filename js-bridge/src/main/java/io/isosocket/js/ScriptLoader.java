package io.isosocket.js;

import io.isosocket.js.modules.BuiltinModules;
import io.isosocket.js.modules.CommonJsModules;
import io.isosocket.js.modules.ImportMap;
import io.isosocket.js.modules.ModuleFiles;
import io.isosocket.js.modules.ModuleResolver;
import io.isosocket.js.modules.ModuleRoots;
import io.isosocket.js.modules.ScriptFile;
import io.isosocket.js.modules.ScriptKind;
import io.isosocket.js.modules.ScriptSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** How the scripts and modules of one runtime are found and run. */
final class ScriptLoader {

    private static final ScriptSources SOURCES = new ScriptSources();

    private final Path folder;
    private final ModuleResolver resolver;
    private final ModuleFiles files;
    private @Nullable CommonJsModules commonJs;

    ScriptLoader(JsRuntimeOptions options, BuiltinModules builtins) {
        folder = options.folder().toAbsolutePath().normalize();
        ImportMap map = options.importMap()
                .map(text -> ImportMap.parse(text, options.importMapBase().orElse(folder.toUri())))
                .orElse(ImportMap.empty());
        ModuleRoots roots = options.modulesAnywhere()
                ? ModuleRoots.anywhere()
                : ModuleRoots.ofScript(folder.resolve("script"))
                        .and(options.moduleFolders().toArray(Path[]::new));
        resolver = new ModuleResolver(map, roots, builtins);
        files = new ModuleFiles(resolver, folder);
    }

    /** The file system for the runtime's context. */
    ModuleFiles files() {
        return files;
    }

    void connect(Context context) {
        CommonJsModules modules = new CommonJsModules(context, resolver, SOURCES);
        files.connect(modules);
        commonJs = modules;
    }

    /** Reads a script; blocks. */
    ScriptFile open(Script script) throws IOException {
        Optional<ScriptKind> kind = script.kind().map(asked -> ScriptKind.valueOf(asked.name()));
        if (script.file().isEmpty()) {
            ScriptFile text = ScriptFile.ofText(script.name(), script.text(), kind.orElse(ScriptKind.CLASSIC), folder);
            if (text.kind() == ScriptKind.MODULE) {
                files.provide(text.path(), script.text());
            }
            return text;
        }
        ScriptFile opened = ScriptFile.open(script.file().get(), kind.orElse(null), SOURCES);
        resolver.permitModulesOf(opened.path());
        return opened;
    }

    /** Runs a script; within a task. A module gives the promise of its exports. */
    Value run(ScriptFile script, Context context, ScriptValues values) {
        return switch (script.kind()) {
            case CLASSIC -> context.eval(script.source());
            case MODULE -> values.importModule(script.path());
            case COMMONJS ->
                Objects.requireNonNull(commonJs, "connect() comes first").run(script);
        };
    }
}
