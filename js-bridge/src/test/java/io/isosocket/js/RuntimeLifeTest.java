package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a runtime ends, and what happens then. */
class RuntimeLifeTest {

    @Test
    void itEndsWhenTheScriptHasRunAndNothingIsLeft() {
        try (Play play = Play.create()) {
            assertEquals(3, play.value("1 + 2"));
            assertEquals(0, play.awaitEnd());
        }
    }

    @Test
    void timersKeepItUntilTheyHaveFired() {
        assertEquals(
                List.of("now", "0", "200"),
                Play.linesOf("setTimeout(() => log(200), 200); setTimeout(() => log(0)); log('now')"));
    }

    @Test
    void anIntervalKeepsItUntilItIsCleared() {
        assertEquals(
                List.of("1", "2", "3"),
                Play.linesOf(
                        "let n = 0; const id = setInterval(() => { log(++n); if (n === 3) clearTimeout(id) }, 1)"));
    }

    @Test
    void aClearedTimerDoesNotKeepIt() {
        assertEquals(List.of(), Play.linesOf("clearTimeout(setTimeout(() => log('late'), 1_000_000))"));
    }

    @Test
    void anAbortTimeoutDoesNotKeepIt() {
        assertEquals(List.of("made"), Play.linesOf("AbortSignal.timeout(1_000_000); log('made')"));
    }

