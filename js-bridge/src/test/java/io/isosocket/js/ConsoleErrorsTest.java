package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the console shows errors. */
class ConsoleErrorsTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void errorComesWithItsStack() {
        assertEquals(
                "Error: boom\n    at f (test.js:1:36)\n    at test.js:1:13",
                realm.log("(function f() { return new Error('boom') })()"));
    }

    @Test
    void causeAndPropertiesFollow() {
        assertEquals(
                """
                TypeError: t
                    at test.js:1:27 {
                  [cause]: RangeError: r
                      at test.js:1:55,
                  code: 5
                }""",
                realm.log("Object.assign(new TypeError('t', { cause: new RangeError('r') }), { code: 5 })"));
    }

    @Test
    void errorsOfAnAggregateFollow() {
        assertEquals(
                """
                AggregateError: two
                    at test.js:1:13 {
                  [errors]: [ 1, 2 ]
                }""",
                realm.log("new AggregateError([1, 2], 'two')"));
    }

    @Test
    void nameIsTheClassesOrTheOneSetLater() {
        assertEquals("Mine: m", firstLine("new (class Mine extends Error {})('m')"));
        assertEquals("Late: m", firstLine("Object.assign(new Error('m'), { name: 'Late' })"));
        assertEquals("Error", firstLine("new Error()"));
        assertEquals("Error: foreign", firstLine("Object.setPrototypeOf(new Error('foreign'), null)"));
    }

    @Test
    void domExceptionShowsItsName() {
        assertEquals(
                "DOMException [AbortError]: gone\n    at test.js:1:13",
                realm.log("new DOMException('gone', 'AbortError')"));
    }

    @Test
    void errorWithoutAStackIsBracketed() {
        assertEquals("[ [Error: m] ]", realm.log("(() => { const e = new Error('m'); delete e.stack; return [e] })()"));
        assertEquals("own words", realm.log("Object.assign(new Error('m'), { stack: 'own words' })"));
        assertEquals("[Error: m]", firstLine("Object.defineProperty(new Error('m'), 'name', { get() { throw 1 } })"));
    }

    @Test
    void errorBelowTheDepthIsShort() {
        assertEquals("{ a: { b: { c: [RangeError: r] } } }", realm.log("{ a: { b: { c: new RangeError('r') } } }"));
    }

    private String firstLine(String expression) {
        return realm.log(expression).lines().findFirst().orElseThrow();
    }
}
