package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** performance: High Resolution Time, Performance Timeline, User Timing. */
class PerformanceTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    private String string(String expression) {
        return realm.eval("String(" + expression + ")").asString();
    }

    @Test
    void timeRunsFromTheTimeOrigin() {
        assertTrue(realm.eval("(() => { const a = performance.now(); return a >= 0 && performance.now() >= a })()")
                .asBoolean());
        assertTrue(realm.eval("Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 60000")
                .asBoolean());
        assertTrue(realm.eval("performance.toJSON().timeOrigin === performance.timeOrigin")
                .asBoolean());
        assertTrue(realm.eval("performance instanceof EventTarget && performance === self.performance")
                .asBoolean());
    }

    @Test
    void markRemembersItsTimeAndAcopyOfItsDetail() {
        assertEquals(
                "a mark 5 0 true false",
                string("(() => { const detail = { x: 1 };"
                        + " const m = performance.mark('a', { startTime: 5, detail });"
                        + " return [m.name, m.entryType, m.startTime, m.duration, m.detail.x === 1,"
                        + " m.detail === detail].join(' ') })()"));
        assertEquals("null", string("performance.mark('a').detail"));
        assertEquals(
                "{\"name\":\"a\",\"entryType\":\"mark\",\"startTime\":5,\"duration\":0}",
                realm.eval("JSON.stringify(new PerformanceMark('a', { startTime: 5, detail: 1 }))")
                        .asString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a', 'b' | 5 4",
                "{ start: 'a', end: 'b' } | 5 4",
                "{ start: 1, duration: 3 } | 1 3",
                "{ end: 'b', duration: 4 } | 5 4",
                "{ end: 7 } | 0 7",
                "undefined, 'b' | 0 9",
                "{}, 'b' | 0 9",
                "null, 'b' | 0 9",
            })
    void measureRunsBetweenMarksOrTimes(String arguments, String startAndDuration) {
        realm.eval("performance.mark('a', { startTime: 2 }); performance.mark('a', { startTime: 5 });"
                + " performance.mark('b', { startTime: 9 })");
        assertEquals(
                startAndDuration,
                string("(() => { const m = performance.measure('m', " + arguments + ");"
                        + " return `${m.startTime} ${m.duration}` })()"));
    }

    @Test
    void measureEndsNowUnlessTold() {
        assertTrue(realm.eval("(() => { const before = performance.now(); const m = performance.measure('m');"
                        + " return m.startTime === 0 && m.duration >= before && m.duration <= performance.now() })()")
                .asBoolean());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "performance.measure('x', 'no')"
                        + " | SyntaxError: Failed to execute 'measure' on 'Performance': the mark 'no' does not exist",
                "performance.measure('x', { start: 1 }, 'b')"
                        + " | TypeError: Failed to execute 'measure' on 'Performance': an end mark beside the options",
                "performance.measure('x', { detail: 1 }) | TypeError: Failed to execute 'measure' on 'Performance':"
                        + " the options have neither start nor end",
                "performance.measure('x', { start: 1, end: 2, duration: 1 }) | TypeError: Failed to execute 'measure'"
                        + " on 'Performance': the options have start, end and duration",
                "performance.measure('x', { start: -1, end: 1 })"
                        + " | TypeError: Failed to execute 'measure' on 'Performance': the time -1 is negative",
                "performance.measure('x', { start: NaN, end: 1 }) | TypeError: NaN is not a finite number",
                "performance.measure('x', 'navigationStart') | TypeError: Failed to execute 'measure' on"
                        + " 'Performance': 'navigationStart' has a value in windows only",
                "performance.mark('x', { startTime: -1 })"
                        + " | TypeError: Failed to construct 'PerformanceMark': the time -1 is negative",
                "performance.mark() | TypeError: Failed to execute 'mark' on 'Performance': 1 argument required, but"
                        + " only 0 present",
                "performance.mark('x', { detail: Symbol('s') }) | DataCloneError: Failed to execute"
                        + " 'structuredClone': Symbol(s) could not be cloned",
                "new Performance() | TypeError: Illegal constructor",
                "new PerformanceEntry('x') | TypeError: Illegal constructor",
                "new PerformanceMeasure('x') | TypeError: Illegal constructor",
                "Performance.prototype.now.call({}) | TypeError: Illegal invocation",
                "PerformanceEntry.prototype.toJSON.call({}) | TypeError: Illegal invocation",
                "PerformanceMark.prototype.detail | TypeError: Illegal invocation",
            })
    void misuseThrows(String expression, String error) {
        assertEquals(error, realm.thrownBy(expression));
    }

    @Test
    void entriesComeByStartAndCanBeCleared() {
        realm.eval("performance.mark('late', { startTime: 9 }); performance.mark('early', { startTime: 1 });"
                + " performance.measure('span', 'early', 'late'); performance.mark('late', { startTime: 9 })");

        assertEquals("early,span,late,late", string("performance.getEntries().map((e) => e.name)"));
        assertEquals("span", string("performance.getEntriesByType('measure').map((e) => e.name)"));
        assertEquals("2", string("performance.getEntriesByName('late').length"));
        assertEquals("0", string("performance.getEntriesByName('late', 'measure').length"));

        realm.eval("performance.clearMarks('late')");
        assertEquals("early,span", string("performance.getEntries().map((e) => e.name)"));
        realm.eval("performance.clearMeasures(); performance.clearMarks()");
        assertEquals("", string("performance.getEntries()"));
    }

    @Test
    void membersHaveTheShapeOfTheirIdl() {
        assertEquals("name,entryType,startTime,duration,toJSON", string("Object.keys(PerformanceEntry.prototype)"));
        assertEquals("detail", string("Object.keys(PerformanceMark.prototype)"));
        assertEquals("true", string("Object.getPrototypeOf(PerformanceMark) === PerformanceEntry"));
        assertEquals(
                "1 1 1 0",
                string("[PerformanceMark.length, performance.mark.length,"
                        + " performance.measure.length, performance.clearMarks.length].join(' ')"));
        assertEquals("[object Performance]", string("performance"));
    }
}
