package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/** Scripts that are run as CommonJS. */
class CommonJsTest extends ScriptFixture {

    @Test
    void moduleHasWhatNodeGivesIt() throws IOException {
        tree.file(
                "src/main.cjs",
                "log(this === exports && exports === module.exports);"
                        + "log(__filename); log(__dirname); log(module.id); log(module.filename === __filename);"
                        + "log(require.main === module); log(module.loaded); log(typeof require.cache[__filename]);");
        run("src/main.cjs");
        String file = tree.at("src/main.cjs").toString();
        assertEquals(List.of("true", file, tree.at("src").toString(), ".", "true", "true", "false", "object"), log);
    }

    @Test
    void mainModuleGivesItsExports() throws IOException {
        tree.file("main.cjs", "exports.a = 1; module.exports.b = 2;");
        Value exports = run("main.cjs");
        assertEquals(3, exports.getMember("a").asInt() + exports.getMember("b").asInt());
    }

    @Test
    void nothingOfItIsGlobal() throws IOException {
        tree.file(
                "main.cjs",
                "var hidden = 1; log(['require', 'module', 'exports', '__filename', 'hidden',"
                        + "'process', 'Buffer', 'global'].filter((name) => name in globalThis).length);");
        run("main.cjs");
        assertEquals(List.of("0"), log);
    }

    @Test
    void modulesRunOnce() throws IOException {
        tree.file("main.cjs", "log(require('./a') === require('./lib/../a.js')); require('./b');");
        tree.file("a.js", "log('a'); module.exports = function () {};").file("b.js", "require('./a'); log('b');");
        tree.files("lib/keep");
        run("main.cjs");
        assertEquals(List.of("a", "true", "b"), log);
    }

    @Test
    void cycleGetsWhatIsExportedSoFar() throws IOException {
        tree.file("main.cjs", "const a = require('./a'); log(a.done + ' ' + require('./b').seen);");
        tree.file("a.js", "exports.done = false; const b = require('./b'); exports.done = true; log(b.seen);");
        tree.file("b.js", "exports.seen = require('./a').done;");
        run("main.cjs");
        assertEquals(List.of("false", "true false"), log);
    }

    @Test
    void jsonAndPackagesAreRequired() throws IOException {
        tree.file(
                "main.cjs", "log(require('./x.json').n); log(require('p')); log(require('p/sub')); log(require('q'));");
        tree.file("x.json", "\uFEFF{\"n\": 5}");
        tree.file(
                "node_modules/p/package.json",
                "{\"exports\": {\".\": {\"import\": \"./no.mjs\","
                        + "\"require\": \"./yes.cjs\"}, \"./sub\": \"./sub.js\"}}");
        tree.file("node_modules/p/yes.cjs", "module.exports = 'required';");
        tree.file("node_modules/p/sub.js", "module.exports = 'sub';");
        tree.file("node_modules/q/package.json", "{\"module\": \"no.mjs\", \"main\": \"main\"}");
        tree.file("node_modules/q/main.js", "module.exports = 'main';");
        run("main.cjs");
        assertEquals(List.of("5", "required", "sub", "main"), log);
    }

    @Test
    void resolveGivesThePathWithoutRunning() throws IOException {
        tree.file("main.cjs", "log(require.resolve('./a'));").file("a.js", "log('ran');");
        run("main.cjs");
        assertEquals(List.of(tree.at("a.js").toString()), log);
    }

    @Test
    void deletedFromTheCacheItRunsAgain() throws IOException {
        tree.file("main.cjs", "require('./a'); delete require.cache[require.resolve('./a')]; require('./a');");
        tree.file("a.js", "log('a');");
        run("main.cjs");
        assertEquals(List.of("a", "a"), log);
    }

    @Test
    void moduleThatThrowsIsNotKept() throws IOException {
        tree.file("main.cjs", "for (let i = 0; i < 2; i++) try { require('./a'); } catch (e) { log(e.message); }");
        tree.file("a.js", "log('a'); throw new Error('from a');");
        run("main.cjs");
        assertEquals(List.of("a", "from a", "a", "from a"), log);
    }

    @Test
    void leftOutModuleIsAnEmptyObject() throws IOException {
        tree.file("package.json", "{\"browser\": {\"fs\": false}}");
        tree.file("main.cjs", "log(JSON.stringify(require('fs')));");
        run("main.cjs");
        assertEquals(List.of("{}"), log);
    }

