package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file's text says about its kind. */
class ModuleSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import 'x'",
                "import x from 'x'",
                "import{a}from'x';",
                "import * as x from 'x'",
                "export default 1",
                "export { a }",
                "export*from'x'",
                "export const a = 1",
                "export async function f() {}",
                "f(); var a = b / 2; export { a };",
                "if (x) /[{(]/.test(y)\nexport { x }",
                "const a = `${ { b: `}` }.b }{`; export { a }",
                "function f() { return import.meta.url }",
                "const re = /exports\\/[/]{/g; exports; export {}",
                "#!/usr/bin/env node\nimport 'x'",
                "x++ / 2; a = b\n/ 3; export {}"
            })
    void module(String source) {
        assertEquals(ModuleSyntax.MODULE, ModuleSyntax.of(JavaScriptLexer.tokens(source)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exports.a = 1",
                "module.exports = 1",
                "const x = require('x')",
                "typeof exports",
                "import('x').then(() => exports.a)",
                "'export default 1'; exports.a = 1",
                "// import 'x'\nexports.a = 1",
                "/* export { a } */ exports.a = 1",
                "exports.a = `export default ${ x }`",
                "exports.a = /import 'x'/",
                "x.import = 1; y.export = 2; z = { import: 1, export: 2 }; require('z')",
                "a = b ? c / d : e / f; exports.x = 1 / 2"
            })
    void commonJs(String source) {
        assertEquals(ModuleSyntax.COMMONJS, ModuleSyntax.of(JavaScriptLexer.tokens(source)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "var a = 1", "x.exports = 1", "({ exports: 1 })", "import('x')", "window.require('x')"})
    void plain(String source) {
        assertEquals(ModuleSyntax.PLAIN, ModuleSyntax.of(JavaScriptLexer.tokens(source)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export default 1 | true",
                "export { a as default } | true",
                "export { default } from 'x' | true",
                "export { default as x } from 'x' | false",
                "switch (x) { default: f() } | false",
                "export const a = 'export default' | false"
            })
    void defaultExport(String source, boolean expected) {
        assertEquals(expected, ModuleSyntax.exportsDefault(JavaScriptLexer.tokens(source)));
    }

    @Test
    void importedNamesAreSeen() {
        String source =
                "import a, { b, c as d, default as e } from 'x'; export { f as g } from 'x'; import * as h from 'x';"
                        + "import { other } from 'y'; f({ no }, 'x')";
        ImportStatements statements = new ImportStatements(JavaScriptLexer.tokens(source));
        assertEquals(Set.of("b", "c", "f"), statements.names("x"));
    }

    @Test
    void attributesOfAnImportAreSeen() {
        String json = "import a from './a.json' with { type: 'json' }; import('./b.json', { with: {} });"
                + "import c from './c.json'; import('./d.json'); f('./e.json')";
        ImportStatements statements = new ImportStatements(JavaScriptLexer.tokens(json));
        assertFalse(statements.lackAttributes("./a.json"));
        assertFalse(statements.lackAttributes("./b.json"));
        assertTrue(statements.lackAttributes("./c.json"));
        assertTrue(statements.lackAttributes("./d.json"));
        assertFalse(statements.lackAttributes("./e.json"));
    }
}
