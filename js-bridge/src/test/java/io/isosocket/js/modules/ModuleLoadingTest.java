package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;

/** ES modules as the engine loads them through {@link ModuleFiles}. */
class ModuleLoadingTest extends ScriptFixture {

    @Test
    void staticGraphRunsInItsOrder() throws IOException {
        tree.file("main.mjs", "import { b } from './lib/b.js'; import './c'; log('main ' + b);");
        tree.file("lib/b.js", "import { d } from '../d.mjs'; export const b = 'b' + d; log('b');");
        tree.file("c.js", "log('c');").file("d.mjs", "export const d = 1; log('d');");
        run("main.mjs");
        assertEquals(List.of("d", "b", "c", "main b1"), log);
    }

    /** The engine names the importing module with every specifier, bare ones too: each finds its own node_modules. */
    @Test
    void bareSpecifierIsLookedUpFromTheModuleThatWroteIt() throws IOException {
        tree.file("main.mjs", "import { name } from 'p'; import q from 'q'; log(name); log(q);");
        tree.file("node_modules/p/index.js", "import q from 'q'; export const name = 'p with ' + q;");
        tree.file("node_modules/p/node_modules/q/index.js", "export default 'inner';");
        tree.file("node_modules/q/index.js", "export default 'outer';");
        run("main.mjs");
        assertEquals(List.of("p with inner", "outer"), log);
    }

    @Test
    void laterDynamicImportIsLookedUpFromItsOwnModule() throws IOException {
        tree.file("main.mjs", "import { late } from 'p'; import 'r'; log((await late()).default);");
        tree.file("node_modules/p/index.js", "export const late = () => import('q');");
        tree.file("node_modules/p/node_modules/q/index.js", "export default 'inner';");
        tree.file("node_modules/q/index.js", "export default 'outer';");
        tree.file("node_modules/r/index.js", "import 'q'; log('r');");
        run("main.mjs");
        assertEquals(List.of("r", "inner"), log);
    }

    @Test
    void dynamicImportWorksFromAClassicScript() throws IOException {
        tree.file("src/main.js", "import('./x.js').then(({ x }) => log(x)); var leaked = 1;");
        tree.file("src/x.js", "export const x = 'x ' + globalThis.leaked;");
        run("src/main.js");
        assertEquals(List.of("x 1"), log);
    }

    @Test
    void codeWithoutAFileImportsFromTheGivenFolder() throws IOException {
        tree.file("x.js", "import './y'; log('x');").file("y.js", "log('y');");
        tree.file("node_modules/p/index.js", "log('p');");
        String code = "import 'p'; import './x.js'; await import('./z/w');";
        tree.file("z/w.js", "log('w');");
        run(realm(), ScriptFile.ofText("[eval]", code, ScriptKind.MODULE, tree.root()));
        assertEquals(List.of("p", "y", "x", "w"), log);
    }

    @Test
    void cyclesAreLinked() throws IOException {
        tree.file("main.mjs", "import { a } from './a.mjs'; log(a());");
        tree.file("a.mjs", "import { b } from './b.mjs'; export function a() { return 'a' + b(); } log('run a');");
        tree.file("b.mjs", "import { a } from './a.mjs'; export function b() { return 'b' + typeof a; } log('run b');");
        run("main.mjs");
        assertEquals(List.of("run b", "run a", "abfunction"), log);
    }

    @Test
    void moduleRunsOnceWhateverItIsCalled() throws IOException {
        importMap = ImportMap.parse(
                "{\"imports\": {\"m\": \"./x.js\"}}", tree.at("map.json").toUri());
        String url = tree.at("x.js").toUri().toString();
        tree.file(
                "main.mjs",
                "import * as a from './x.js'; import * as b from './x'; import * as c from './lib/../x.js?v=1';"
                        + "import * as d from 'm'; import * as e from '" + url + "'; import * as f from 'p';"
                        + "log([b, c, d, e, f, await import('./lib/link.js')].every((other) => other === a));");
        tree.file("x.js", "log('x');").files("lib/keep");
        Files.createSymbolicLink(tree.at("lib/link.js"), tree.at("x.js"));
        tree.files("node_modules/keep");
        Files.createSymbolicLink(tree.at("node_modules/p"), tree.at("."));
        tree.file("package.json", "{\"module\": \"./x.js\"}");
        run("main.mjs");
        assertEquals(List.of("x", "true"), log);
    }