    @Test
    void anOpenSocketKeepsItUntilItsCloseEvent() {
        try (EchoServing echo = new EchoServing();
                Play play = Play.create(options -> options.global("url", echo.url()))) {
            play.start(
                    "const ws = new WebSocket(url); ws.onopen = () => ws.send('hi');"
                            + "ws.onmessage = e => { log(e.data); ws.close(3000, 'enough') }; ws.onclose = e => log(e.code, e.reason)");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("hi", "3000 enough"), play.lines());
        }
    }

    @Test
    void aPendingHostOperationKeepsIt() {
        Promise<Object> slow = Promise.promise();
        try (Play play = Play.create(options -> options.function("slow", arguments -> slow.future()))) {
            play.start("slow().then(log); log('waiting')");
            play.awaitFirstLine();
            slow.complete("done");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("waiting", "done"), play.lines());
        }
    }

    @Test
    void aPromiseThatNeverSettlesEndsItWithCode13() {
        try (Play play = Play.create()) {
            play.start("new Promise(() => {})");
            assertEquals(13, play.awaitEnd());
        }
    }

    @Test
    void anAwaitOfAModuleThatCanNeverGoOnEndsItWithCode13() {
        try (Play play = Play.create()) {
            play.runtime()
                    .run(Script.text("[test]", "await new Promise(() => {})").as(Script.Kind.MODULE));
            assertEquals(13, play.awaitEnd());
        }
    }

    @Test
    void aModuleGivesItsExportsOnceItsAwaitIsDone() {
        try (Play play = Play.create()) {
            assertEquals(
                    Map.of("a", 1, "default", "d"),
                    Play.await(play.runtime()
                            .run(Script.text(
                                            "[test]",
                                            "await new Promise(done => setTimeout(done, 5)); export const a = 1; export default 'd'")
                                    .as(Script.Kind.MODULE))));
        }
    }

    @Test
    void aModuleThatThrowsAfterItsAwaitFailsAndTellsTheGlobalOnce() {
        try (Play play = Play.create()) {
            ScriptException failure = assertThrows(
                    ScriptException.class,
                    () -> Play.await(play.runtime()
                            .run(Script.text("[test]", "onerror = m => log(m); await 0; throw new RangeError('late')")
                                    .as(Script.Kind.MODULE))));
            assertTrue(String.valueOf(failure.getMessage()).startsWith("RangeError: late"), failure::toString);
            assertEquals(List.of("Uncaught RangeError: late"), play.lines());
        }
    }

    @Test
    void keepAliveLetsItWaitForMore() {
        try (Play play = Play.create(options -> options.keepAlive(true))) {
            assertEquals(1, play.value("globalThis.n = 1"));
            assertEquals(2, play.value("n + 1"));
            assertFalse(play.runtime().ended().isComplete());
        }
    }

    @Test
    void closeOfTheGlobalEndsIt() {
        assertEquals(List.of("before"), Play.linesOf("setInterval(() => log('late'), 20); log('before'); close()"));
    }

    @Test
    void closeStopsTimers() {
        try (Play play = Play.create()) {
            play.start("setTimeout(() => log('late'), 1_000_000); log('started')");
            play.awaitFirstLine();
            Play.await(play.runtime().close());
            assertEquals(List.of("started"), play.lines());
        }
    }

    @Test
    void closeStopsAScriptThatLoopsForEver() {
        try (Play play = Play.create(Vertx.vertx(), options -> options)) {
            play.start("log('looping'); for (;;) { try { for (;;) {} } catch {} }");
            play.awaitFirstLine();
            Play.await(play.runtime().close());
            assertEquals("looping", play.lines().get(0));
        }
    }

    @Test
    void closeKeepsWhatWaitsInFrontOfTheEndFromBeginning() {
        try (Play play = Play.create(Vertx.vertx(), options -> options.keepAlive(true))) {
            ScriptFunction forever = (ScriptFunction) Objects.requireNonNull(play.value("() => { for (;;) {} }"));
            Promise<Void> closed = Promise.promise();
            play.runtime().context().runOnContext(now -> {
                var unused = forever.call();
                play.runtime().close().onComplete(closed);
            });
            Play.await(closed.future());
        }
    }

    @Test
    void whatTheScriptStillOwesFailsWhenItEnds() {
        try (Play play = Play.create(options -> options.keepAlive(true))) {
            ScriptFunction never = (ScriptFunction) Objects.requireNonNull(play.value("() => new Promise(() => {})"));
            Future<?> called = never.call();
            Future<?> evaluated = play.runtime().evaluate("new Promise(() => {})", "test.js");
            Future<?> awaited = Play.await(play.runtime().shell()).evaluate("await new Promise(() => {})");
            Play.await(play.runtime().close());
            assertThrows(IllegalStateException.class, () -> Play.await(called));
            assertThrows(IllegalStateException.class, () -> Play.await(evaluated));
            assertThrows(IllegalStateException.class, () -> Play.await(awaited));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setInterval(() => {}, 5)",
                "for (;;) {}",
                "const socket = new WebSocket(url); socket.onmessage = e => socket.send(e.data);",
                "import('isosocket:net').then(net => net.WebSocketServer().start('127.0.0.1', 0, {}))"
            })
    void theEndOfItsVertxEndsIt(String code) {
        Vertx vertx = Vertx.vertx();
        try (EchoServing echo = new EchoServing();
                Play play = Play.create(
                        vertx, options -> options.global("url", echo.url()).serverRules(ServerRules.TRUSTED))) {
            play.start("log('started');" + code);
            play.awaitFirstLine();
            Play.await(vertx.close());
            assertEquals(0, play.awaitEnd());
        }
    }

    @Test
    void itEndsThoughItsVertxEndsMeanwhile() {
        Vertx vertx = Vertx.vertx();
        try (Play play = Play.create(vertx, options -> options.serverRules(ServerRules.TRUSTED))) {
            play.start("import('isosocket:net').then(net => net.WebSocketServer()"
                    + ".start('127.0.0.1', 0, { started: () => log('started') }))");
            play.awaitFirstLine();
            Future<Void> closed = play.runtime().close();
            Play.await(vertx.close());
            Play.await(closed);
        }
    }

    @Test
    void whatAScriptCameToCanBeAskedForAfterTheEnd() {
        JsRuntime runtime = Play.await(JsRuntime.create(JsRuntimeOptions.DEFAULT));
        Future<?> value = runtime.evaluate("1 + 2", "test.js");
        Play.await(runtime.ended());
        assertEquals(3, Play.await(value));
        assertThrows(IllegalStateException.class, () -> Play.await(runtime.evaluate("1", "test.js")));
        assertThrows(IllegalStateException.class, () -> Play.await(runtime.global("a", 1)));
    }

    @Test
    void closeTwiceIsTheSameAsOnce() {
        try (Play play = Play.create(options -> options.keepAlive(true))) {
            Play.await(play.runtime().close());
            Play.await(play.runtime().close());
            assertTrue(play.runtime().ended().isComplete());
        }
    }

    @Test
    void whatComesAfterTheEndFails() {
        try (Play play = Play.create()) {
            Play.await(play.runtime().close());
            assertThrows(IllegalStateException.class, () -> play.value("1"));
            assertThrows(
                    IllegalStateException.class, () -> Play.await(play.runtime().global("a", 1)));
        }
    }

    @Test
    void aRuntimeWithoutAVertxHasItsOwnAndClosesIt() {
        JsRuntime runtime = Play.await(JsRuntime.create(JsRuntimeOptions.DEFAULT));
        assertEquals("object", Play.await(runtime.evaluate("typeof globalThis", "test.js")));
        assertEquals(0, Play.await(runtime.ended()));
    }
}