    @Test
    void codeIsSloppyAndMayReturn() throws IOException {
        tree.file("main.cjs", "#!/usr/bin/env node\nlog((function () { return typeof this; })()); return; // the end");
        run("main.cjs");
        assertEquals(List.of("object"), log);
    }

    @Test
    void importWorksInside() throws IOException {
        tree.file("src/main.cjs", "import('./x.mjs').then(({ x }) => log(x));")
                .file("src/x.mjs", "export const x = 'x';");
        run("src/main.cjs");
        assertEquals(List.of("x"), log);
    }

    @Test
    void scriptWithoutAFileRequiresFromItsFolder() throws IOException {
        tree.file("lib/a.js", "module.exports = 'a';");
        run(realm(), ScriptFile.ofText("[stdin]", "log(require('./a'));", ScriptKind.COMMONJS, tree.at("lib")));
        assertEquals(List.of("a"), log);
    }

    @Test
    void missingModuleIsAnErrorWithNodesCode() throws IOException {
        tree.file(
                "main.cjs",
                "for (const s of ['./gone', 'gone', 'fs', 'node:fs', 7]) try { require(s); }"
                        + " catch (e) { log([Error, TypeError].includes(e.constructor)); log(e.code + e.message); }");
        run("main.cjs");
        assertEquals(10, log.size());
        assertHas(log.get(1), "MODULE_NOT_FOUND", "'./gone' imported from " + tree.at("main.cjs"), "no such file");
        assertHas(log.get(3), "MODULE_NOT_FOUND", "no node_modules has the package 'gone'");
        assertHas(log.get(5), "MODULE_NOT_FOUND", "'fs' is a module of Node");
        assertHas(log.get(7), "MODULE_NOT_FOUND", "'node:fs' is a module of Node");
        assertHas(log.get(9), "takes the name of a module");
        for (int i = 0; i < log.size(); i += 2) {
            assertEquals("true", log.get(i));
        }
    }

    @Test
    void esModuleIsRefused() throws IOException {
        tree.file(
                "main.cjs",
                "for (const s of ['./a.mjs', './b.js', 'p', 'isosocket:script']) try { require(s); }"
                        + " catch (e) { log(e.code + e.message); }");
        tree.files("a.mjs").file("b.js", "export const b = 1;");
        tree.file("node_modules/p/package.json", "{\"type\": \"module\"}").files("node_modules/p/index.js");
        run("main.cjs");
        assertEquals(4, log.size());
        log.forEach(message -> assertHas(message, "ERR_REQUIRE_ESM", "use import()"));
    }

    @Test
    void brokenJsonIsASyntaxErrorWithItsFile() throws IOException {
        tree.file("main.cjs", "try { require('./x.json'); } catch (e) { log(e.name + e.message); }")
                .file("x.json", "{");
        run("main.cjs");
        assertHas(log.get(0), "SyntaxError" + tree.at("x.json"));
    }

    @Test
    void stackTracesHaveTheFilesOwnLines() throws IOException {
        tree.file("main.cjs", "\nrequire('./a')();")
                .file("a.js", "#!shebang\n\nmodule.exports = () => {\n  null.x;\n};");
        PolyglotException thrown = assertThrowing("main.cjs", "TypeError");
        String stack = thrown.getGuestObject().getMember("stack").asString();
        assertHas(stack, tree.at("a.js") + ":4:", tree.at("main.cjs") + ":2:");
    }

    @Test
    void syntaxErrorOfARequiredFileIsTheScriptsToCatch() throws IOException {
        tree.file("main.cjs", "try { require('./a'); } catch (e) { log(e instanceof SyntaxError); }")
                .file("a.js", "let = ;");
        run("main.cjs");
        assertEquals(List.of("true"), log);
    }

    @Test
    void classicScriptIsNotRunAsCommonJs() throws IOException {
        tree.file("main.js", "log(typeof require);");
        Realm realm = realm();
        ScriptFile script = ScriptFile.open(tree.at("main.js"), null, sources);
        assertThrows(IllegalArgumentException.class, () -> realm.commonJs().run(script));
        run(realm, script);
        assertEquals(List.of("undefined"), log);
        assertFalse(realm.context().getBindings("js").hasMember("require"));
    }
}
