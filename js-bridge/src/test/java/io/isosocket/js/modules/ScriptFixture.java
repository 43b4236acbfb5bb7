package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts from a folder in a bare context: with the module files, and a function {@code log} to look through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScriptFixture {

    final List<String> log = new ArrayList<>();
    final ScriptSources sources = new ScriptSources();
    Tree tree;
    ImportMap importMap = ImportMap.empty();
    private Engine engine;
    private final List<Context> contexts = new ArrayList<>();

    @BeforeAll
    void startEngine() {
        engine = Engine.newBuilder("js")
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    @AfterAll
    void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void makeFolder(@TempDir Path folder) throws IOException {
        tree = new Tree(folder);
        log.clear();
        importMap = ImportMap.empty();
    }

    @AfterEach
    void closeContexts() {
        contexts.forEach(Context::close);
        contexts.clear();
    }

    /** A context with its modules. */
    record Realm(Context context, CommonJsModules commonJs) {}

    Realm realm() {
        return realm(Map.of());
    }

    Realm realm(Map<String, String> options) {
        ModuleResolver resolver = new ModuleResolver(importMap, ModuleRoots.of(tree.root()), ResolverFixture.BUILTINS);
        ModuleFiles files = new ModuleFiles(resolver, tree.root());
        Context context = Context.newBuilder("js")
                .engine(engine)
                .allowHostAccess(HostAccess.EXPLICIT)
                .allowExperimentalOptions(true)
                .options(ModuleFiles.contextOptions())
                .options(options)
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .build();
        contexts.add(context);
        CommonJsModules commonJs = new CommonJsModules(context, resolver, sources);
        files.connect(commonJs);
        ProxyExecutable append = arguments -> {
            log.add(arguments[0].isString() ? arguments[0].asString() : arguments[0].toString());
            return arguments[0];
        };
        context.getBindings("js").putMember("log", append);
        return new Realm(context, commonJs);
    }

    Value run(String path) throws IOException {
        return run(realm(), path, null);
    }

    Value run(Realm realm, String path, @Nullable ScriptKind kind) throws IOException {
        return run(realm, ScriptFile.open(tree.at(path), kind, sources));
    }

    Value run(Realm realm, ScriptFile script) {
        return script.kind() == ScriptKind.COMMONJS
                ? realm.commonJs().run(script)
                : realm.context().eval(script.source());
    }

    /** Runs a script that throws, and returns its message, in which all parts must be. */
    PolyglotException assertThrowing(String path, String... parts) {
        PolyglotException thrown = assertThrows(PolyglotException.class, () -> run(path));
        assertTrue(thrown.isGuestException(), thrown::toString);
        assertHas(String.valueOf(thrown.getMessage()), parts);
        return thrown;
    }

    static void assertHas(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
        }
    }
}