    @Test
    void mainModuleThatIsImportedByAnotherRunsOnce() throws IOException {
        tree.file("main.mjs", "import './x.mjs'; export const m = 1; log('main');");
        tree.file("x.mjs", "import * as main from './main.mjs'; export const get = () => main.m; log('x');");
        run("main.mjs");
        assertEquals(List.of("x", "main"), log);
    }

    @Test
    void importMapLeadsToFilesAndBuiltins() throws IOException {
        importMap = ImportMap.parse(
                "{\"imports\": {\"lib/\": \"./vendor/\", \"script\": \"isosocket:script\","
                        + "\"https://cdn.example/x.js\": \"./vendor/x.js\"}}",
                tree.at("map.json").toUri());
        tree.file(
                "main.mjs",
                "import x, { y } from 'lib/x.js'; import * as a from 'script';"
                        + "import * as b from 'isosocket:script';"
                        + "import far, { y as z } from 'https://cdn.example/x.js';"
                        + "log(x + y); log(a === b); log(a.args.join()); log(x === far && y === z);");
        tree.file("vendor/x.js", "import { y } from './y'; export default {}; export { y }; log('once');");
        tree.file("vendor/y.js", "export const y = 'y';");
        run("main.mjs");
        assertEquals(List.of("once", "[object Object]y", "true", "a,b", "true"), log);
    }

    @Test
    void importMetaHasTheUrlOfTheFile() throws IOException {
        tree.file("main.mjs", "import './lib/x.mjs'; log(import.meta.url);").file("lib/x.mjs", "log(import.meta.url);");
        run("main.mjs");
        assertEquals(
                List.of(
                        tree.at("lib/x.mjs").toUri().toString(),
                        tree.at("main.mjs").toUri().toString()),
                log);
    }

    @Test
    void topLevelAwaitHoldsTheImportingModule() throws IOException {
        tree.file("main.mjs", "import { x } from './x.mjs'; log('main ' + x);");
        tree.file("x.mjs", "log('before'); export const x = await Promise.resolve(7); log('after');");
        run("main.mjs");
        assertEquals(List.of("before", "after", "main 7"), log);
    }

    @Test
    void jsonIsImportedWithItsAttribute() throws IOException {
        tree.file(
                "main.mjs",
                "import data from './x.json' with { type: 'json' };"
                        + "const again = await import('./x.json', { with: { type: 'json' } });"
                        + "log(data.list[1]); log(again.default === data);");
        tree.file("x.json", "\uFEFF{\"list\": [1, 2]}");
        run("main.mjs");
        assertEquals(List.of("2", "true"), log);
    }

    @Test
    void jsonWithoutItsAttributeIsRefusedClearly() throws IOException {
        tree.file("main.mjs", "import data from './x.json';").file("x.json", "{}");
        assertThrowing("main.mjs", "'./x.json'", "imported from " + tree.at("main.mjs"), "with { type: 'json' }");
        tree.file("dynamic.mjs", "await import('./x.json').catch((e) => log(e.message));");
        run("dynamic.mjs");
        assertHas(log.get(0), "with { type: 'json' }");
    }

    @Test
    void jsonThatIsNoneIsASyntaxError() throws IOException {
        tree.file("main.mjs", "import data from './x.json' with { type: 'json' };")
                .file("x.json", "{oops");
        assertThrowing("main.mjs", "SyntaxError");
    }

    @Test
    void byteOrderMarkAndHashbangAreSkipped() throws IOException {
        tree.file("main.mjs", "\uFEFF#!/usr/bin/env isosocket\nimport { x } from './x.mjs'; log(x);");
        tree.file("x.mjs", "\uFEFF#!/usr/bin/env isosocket\nexport const x = 'x';");
        tree.file("classic.js", "\uFEFF#!/usr/bin/env isosocket\nlog('classic');");
        run("main.mjs");
        run("classic.js");
        assertEquals(List.of("x", "classic"), log);
    }

