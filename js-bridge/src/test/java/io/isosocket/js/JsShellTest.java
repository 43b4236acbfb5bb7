package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JsShellTest {

    private final Play play = Play.create(options -> options.keepAlive(true));
    private final JsShell shell = Play.await(play.runtime().shell());

    @AfterEach
    void close() {
        play.close();
    }

    private String evaluate(String code) {
        return Play.await(shell.evaluate(code));
    }

    private List<String> complete(String typed) {
        return Play.await(shell.complete(typed));
    }

    @Test
    void globalsAreCompleted() {
        assertEquals(List.of("WebSocket", "WebSocketError", "WebSocketStream"), complete("new WebSo"));
        assertEquals(List.of("clearInterval", "clearTimeout"), complete("clear"));
    }

    @Test
    void whatWasDeclaredIsCompleted() {
        evaluate("let shellLet = 1; const shellConst = await 2");
        evaluate("function shellFunction() {} class ShellClass {}");
        assertEquals(List.of("shellConst", "shellFunction", "shellLet"), complete("1 + shell"));
        assertEquals(List.of("ShellClass"), complete("ShellC"));
    }

    @Test
    void membersAreCompletedAlongThePrototypes() {
        evaluate("const o = { a: { abc: 1, abd: 2, 'no name': 3, __x: 4 } }");
        assertEquals(List.of("abc", "abd"), complete("f(o.a.ab"));
        assertEquals(List.of("toFixed"), complete("o.a.abc.toF"));
        assertEquals(List.of("toUpperCase"), complete("navigator.userAgent.toUp"));
        assertFalse(complete("o.a.").contains("__proto__"));
        assertTrue(complete("o.a._").containsAll(List.of("__proto__", "__x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.", "o.undefined.x", "null.", "1.", "'text", "f().", "thrower.x.", "o..a"})
    void whereNothingIsKnownNothingIsCompleted(String typed) {
        evaluate("const o = {}, thrower = { get x() { throw 1 } }");
        assertEquals(List.of(), complete(typed));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "1 +, true",
                "f(, true",
                "`a, true",
                "/* a, true",
                "async () => {, true",
                "{ a: 1, true",
                "1, false",
                "a b, false",
                "), false",
                "{ a: 1 }, false",
                "await 1, false",
            })
    void beginningsOfScriptsAreIncomplete(String code, boolean incomplete) {
        assertEquals(incomplete, Play.await(shell.isIncomplete(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (;;) {}", "for (;;) { try { for (;;) {} } catch {} }", "await 0; for (;;) {}"})
    void interruptStopsWhatRunsAndTheScopeStays(String endless) {
        evaluate("let kept = 7");
        Future<String> stopped = shell.evaluate("log('runs'); " + endless);
        play.awaitFirstLine();
        shell.interrupt();
        ScriptException failure = assertThrows(ScriptException.class, () -> Play.await(stopped));
        assertEquals(ScriptException.Kind.LIMIT, failure.kind(), failure::getMessage);
        assertEquals("7", evaluate("kept"));
    }

    @Test
    void interruptStopsACallbackOfATimer() {
        // Its result may be handed over behind the callback that does not end.
        Future<String> evaluated = shell.evaluate("setTimeout(() => { log('runs'); for (;;) {} }); 1");
        play.awaitFirstLine();
        shell.interrupt();
        assertEquals("1", Play.await(evaluated));
        assertEquals("2", evaluate("1 + 1"));
    }

    @Test
    void interruptWhileNothingRunsChangesNothing() {
        shell.interrupt();
        assertEquals("2", evaluate("1 + 1"));
    }

    @Test
    void afterTheEndEverythingIsRefused() {
        play.close();
        assertThrows(IllegalStateException.class, () -> evaluate("1"));
        assertThrows(IllegalStateException.class, () -> complete("a"));
        shell.interrupt();
    }
}
