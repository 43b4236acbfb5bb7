package io.isosocket.js.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that the text of a CommonJS file tells. */
class CommonJsExportsTest {

    static Stream<Arguments> sources() {
        return Stream.of(
                arguments("exports.a = 1; exports.b = exports.c = void 0", "a b c"),
                arguments("module.exports.a = 1", "a"),
                arguments("exports['a-b'] = 1; exports[\"c\"] = 2", "a-b c"),
                arguments("Object.defineProperty(exports, 'a', { get() { return x; } })", "a"),
                arguments("Object.defineProperty(module.exports, 'a', { value: 1 })", "a"),
                arguments("module.exports = { a, b: 1, 'c d': { e: 2 }, f() {}, async g() {} }", "a b c d f g"),
                arguments(
                        "module.exports = { get h() { return 1; }, *i() {}, async *j() {}, get: 1, set k(x) {} }",
                        "get h i j k"),
                arguments("exports = module.exports = { a: (1, 2), b: [3, 4], c: x ? y : z }", "a b c"),
                arguments("module.exports = {}", ""),
                arguments("if (exports.a === 1) {} log(exports.b)", ""),
                arguments("x.exports.a = 1; ({ exports: 1 })", ""),
                arguments("// exports.a = 1\n/* exports.b = 1 */ 'exports.c = 1'; /exports.f = 1/", ""),
                arguments("`exports.d = ${exports.e = 1}`", "e"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void namesAreFound(String source, String names) {
        CommonJsExports found = CommonJsExports.of(JavaScriptLexer.tokens(source));
        assertEquals(names, String.join(" ", new TreeSet<>(found.names())));
        assertTrue(found.areComplete());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "factory(exports)",
                "module.exports = require('./x')",
                "module.exports = function () {}",
                "module.exports = exports.default",
                "module.exports = { ...other }",
                "module.exports = { [name]: 1 }",
                "exports[name] = 1",
                "Object.defineProperty(exports, name, {})",
                "Object.assign(exports, { a: 1 })",
                "wrap(module)",
                "__export(require('./x'), exports)"
            })
    void namesAreIncompleteWhereOtherCodeGetsTheExports(String source) {
        assertFalse(CommonJsExports.of(JavaScriptLexer.tokens(source)).areComplete());
    }

    @Test
    void typeofTellsNothing() {
        String source = "if (typeof exports === 'object' && typeof module !== 'undefined') exports.a = 1;";
        assertTrue(CommonJsExports.of(JavaScriptLexer.tokens(source)).areComplete());
    }
}
