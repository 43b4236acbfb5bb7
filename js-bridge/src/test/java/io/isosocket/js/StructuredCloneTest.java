package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** structuredClone: HTML, section 2.7. */
class StructuredCloneTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    /** The text of a clone, or of what a function's body returns. */
    private String clone(String value) {
        return realm.log("structuredClone(" + value + ")");
    }

    private String body(String body) {
        return realm.log("(() => { " + body + " })()");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[undefined, null, true, -0, NaN, 5n, 'a\\ud800'] | [ undefined, null, true, -0, NaN, 5n, 'a\\ud800' ]",
                "[new Boolean(false), new Number(3), new String('ab'), Object(5n)]"
                        + " | [ [Boolean: false], [Number: 3], [String: 'ab'], [BigInt: 5n] ]",
                "[new Date(5), new Date(NaN)] | [ 1970-01-01T00:00:00.005Z, Invalid Date ]",
                "[/a+/giy, /x/dsv, /u/u, /m/m] | [ /a+/giy, /x/dsv, /u/u, /m/m ]",
                "new Map([[{ a: 1 }, new Set([1, [2]])]]) | Map(1) { { a: 1 } => Set(2) { 1, [ 2 ] } }",
                "Object.assign([1, , 3, ,], { x: 1 }) | [ 1, <1 empty item>, 3, <1 empty item>, x: 1 ]",
                "new (class Foo { a = 1; #b = 2; get c() { return 3 } })() | { a: 1 }",
                "Object.create({ inherited: 1 }, { a: { value: 1, enumerable: true }, b: { value: 2 } }) | { a: 1 }",
                "Object.assign(Object.create(null), { a: 1 }) | { a: 1 }",
                "{ get a() { return [1] } } | { a: [ 1 ] }",
                "{ [Symbol('s')]: 1, a: undefined } | { a: undefined }",
                "Object.create(Map.prototype) | {}",
                "new (class Foo extends Map {})([[1, 2]]) | Map(1) { 1 => 2 }",
                "Object.assign(new Set([1]), { lost: 1 }) | Set(1) { 1 }",
                "Math | {}",
                "new Float32Array([1.5]) | Float32Array(1) [ 1.5 ]",
                "new BigInt64Array([5n]) | BigInt64Array(1) [ 5n ]",
            })
    void clonesByKind(String value, String text) {
        assertEquals(text, clone(value));
    }

    @Test
    void cyclesAndSharedReferencesAreKept() {
        assertEquals(
                "true true true",
                body("const s = {}; const o = { s, t: [s] }; o.o = o; const c = structuredClone(o);"
                        + " return [c.o === c, c.s === c.t[0], c.s !== s].join(' ')"));
        assertEquals(
                "true", body("const m = new Map(); m.set(m, m); const c = structuredClone(m); return c.get(c) === c"));
    }

    @Test
    void inheritedSettersSeeNothing() {
        assertEquals(
                "true x",
                body("const c = structuredClone(JSON.parse('{\"__proto__\":\"x\"}'));"
                        + " return [Object.getPrototypeOf(c) === Object.prototype, Object.values(c)[0]].join(' ')"));
    }

    @Test
    void errorsKeepMessageStackAndCause() {
        assertEquals(
                "[ true, 'm', true, { why: 1 }, 0 ]",
                body("const e = Object.assign(new TypeError('m', { cause: { why: 1 } }), { lost: 1 });"
                        + " const c = structuredClone(e); return [c instanceof TypeError, c.message,"
                        + " c.stack === e.stack, c.cause, Object.keys(c).length]"));
        assertEquals(
                "[ 'Error', 'm', false ]",
                body("class Own extends Error { name = 'Own' } const c = structuredClone(new Own('m'));"
                        + " return [c.name, c.message, c instanceof Own]"));
        assertEquals("true", body("return structuredClone(Object.setPrototypeOf(new Error(), null)) instanceof Error"));
        assertEquals("false", body("return Object.hasOwn(structuredClone(new Error()), 'message')"));
    }

    @Test
    void domExceptionsAreCloned() {
        assertEquals(
                "[ true, 'AbortError', 'm', 20, true ]",
                body("const e = new DOMException('m', 'AbortError'); const c = structuredClone(e);"
                        + " return [c instanceof DOMException, c.name, c.message, c.code, c.stack === e.stack]"));
    }

    @Test
    void blobsAndFilesAreCloned() {
        assertEquals(
                "[ true, false, 2, 'a/b', false ]",
                body("const b = new Blob(['xy'], { type: 'a/b' }); const c = structuredClone({ b }).b;"
                        + " return [c instanceof Blob, c instanceof File, c.size, c.type, c === b]"));
        assertEquals(
                "[ true, 'n', 5, 2 ]",
                body("const f = new File(['xy'], 'n', { lastModified: 5 }); const c = structuredClone(f);"
                        + " return [c instanceof File, c.name, c.lastModified, c.size]"));
    }

    @Test
    void platformObjectsThatAreNotSerializableAreRefused() {
        for (String value : new String[] {
            "new Event('x')",
            "new EventTarget()",
            "new AbortController()",
            "new URL('http://a/')",
            "performance",
            "self"
        }) {
            String thrown = realm.thrownBy("structuredClone([" + value + "])");

            assertTrue(
                    thrown.startsWith("DataCloneError: Failed to execute 'structuredClone': "), value + ": " + thrown);
        }
        assertEquals(
                "DataCloneError: Failed to execute 'structuredClone': [Event] could not be cloned",
                realm.thrownBy("structuredClone(new Event('x'))"));
    }

    @Test
    void viewsShareTheClonedBuffer() {
        assertEquals(
                "[ true, false, 1, 2, 7 ]",
                body("const u = new Uint8Array([0, 7, 8]); const c = structuredClone("
                        + "{ u, d: new DataView(u.buffer, 1, 2) }); return [c.u.buffer === c.d.buffer,"
                        + " c.u.buffer === u.buffer, c.d.byteOffset, c.d.byteLength, c.d.getUint8(0)]"));
    }

    @Test
    void resizableBuffersStayResizable() {
        assertEquals(
                "[ true, 16, 8 ]",
                body("const c = structuredClone(new ArrayBuffer(8, { maxByteLength: 16 }));"
                        + " return [c.resizable, c.maxByteLength, c.byteLength]"));
    }

    @Test
    void viewsThatTrackTheLengthOfTheirBufferStillDo() {
        assertEquals(
                "[ 10, 8, 8, 3, 10, 8, '7,7,7,7,7,7,7,7' ]",
                body("const b = new ArrayBuffer(8, { maxByteLength: 16 }); const u = new Uint8Array(b); u.fill(7);"
                        + " const c = structuredClone([u, new Uint8Array(b, 0, 8), new Uint16Array(b, 2),"
                        + " new Uint8Array(b, 2, 3), new DataView(b), new DataView(b, 0, 8)]);"
                        + " c[0].buffer.resize(10); return [...c.map((v) => v.byteLength), u.join()]"));
    }

    @Test
    void transferredBuffersAreDetachedAndTheirViewsCloned() {
        assertEquals(
                "[ '1,2', true, 0 ]",
                body("const u = new Uint8Array([1, 2]); const c = structuredClone({ u }, { transfer: [u.buffer] });"
                        + " return [c.u.join(), u.buffer.detached, u.length]"));
        assertEquals(
                "[ 9, 1 ]",
                body("const b = new ArrayBuffer(2); const o = { b, get g() { new Uint8Array(b)[0] = 9; return 1 } };"
                        + " const c = structuredClone(o, { transfer: new Set([b]) });"
                        + " return [new Uint8Array(c.b)[0], c.g]"));
    }

    @Test
    void nothingIsDetachedWhereTheCloneFails() {
        assertEquals(
                "[ 'DataCloneError', false ]",
                body("const b = new ArrayBuffer(2); try { structuredClone({ b, f() {} }, { transfer: [b] }) }"
                        + " catch (e) { return [e.name, b.detached] }"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "() => {} | [Function (anonymous)] could not be cloned",
                "{ f() {} } | [Function: f] could not be cloned",
                "class A {} | [class A] could not be cloned",
                "Symbol('s') | Symbol(s) could not be cloned",
                "Object(Symbol('s')) | [Symbol: Symbol(s)] could not be cloned",
                "new WeakMap() | [WeakMap] could not be cloned",
                "new WeakRef({}) | [WeakRef] could not be cloned",
                "Promise.resolve() | [Promise] could not be cloned",
                "new Intl.NumberFormat() | NumberFormat [Intl.NumberFormat] {} could not be cloned",
                "[].values() | Object [Array Iterator] {} could not be cloned",
                "(function* () {})() | Object [Generator] {} could not be cloned",
                "new Proxy({}, {}) | Proxy({}, {}) could not be cloned",
                "new SharedArrayBuffer(1)"
                        + " | [SharedArrayBuffer] is shared memory, which only a cross-origin isolated scope may clone",
                "(() => { const b = new ArrayBuffer(1); b.transfer(); return b })() | [ArrayBuffer] is detached",
                "(() => { const v = new Uint8Array(new ArrayBuffer(8, { maxByteLength: 8 }), 4, 4);"
                        + " v.buffer.resize(6); return v })() | Uint8Array(0) [] is out of the bounds of its buffer",
                "1, { transfer: [{}] } | {} could not be transferred",
                "1, { transfer: [new Uint8Array(1)] } | [Uint8Array] could not be transferred",
                "1, (() => { const b = new ArrayBuffer(1); return { transfer: [b, b] } })()"
                        + " | [ArrayBuffer] is in the list of transfers twice",
                "1, (() => { const b = new ArrayBuffer(1); b.transfer(); return { transfer: [b] } })()"
                        + " | [ArrayBuffer] is detached already",
            })
    void whatCannotBeClonedIsNamed(String arguments, String rule) {
        assertEquals(
                "DataCloneError: Failed to execute 'structuredClone': " + rule,
                realm.thrownBy("structuredClone(" + arguments + ")"));
    }

    @Test
    void argumentsAreConverted() {
        assertEquals("1", clone("1, null"));
        assertEquals("1", clone("1, { transfer: undefined }"));
        assertEquals(
                "TypeError: Failed to execute 'structuredClone': 1 argument required, but only 0 present",
                realm.thrownBy("structuredClone()"));
        assertEquals(
                "TypeError: Failed to execute 'structuredClone': the options are not an object",
                realm.thrownBy("structuredClone(1, 5)"));
        assertEquals(
                "TypeError: Failed to execute 'structuredClone': transfer: the value is not iterable",
                realm.thrownBy("structuredClone(1, { transfer: 5 })"));
        assertEquals("TypeError: the value is not an object", realm.thrownBy("structuredClone(1, { transfer: [1] })"));
    }

    @Test
    void whatAGetterThrowsIsThrown() {
        assertEquals(
                "RangeError: mine", realm.thrownBy("structuredClone({ get a() { throw new RangeError('mine') } })"));
    }

    @Test
    void nestingDeeperThanTheStackIsARangeError() {
        String thrown = realm.thrownBy(
                "const d = {}; let p = d; for (let i = 0; i < 100000; i++) { p = p.x = {}; }" + " structuredClone(d)");

        assertTrue(thrown.startsWith("RangeError: "), thrown);
    }
}
