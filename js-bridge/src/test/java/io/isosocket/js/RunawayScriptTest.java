package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that would use more than they may. */
class RunawayScriptTest {

    private static final JsLimits SHORT_TASKS = JsLimits.NONE.withTaskTime(Duration.ofMillis(200));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "setTimeout(() => { for (;;) {} })",
                "queueMicrotask(function again() { queueMicrotask(again) })",
                "for (;;) { try { for (;;) {} } catch {} }",
                "for (;;) { try { for (;;) {} } finally { continue } }",
                "'a'.repeat(40).match(/(a+)+b/); for (;;) [1].map(x => x)",
                "addEventListener('error', () => { for (;;) {} }); reportError(1)",
            })
    void aTaskThatTakesTooLongIsStoppedAndTheLoopIsFree(String code) {
        Vertx vertx = Vertx.vertx();
        try (Play play = Play.create(vertx, options -> options.limits(SHORT_TASKS))) {
            play.start(code);
            assertEquals(1, play.awaitEnd());
            assertTrue(play.lines().contains("LIMIT a task of the script took longer than 200 ms"), () -> play.lines()
                    .toString());
            Promise<String> free = Promise.promise();
            play.runtime().context().runOnContext(ignored -> free.complete("free"));
            assertEquals("free", Play.await(free.future()));
        } finally {
            Play.await(vertx.close());
        }
    }

    @Test
    void whatCannotBeStoppedKeepsNobodyFromStoppingOthers() {
        Promise<Void> entered = Promise.promise();
        CompletableFuture<Void> leaving = new CompletableFuture<>();
        try (Play stuck = Play.create(
                        Vertx.vertx(), options -> options.limits(SHORT_TASKS).function("stay", arguments -> {
                            entered.complete();
                            return leaving.join(); // which an interruption does not end
                        }));
                Play other = Play.create(Vertx.vertx(), options -> options.limits(SHORT_TASKS))) {
            stuck.start("stay()");
            Play.await(entered.future());
            other.start("for (;;) {}");
            assertEquals(1, other.awaitEnd());
            leaving.complete(null);
            assertEquals(1, stuck.awaitEnd());
        } finally {
            leaving.complete(null);
        }
    }

    @Test
    void theStatementsOfAScriptAreCounted() {
        try (Play play = Play.create(options -> options.limits(JsLimits.NONE.withStatements(100_000)))) {
            play.start("log('begin'); for (;;) { try { for (;;) {} } catch {} }");
            assertEquals(1, play.awaitEnd());
            assertTrue(
                    play.lines().get(1).startsWith("failed"), () -> play.lines().toString());
            assertTrue(
                    play.lines().get(2).startsWith("LIMIT"), () -> play.lines().toString());
        }
    }

    @Test
    void tooManyTimersAreRefused() {
        try (Play play = Play.create(options -> options.limits(JsLimits.NONE.withTimers(2)))) {
            play.start(
                    "setTimeout(() => {}, 1); setTimeout(() => {}, 1);"
                            + "try { setTimeout(() => log('late'), 1) } catch (e) { log(e.name, e.message, e instanceof DOMException) }");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("QuotaExceededError a script may have no more than 2 timers true"), play.lines());
        }
    }

    @Test
    void anIntervalDoesNotCountAgainEachTime() {
        try (Play play = Play.create(options -> options.limits(JsLimits.NONE.withTimers(1)))) {
            play.start("let n = 0; const id = setInterval(() => { if (++n === 5) { clearInterval(id); log(n) } }, 1)");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("5"), play.lines());
        }
    }

    @Test
    void tooManySocketsAreRefused() {
        try (EchoServing echo = new EchoServing();
                Play play = Play.create(
                        options -> options.global("url", echo.url()).limits(JsLimits.NONE.withSockets(1)))) {
            play.start("const ws = new WebSocket(url); try { new WebSocket(url) } catch (e) { log(e.name) }"
                    + "ws.onclose = () => new WebSocket(url).onopen = e => { log('next'); e.target.close() };"
                    + "ws.onopen = () => ws.close()");
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("QuotaExceededError", "next"), play.lines());
        }
    }

    @Test
    void tooManyQueuedBytesAreRefusedAndTheConnectionStays() {
        try (EchoServing echo = new EchoServing();
                Play play = Play.create(
                        options -> options.global("url", echo.url()).limits(JsLimits.NONE.withQueuedBytes(1000)))) {
            play.start(
                    """
                    const ws = new WebSocket(url);
                    ws.onopen = () => {
                      ws.send('a'.repeat(600));
                      try { ws.send(new Uint8Array(600)) } catch (e) { log(e.name) }
                    };
                    ws.onmessage = e => { log(e.data.length); ws.close() };
                    """);
            assertEquals(0, play.awaitEnd());
            assertEquals(List.of("QuotaExceededError", "600"), play.lines());
        }
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> JsLimits.NONE.withTimers(-1));
        assertThrows(IllegalArgumentException.class, () -> JsLimits.NONE.withTaskTime(Duration.ZERO));
    }
}