    @Test
    void emptyModuleStandsForWhatAPackageLeavesOut() throws IOException {
        tree.file("node_modules/p/package.json", "{\"browser\": {\"fs\": false}}");
        tree.file(
                "node_modules/p/index.js",
                "import fs, { read as r } from 'fs'; import './x.js';" + "log(JSON.stringify(fs) + typeof r);");
        tree.file("node_modules/p/x.js", "export * from 'fs'; export { write } from 'fs';");
        tree.file("main.mjs", "import 'p';");
        run("main.mjs");
        assertEquals(List.of("{}undefined"), log);
    }

    @Test
    void failedImportNamesSpecifierImporterAndRule() throws IOException {
        tree.file("main.mjs", "import './lib/x.mjs';").file("lib/x.mjs", "import 'nothing-here';");
        assertThrowing(
                "main.mjs",
                "'nothing-here'",
                "imported from " + tree.at("lib/x.mjs"),
                "no node_modules has the package 'nothing-here'",
                tree.at("lib/node_modules/nothing-here").toString());
    }

    @Test
    void failedDynamicImportRejectsWithAnError() throws IOException {
        tree.file(
                "main.mjs",
                "for (const s of ['./gone.js', 'https://example.org/x.js', 'isosocket:gone', 'node:fs'])"
                        + " await import(s).catch((e) => log(e instanceof Error && e.message));");
        run("main.mjs");
        assertEquals(4, log.size());
        assertHas(log.get(0), "./gone.js", "no such file");
        assertHas(log.get(1), "https://example.org/x.js", "modules come from files");
        assertHas(log.get(2), "isosocket:gone", "[isosocket:script]");
        assertHas(log.get(3), "node:fs", "module of Node");
    }

    @Test
    void nothingButModulesCanBeRead() throws IOException {
        tree.file(
                "main.mjs",
                "for (const s of ['/etc/passwd', './notes.txt', '../outside.js', 'file:///etc/hostname'])"
                        + " await import(s).catch((e) => log(e.message)); log(typeof load);");
        tree.file("notes.txt", "log('read')");
        run("main.mjs");
        assertEquals(5, log.size());
        assertHas(log.get(0), "/etc/passwd", "outside of the folders");
        assertHas(log.get(1), "is no module");
        assertHas(log.get(2), "outside of the folders");
        assertHas(log.get(3), "outside of the folders");
        assertEquals("undefined", log.get(4));
    }

    @Test
    void codeWithoutAFileCannotReadOutsideEither() {
        String code = "for (const s of ['/etc/passwd', '/etc/gone.js']) await import(s).catch((e) => log(e.message));";
        run(realm(), ScriptFile.ofText("[eval]", code, ScriptKind.MODULE, tree.root()));
        assertEquals(2, log.size());
        log.forEach(message -> assertHas(message, "outside of the folders"));
    }

    @Test
    void syntaxErrorAndStackNameTheRealFile() throws IOException {
        tree.file("main.mjs", "import './bad.mjs';").file("bad.mjs", "\n\nlet = ;");
        PolyglotException bad = assertThrowing("main.mjs", "SyntaxError", "3:");
        assertEquals(
                tree.at("bad.mjs").toString(),
                bad.getSourceLocation().getSource().getPath());
        tree.file("throws.mjs", "import { f } from './x';\nf();")
                .file("x.js", "\nexport function f() {\n  throw new Error('E');\n}");
        PolyglotException thrown = assertThrowing("throws.mjs", "E");
        String stack = thrown.getGuestObject().getMember("stack").asString();
        assertHas(stack, tree.at("x.js") + ":3:", tree.at("throws.mjs") + ":2:");
    }

    @Test
    void missingExportIsASyntaxError() throws IOException {
        tree.file("main.mjs", "import { nothing } from './x.mjs';").file("x.mjs", "export const x = 1;");
        assertThrowing("main.mjs", "SyntaxError", "nothing");
    }

    @Test
    void contextsOfOneEngineDoNotShareInstances() throws IOException {
        tree.file("main.mjs", "import { n } from './x.mjs'; log(n());");
        tree.file("x.mjs", "let count = 0; export const n = () => ++count;");
        run(realm(), "main.mjs", null);
        run(realm(), "main.mjs", null);
        assertEquals(List.of("1", "1"), log);
    }
}
