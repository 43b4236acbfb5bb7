package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations of the console namespace: Console Standard, section 1.1. */
class ConsoleTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void eachMethodPrintsAtItsLevel() {
        assertEquals(
                List.of("INFO:a", "INFO:b", "DEBUG:c", "WARN:d", "ERROR:e", "INFO:f"),
                realm.print("console.log('a'); console.info('b'); console.debug('c'); console.warn('d');"
                        + " console.error('e'); console.dirxml('f')"));
    }

    @Test
    void argumentsAreSeparatedBySpaces() {
        assertEquals(
                "a 1 true null undefined 5n Symbol(s) -0",
                realm.log("'a', 1, true, null, undefined, 5n, Symbol('s'), -0"));
    }

    @Test
    void nothingToLogPrintsNothing() {
        assertEquals(List.of(), realm.print("console.log(); console.error(); console.trace.call; console.group()"));
    }

    @Test
    void plainTextLoadsNoFormatter() {
        // The formatter's file takes JSON.stringify when it is loaded.
        realm.eval("{ const own = JSON; globalThis.loads = 0;"
                + " Object.defineProperty(globalThis, 'JSON', { get() { globalThis.loads++; return own; } }) }");

        realm.print("console.log('text', 1, true); console.group('g'); console.time(); console.count()");
        assertEquals(0, realm.eval("loads").asInt());

        realm.print("console.log({})");
        assertEquals(1, realm.eval("loads").asInt());
    }

    @Test
    void assertPrintsOnlyWhatFails() {
        assertEquals(
                List.of(
                        "ERROR:Assertion failed",
                        "ERROR:Assertion failed: it is x",
                        "ERROR:Assertion failed { a: 1 }",
                        "ERROR:Assertion failed"),
                realm.print("console.assert(true, 'no'); console.assert(false); console.assert(0, 'it is %s', 'x');"
                        + " console.assert('', { a: 1 }); console.assert()"));
    }

    @Test
    void groupsIndentEveryLine() {
        assertEquals(
                List.of("INFO:G 1", "INFO:  a\n  b", "INFO:  H", "WARN:    c", "ERROR:  d", "INFO:e"),
                realm.print("console.group('G %d', 1); console.log('a\\nb'); console.groupCollapsed('H');"
                        + " console.warn('c'); console.groupEnd(); console.error('d'); console.groupEnd();"
                        + " console.groupEnd(); console.log('e')"));
    }

    @Test
    void clearEndsTheGroupsAndEmptiesTheConsole() {
        assertEquals(
                List.of("INFO:G", "clear", "INFO:a"),
                realm.print("console.group('G'); console.clear(); console.log('a')"));
    }

    @Test
    void countsAreByLabel() {
        assertEquals(
                List.of("INFO:default: 1", "INFO:x: 1", "INFO:default: 2", "INFO:default: 1", "INFO:null: 1"),
                realm.print("console.count(); console.count('x'); console.count(undefined); console.countReset();"
                        + " console.count('default'); console.count(null)"));
    }

    @Test
    void unknownCounterIsAWarning() {
        assertEquals(List.of("WARN:Count for 'x' does not exist"), realm.print("console.countReset('x')"));
    }

    @Test
    void labelThatDoesNotConvertThrows() {
        assertEquals("Error: mine", realm.thrownBy("console.count({ toString() { throw new Error('mine') } })"));
        assertEquals("TypeError: Cannot convert a Symbol value to a string", realm.thrownBy("console.time(Symbol())"));
    }

    @Test
    void timersPrintWhatHasPassed() {
        List<String> printed = realm.print("console.time('t'); console.timeLog('t', { a: 1 }); console.timeEnd('t')");

        assertEquals(2, printed.size());
        assertTrue(printed.get(0).matches("INFO:t: [0-9.]+m?s \\{ a: 1 }"), printed.get(0));
        assertTrue(printed.get(1).matches("INFO:t: [0-9.]+m?s"), printed.get(1));
    }

    @Test
    void timerThatIsUnknownOrKnownTwiceIsAWarning() {
        assertEquals(
                List.of(
                        "WARN:Timer 't' does not exist",
                        "WARN:Timer 't' does not exist",
                        "WARN:Timer 'default' already exists"),
                realm.print("console.timeEnd('t'); console.timeLog('t'); console.time(); console.time()"));
    }

    @Test
    void traceShowsTheFramesOfTheScriptAlone() {
        assertEquals(
                List.of("TRACE:Trace: here 1\n    at f (test.js:1:24)\n    at test.js:1:47"),
                realm.print("function f() { console.trace('here %d', 1) }; f()"));
    }

    @Test
    void dirTakesADepth() {
        assertEquals(
                List.of("INFO:{ a: [Object] }", "INFO:{ a: { b: { c: { d: {} } } } }", "INFO:undefined", "INFO:'text'"),
                realm.print("const o = { a: { b: { c: { d: {} } } } }; console.dir(o, { depth: 0 });"
                        + " console.dir(o, { depth: null }); console.dir(); console.dir('text')"));
        assertEquals(
                List.of("INFO:{ a: 1, [b]: 2 }"),
                realm.print("console.dir(Object.defineProperty({ a: 1 }, 'b', { value: 2 }), { showHidden: true })"));
        assertEquals(
                "TypeError: Failed to execute 'dir' on 'console': the options are not an object",
                realm.thrownBy("console.dir({}, 1)"));
    }

    @Test
    void scriptThatReplacesStringMethodsDoesNotReachTheConsole() {
        assertEquals(
                List.of("INFO:", "INFO:G", "INFO:  a\n  b"),
                realm.print(
                        "console.log(''); String.prototype.indexOf = String.prototype.slice = String.prototype.replaceAll ="
                                + " () => { throw 1 }; console.group('G'); console.log('a\\nb')"));
    }

    @Test
    void isANamespaceObject() {
        assertEquals("[object console]", realm.eval("String(console)").asString());
        assertEquals(
                "assert,clear,debug,error,info,log,table,trace,warn,dir,dirxml,count,countReset,group,groupCollapsed,"
                        + "groupEnd,time,timeLog,timeEnd",
                realm.eval("Object.keys(console).join()").asString());
        assertTrue(realm.eval("Object.values(console).every((f) => f.length === 0 && !('prototype' in f))")
                .asBoolean());
        assertTrue(realm.eval("{ const p = Object.getPrototypeOf(console); p !== Object.prototype &&"
                        + " Reflect.ownKeys(p).length === 0 && Object.getPrototypeOf(p) === Object.prototype }")
                .asBoolean());
        assertEquals(
                "true false true",
                realm.eval("{ const d = Object.getOwnPropertyDescriptor(globalThis, 'console');"
                                + " [d.writable, d.enumerable, d.configurable].join(' ') }")
                        .asString());
    }
}
