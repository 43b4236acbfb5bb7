package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the console shows objects of the language. */
class ConsoleObjectsTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {}",
                "{ a: 1, 'b-c': 'd', 3: null } | { '3': null, a: 1, 'b-c': 'd' }",
                "{ [Symbol('k')]: undefined } | { [Symbol(k)]: undefined }",
                "{ a: { b: { c: { d: 1 } } } } | { a: { b: { c: [Object] } } }",
                "[[[[]]], [[[1]]]] | [ [ [ [] ] ], [ [ [Array] ] ] ]",
                "[, 1, , ,] | [ <1 empty item>, 1, <2 empty items> ]",
                "Object.assign([1], { x: 1 }) | [ 1, x: 1 ]",
                "{ get a() { throw 1 }, set a(v) {}, get b() { throw 1 }, set c(v) {} }"
                        + " | { a: [Getter/Setter], b: [Getter], c: [Setter] }",
                "Object.create(null) | [Object: null prototype] {}",
                "new Map([['a', { x: 1 }]]) | Map(1) { 'a' => { x: 1 } }",
                "new Set([1, 'x']) | Set(2) { 1, 'x' }",
                "new WeakMap() | WeakMap { <items unknown> }",
                "new WeakRef([1]) | WeakRef { [ 1 ] }",
                "new Uint8Array([1, 2]) | Uint8Array(2) [ 1, 2 ]",
                "new BigInt64Array(1) | BigInt64Array(1) [ 0n ]",
                "new Uint8Array([1, 255]).buffer | ArrayBuffer { [Uint8Contents]: <01 ff>, byteLength: 2 }",
                "(() => { const b = new ArrayBuffer(1); b.transfer(); return b })()"
                        + " | ArrayBuffer { (detached), byteLength: 0 }",
                "Promise.resolve(42) | Promise { 42 }",
                "new Promise(() => {}) | Promise { <pending> }",
                "[new Date(0), new Date(NaN)] | [ 1970-01-01T00:00:00.000Z, Invalid Date ]",
                "/a+/gi | /a+/gi",
                "[new Number(-0), new String('ab'), Object(5n)] | [ [Number: -0], [String: 'ab'], [BigInt: 5n] ]",
                "function f() {} | [Function: f]",
                "() => {} | [Function (anonymous)]",
                "Object.assign(async function f() {}, { a: 1 }) | [AsyncFunction: f] { a: 1 }",
                "function* g() {} | [GeneratorFunction: g]",
                "class A {} | [class A]",
                "class B extends Map {} | [class B extends Map]",
                "new (class Foo { a = 1; #b = 2; get c() { throw 1 } })() | Foo { a: 1 }",
                "new (class Foo extends Map {})() | Foo(0) {}",
                "new (class Bar extends Array {})(1, 2, 3) | Bar(3) [ 1, 2, 3 ]",
                "{ [Symbol.toStringTag]: 'Tag' } | Object [Tag] { [Symbol(Symbol.toStringTag)]: 'Tag' }",
                "Object.create(Map.prototype) | Map {}",
                "(function () { return arguments })(1, 'a') | [Arguments] [ 1, 'a' ]",
                "[].values() | Object [Array Iterator] {}",
                "[\"it's\", 'say \"hi\"', `'\"`, `'\"\\``, 'a\\nb\\\\'] "
                        + "| [ \"it's\", 'say \"hi\"', `'\"`, '\\'\"`', 'a\\nb\\\\' ]",
            })
    void showsWhatItIs(String expression, String text) {
        assertEquals(text, realm.log(expression));
    }

    @Test
    void proxiesAreShownWithoutRunningTheirTraps() {
        assertEquals(
                "Proxy({a: 1, b: accessor}, {}) [ Proxy([1], {}) ] Proxy(null, null)",
                realm.log("new Proxy({ a: 1, get b() { throw 1 } }, new Proxy({}, {})) , [new Proxy([1], {})],"
                                + " (() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy })()")
                        .replace("Proxy({}, {}))", "{})"));
        assertEquals(
                "none",
                realm.eval(
                                """
                        (() => {
                          let ran = 'none';
                          const traps = {};
                          for (const name of Object.getOwnPropertyNames(Reflect)) {
                            traps[name] = (...args) => { ran = name; return Reflect[name](...args); };
                          }
                          console.log(new Proxy({ a: 1 }, traps), { p: new Proxy(function () {}, traps) });
                          return ran;
                        })()""")
                        .asString());
    }

    @Test
    void prototypeThatIsAProxyWhichThrowsDoesNotReachTheScript() {
        assertEquals("{}", realm.log("Object.create(new Proxy({}, { getPrototypeOf() { throw 1 } }))"));
    }

    @Test
    void circularReferencesAreNumbered() {
        assertEquals(
                "<ref *1> { a: [Circular *1], b: <ref *2> { a: [Circular *1], b: [Circular *2] } }",
                realm.log("(() => { const o = {}; o.a = o; o.b = { a: o }; o.b.b = o.b;" + " return o })()"));
    }

    @Test
    void sharedReferenceIsNotCircular() {
        assertEquals("[ { a: 1 }, { a: 1 } ]", realm.log("(() => { const o = { a: 1 }; return [o, o] })()"));
    }

    @Test
    void whatDoesNotFitOnALineIsBroken() {
        assertEquals(
                """
                {
                  first: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
                  second: { b: [ 1, 2 ] },
                  third: 'cccccccccccccccccccccccccccccc'
                }""",
                realm.log("{ first: 'a'.repeat(30), second: { b: [1, 2] }, third: 'c'.repeat(30) }"));
    }

    @Test
    void longListsTakeColumnsAndEndAtAHundred() {
        List<String> lines =
                realm.log("Array.from({ length: 101 }, (_, i) => i)").lines().toList();

        assertEquals("   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15,", lines.get(1));
        assertEquals("  96, 97, 98, 99,", lines.get(7));
        assertEquals("  ... 1 more item", lines.get(8));
        assertEquals(
                "Set(200) {",
                realm.log("new Set(Array.from({ length: 200 }, (_, i) => i))")
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void longStringWithinAnObjectIsCut() {
        assertTrue(realm.log("['x'.repeat(10005)]").contains("xxx'... 5 more characters"));
        assertEquals(10005, realm.log("'x'.repeat(10005)").length());
    }

    @Test
    void depthWithoutALimitOutlivesTheStack() {
        assertFalse(realm.print("const deep = {}; let p = deep; for (let i = 0; i < 50000; i++) { p = p.x = {}; }"
                        + " console.dir(deep, { depth: null })")
                .isEmpty());
    }
}
