package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;

/** CommonJS files that ES modules import. */
class CommonJsInteropTest extends ScriptFixture {

    @Test
    void defaultIsModuleExportsAndNamesAreItsProperties() throws IOException {
        tree.file(
                "main.mjs",
                "import p, { a, b as c } from 'p'; import * as all from 'p';"
                        + "log(a + c + p.a + all.b); log(all.default === p); log(Object.keys(all).join());");
        tree.file("node_modules/p/index.js", "exports.a = 1; exports.b = 2;");
        run("main.mjs");
        assertEquals(List.of("6", "true", "a,b,default"), log);
    }

    @Test
    void defaultOfWhatWasAnEsModuleIsItsDefault() throws IOException {
        tree.file("main.mjs", "import p, { x, __esModule } from 'p'; log(p + x + __esModule);");
        tree.file(
                "node_modules/p/index.js",
                "Object.defineProperty(exports, '__esModule', { value: true });"
                        + "exports.default = 'd'; exports.x = 'x';");
        run("main.mjs");
        assertEquals(List.of("dxtrue"), log);
    }

    @Test
    void functionIsTheDefaultWithItsPropertiesAsNames() throws IOException {
        tree.file("main.mjs", "import f, { helper } from 'p'; log(f() + helper);");
        tree.file("node_modules/p/index.js", "module.exports = () => 'f'; module.exports.helper = 'h';");
        run("main.mjs");
        assertEquals(List.of("fh"), log);
    }

    @Test
    void umdBundleHasItsNames() throws IOException {
        tree.file("main.mjs", "import umd, { go } from './umd.js'; log(go() + umd.version);");
        tree.file(
                "umd.js",
                "!function(e,t){'object'==typeof exports&&'undefined'!=typeof module?t(exports):"
                        + "'function'==typeof define&&define.amd?define(['exports'],t):t(e.Umd={})}(this,function(e){"
                        + "e.go=()=>'go';e.version=1;e['not-a-name']=2;e.class=3});");
        run("main.mjs");
        assertEquals(List.of("go1"), log);
    }

    @Test
    void namesThatAreNoIdentifiersCanBeImported() throws IOException {
        tree.file("main.mjs", "import { 'a-b' as x, class as y } from './c.cjs'; log(x + y);");
        tree.file("c.cjs", "module.exports = { 'a-b': 1, class: 2 };");
        run("main.mjs");
        assertEquals(List.of("3"), log);
    }

    @Test
    void valueThatIsNoObjectIsTheDefault() throws IOException {
        tree.file("main.mjs", "import n from './null.cjs'; import s from './string.cjs'; log(n + s);");
        tree.file("null.cjs", "module.exports = null;").file("string.cjs", "module.exports = 's';");
        run("main.mjs");
        assertEquals(List.of("nulls"), log);
    }

    @Test
    void fileRunsInItsTurn() throws IOException {
        tree.file("main.mjs", "import './first.mjs'; import { x } from './c.cjs'; log('main ' + x);");
        tree.file("first.mjs", "globalThis.polyfill = 'there'; log('first');");
        tree.file("c.cjs", "exports.x = globalThis.polyfill; log('c');");
        run("main.mjs");
        assertEquals(List.of("first", "c", "main there"), log);
    }

    @Test
    void requireAndImportShareTheInstance() throws IOException {
        tree.file("main.mjs", "import a from './a.cjs'; import b from './b.cjs'; log(a === b.a); log(b.json.n);");
        tree.file("a.cjs", "log('a'); exports.x = 1;");
        tree.file("b.cjs", "exports.a = require('./a'); exports.json = require('./x.json');")
                .file("x.json", "{\"n\": 1}");
        run("main.mjs");
        assertEquals(List.of("a", "true", "1"), log);
    }

    @Test
    void sloppyCodeAndThisWork() throws IOException {
        tree.file("main.mjs", "import c from './c.js'; log(`${c.sloppy} ${c.self}`);");
        tree.file(
                "c.js",
                "undeclared = 1; exports.sloppy = (function () { return this === globalThis; })();"
                        + "exports.self = this === exports;");
        run("main.mjs");
        assertEquals(List.of("true true"), log);
    }

    @Test
    void esModuleInAPlainJsFileOfAPackageStaysOne() throws IOException {
        tree.file("main.mjs", "import { x } from 'p'; log(x);");
        tree.file("node_modules/p/package.json", "{\"main\": \"c.js\", \"module\": \"es.js\"}");
        tree.file(
                "node_modules/p/es.js",
                "// exports.y = require('z')\nexport const x = typeof exports + typeof require;");
        run("main.mjs");
        assertEquals(List.of("undefinedundefined"), log);
    }

    @Test
    void errorOfTheFileIsTheImportersWithItsOwnLines() throws IOException {
        tree.file("main.mjs", "import './c.cjs';").file("c.cjs", "\nexports.x = 1;\nthrow new RangeError('from c');");
        PolyglotException thrown = assertThrowing("main.mjs", "RangeError: from c");
        assertHas(thrown.getGuestObject().getMember("stack").asString(), tree.at("c.cjs") + ":3:");
        tree.file("dynamic.mjs", "await import('./umd.cjs').catch((e) => log(e.message));");
        tree.file("umd.cjs", "(f => f(exports))(() => { throw new Error('from umd'); });");
        run("dynamic.mjs");
        assertEquals("from umd", log.get(0));
    }

    @Test
    void errorOfARequireInsideNamesTheFileThatWroteIt() throws IOException {
        tree.file("main.mjs", "import 'p';").file("node_modules/p/index.js", "exports.fs = require('fs');");
        assertThrowing("main.mjs", "'fs' imported from " + tree.at("node_modules/p/index.js"), "module of Node");
    }

    @Test
    void importWorksWhetherModulesEvaluateToTheirExportsOrNot() throws IOException {
        tree.file("main.mjs", "import { x } from './c.cjs'; log(x);").file("c.cjs", "exports.x = 'x';");
        for (String choice : List.of("true", "false")) {
            run(realm(Map.of("js.esm-eval-returns-exports", choice)), "main.mjs", null);
        }
        assertEquals(List.of("x", "x"), log);
    }

    @Test
    void linkModuleTakesNoOtherFunction() throws IOException {
        tree.file(
                "main.mjs",
                "import './c.cjs'; import { install, load } from 'isosocket:internal/commonjs';"
                        + "install(() => log('stolen')); await import('./d.cjs'); log(load === install);");
        tree.file("c.cjs", "exports.x = 1;").file("d.cjs", "log('d'); exports.x = 1;");
        run("main.mjs");
        assertEquals(List.of("d", "false"), log);
    }

    @Test
    void scriptsDoNotReachWhatRunsCommonJs() throws IOException {
        tree.file(
                "main.mjs",
                "import './c.cjs'; const { load } = await import('isosocket:internal/commonjs');"
                        + "try { load('/etc/passwd'); } catch (e) { log(e.message); }");
        tree.file("early.mjs", "await import('isosocket:internal/commonjs').catch((e) => log(e.message));");
        tree.file("c.cjs", "exports.x = 1;");
        run("main.mjs");
        run("early.mjs");
        assertHas(log.get(0), "/etc/passwd", "outside of the folders");
        assertHas(log.get(1), "isosocket:internal/commonjs", "modules come from files");
    }
}
