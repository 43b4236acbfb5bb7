package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The module {@code isosocket:time}, and durations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class TimeModuleTest {

    private static final String IMPORT = "const time = await import('isosocket:time');";

    private final Realm realm = new Realm();

    @AfterAll
    void stop() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20", "'20ms'", "'0.02s'", "'19ms1000us'", "'+20000µs'", "'20000μs'", "'20000000ns'", "'.02s'"})
    void tickComesWhenTheTimeHasPassed(String duration) {
        String[] result = realm.run(IMPORT + "const start = Date.now(); const began = performance.now();"
                        + "const timer = time.after(" + duration + "); const { value, ok } = await timer.receive();"
                        + "return [performance.now() - began, value >= start, ok, (await timer.receive()).ok]")
                .split(",", -1);
        double took = Double.parseDouble(result[0]);
        assertTrue(took >= 19.9 && took < 5000, result[0]);
        assertEquals("true", result[1]);
        assertEquals("true", result[2]);
        assertEquals("false", result[3]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1h30m'", "'1.5h'", "'1m30s'", "'8760h'", "31536000000"})
    void longTimesAreTaken(String duration) {
        assertEquals("[object Channel]", realm.run(IMPORT + "return String(time.after(" + duration + "))"));
    }

    @Test
    void sleepIsOverLater() {
        assertEquals("undefined", realm.run(IMPORT + "return await time.sleep('1ms')"));
        assertEquals("undefined", realm.run(IMPORT + "return await time.sleep('0')"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            '10'      | TypeError: after: "10" is neither a number of milliseconds nor a duration
            ''        | TypeError: after: "" is neither a number of milliseconds nor a duration
            '1x'      | TypeError: after: "1x" is neither a number of milliseconds nor a duration
            '1s '     | TypeError: after: "1s " is neither a number of milliseconds nor a duration
            '1s2'     | TypeError: after: "1s2" is neither a number of milliseconds nor a duration
            '.s'      | TypeError: after: ".s" is neither a number of milliseconds nor a duration
            '1e3s'    | TypeError: after: "1e3s" is neither a number of milliseconds nor a duration
            '-1s'     | RangeError: after: "-1s" is not in 0 to 365 days
            -1        | RangeError: after: -1 is not in 0 to 365 days
            NaN       | TypeError: after: NaN is neither a number of milliseconds nor a duration
            Infinity  | TypeError: after: Infinity is neither a number of milliseconds nor a duration
            '8761h'   | RangeError: after: "8761h" is not in 0 to 365 days
            undefined | TypeError: after: undefined is neither a number of milliseconds nor a duration
            null      | TypeError: after: null is neither a number of milliseconds nor a duration
            [5]       | TypeError: after: object is neither a number of milliseconds nor a duration
            5n        | TypeError: after: 5 is neither a number of milliseconds nor a duration
            Symbol()  | TypeError: after: Symbol() is neither a number of milliseconds nor a duration
            """)
    void whatIsNoDurationIsNamed(String duration, String error) {
        String thrown = realm.run(IMPORT + "time.after(" + duration + ")");
        assertTrue(thrown.startsWith(error), thrown);
    }

    @Test
    void moreTimersThanTheHostAllowsAreRefused() {
        try (Realm limited = new Realm(
                JsRuntimeOptions.builder().limits(JsLimits.NONE.withTimers(2)).build())) {
            assertEquals(
                    "QuotaExceededError: a script may have no more than 2 timers",
                    limited.run(IMPORT + "await time.after(1).receive(); await time.after(1).receive();"
                            + "time.after('1h'); time.after('1h'); try { time.after('1h') }"
                            + " catch (e) { return e.name + ': ' + e.message }"));
        }
    }
}
