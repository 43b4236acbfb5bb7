package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that no code of the script catches: HTML, sections 8.1.4.6 and 8.1.4.7. */
class UncaughtErrorsTest {

    @Test
    void anErrorOfATimerGoesToTheGlobalThenToTheHost() {
        assertEquals(
                List.of("event Uncaught TypeError: no test.js 2 13 true", "ERROR TypeError: no (test.js:2:13)"),
                Play.linesOf(
                        """
                        addEventListener('error', e => log('event', e.message, e.filename, e.lineno, e.colno, e.error instanceof TypeError)); setTimeout(() => {
                              throw new TypeError('no');
                        })"""));
    }

    @Test
    void aCanceledErrorStaysInTheScript() {
        assertEquals(
                List.of("x"),
                Play.linesOf("addEventListener('error', e => { log(e.error); e.preventDefault() });"
                        + "setTimeout(() => { throw 'x' })"));
    }

    @Test
    void onerrorGetsItsArgumentsAndCancelsWithTrue() {
        assertEquals(
                List.of("5 Uncaught Error: a Error: a"),
                Play.linesOf("onerror = (...args) => { log(args.length, args[0], String(args[4])); return true };"
                        + "setTimeout(() => { throw new Error('a') })"));
    }

    @Test
    void anErrorInAnErrorListenerGoesToTheHostWithoutAnEvent() {
        assertEquals(
                List.of("listener", "ERROR Error: second (test.js:1:58)", "ERROR Error: first (test.js:1:106)"),
                Play.linesOf("addEventListener('error', () => { log('listener'); throw new Error('second') });"
                        + "setTimeout(() => { throw new Error('first') })"));
    }

    @Test
    void anUnhandledRejectionIsReportedAfterItsTask() {
        assertEquals(
                List.of("sync", "micro", "event nope true", "REJECTION nope"),
                Play.linesOf(
                        """
                        const p = Promise.reject('nope');
                        onunhandledrejection = e => log('event', e.reason, e.promise === p);
                        queueMicrotask(() => log('micro'));
                        log('sync');
                        """));
    }

    @Test
    void aRejectionHandledByAMicrotaskIsNotReported() {
        assertEquals(
                List.of("caught no"),
                Play.linesOf("const p = Promise.reject('no'); queueMicrotask(() => p.catch(e => log('caught', e)))"));
    }

    @Test
    void aCanceledRejectionStaysInTheScript() {
        assertEquals(
                List.of(),
                Play.linesOf("onunhandledrejection = e => e.preventDefault(); Promise.reject(new Error('a')); 0"));
    }

    @Test
    void reportErrorReportsAnyValue() {
        assertEquals(List.of("ERROR 42", "after"), Play.linesOf("reportError(42); log('after')"));
    }

    @ParameterizedTest
    @CsvSource({
        "'null', null",
        "'undefined', undefined",
        "'({ toString() { throw 1 } })', a value that does not convert to a string",
        "'Symbol(\"s\")', Symbol(s)",
        "'new DOMException(\"m\", \"AbortError\")', AbortError: m (test.js:1:26)"
    })
    void anythingCanBeThrown(String thrown, String shown) {
        assertEquals(List.of("ERROR " + shown), Play.linesOf("setTimeout(() => { throw " + thrown + " })"));
    }

    @Test
    void aScriptThatThrowsFailsTheFutureAndTellsTheGlobal() {
        try (Play play = Play.create()) {
            ScriptException failure = assertThrows(
                    ScriptException.class,
                    () -> play.value(
                            "onerror = m => log(m);\nfunction inner() { throw new RangeError('r') }\ninner()"));
            assertEquals(ScriptException.Kind.ERROR, failure.kind());
            assertEquals("RangeError: r (test.js:2:26)", failure.getMessage());
            assertEquals(2, failure.line().orElseThrow());
            assertEquals("test.js", failure.file().orElseThrow());
            assertTrue(failure.scriptStack().contains("at inner (test.js:2:26)"), failure.scriptStack());
            assertEquals(List.of("Uncaught RangeError: r"), play.lines());
        }
    }

    @Test
    void textThatIsNoJavaScriptSaysWhere() {
        try (Play play = Play.create()) {
            ScriptException failure = assertThrows(ScriptException.class, () -> play.value("let a = 1;\nlet b c"));
            assertEquals(ScriptException.Kind.SYNTAX, failure.kind());
            assertEquals(2, failure.line().orElseThrow());
            assertEquals("SyntaxError: Expected ; but found c (test.js:2:7)", failure.getMessage());
            assertEquals("let b c\n      ^", failure.scriptStack());
        }
    }

    @Test
    void endOnUncaughtEndsItWithCode1() {
        try (Play play = Play.create(options -> options.endOnUncaught(true))) {
            play.start("setTimeout(() => { throw new Error('end') }, 1); setInterval(() => {}, 10)");
            assertEquals(1, play.awaitEnd());
            assertEquals(List.of("ERROR Error: end (test.js:1:26)"), play.lines());
        }
    }

    @Test
    void aHandlerOfTheHostThatThrowsDoesNotStopTheScript() {
        try (Play play = Play.create(options -> options.uncaught(failure -> {
            throw new IllegalStateException("handler");
        }))) {
            play.start("setTimeout(() => { throw 1 }); setTimeout(() => log('still here'), 5)");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("still here"), play.lines());
        }
    }
}
