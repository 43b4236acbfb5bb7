package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runtimes come and go, and leave nothing behind; many of them live side by side. */
class ManyRuntimesTest {

    private static final int PATIENCE_ROUNDS = 300;

    @Test
    void aHundredRuntimesLeaveNothingBehind() {
        makeAndClose(100);
    }

    @Test
    @Tag("long")
    void aThousandRuntimesLeaveNothingBehind() {
        makeAndClose(1000);
    }

    private static void makeAndClose(int count) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        try (EchoServing echo = new EchoServing()) {
            // The engine's own threads, and those of the Vertx, are there after the first ones.
            for (int i = 0; i < 4; i++) {
                useOnce(vertx, echo);
            }
            Set<String> threads = threads();
            List<WeakReference<JsRuntime>> runtimes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                runtimes.add(new WeakReference<>(useOnce(vertx, echo)));
            }
            awaitCleared(runtimes);
            Set<String> more = new TreeSet<>(threads());
            more.removeAll(threads);
            assertEquals(Set.of(), more);
        } finally {
            Play.await(vertx.close());
        }
    }

    private static JsRuntime useOnce(Vertx vertx, EchoServing echo) {
        try (Play play =
                Play.create(vertx, options -> options.global("url", echo.url()).limits(JsLimits.NONE.withTimers(5)))) {
            play.start("const ws = new WebSocket(url); setInterval(() => {}, 100_000);"
                    + "ws.onopen = () => ws.send('a'); ws.onmessage = e => log(e.data)");
            play.awaitFirstLine();
            Play.await(play.runtime().close());
            assertEquals(List.of("a"), play.lines());
            return play.runtime();
        }
    }

    private static void awaitCleared(List<WeakReference<JsRuntime>> runtimes) {
        for (int round = 0; round < PATIENCE_ROUNDS; round++) {
            System.gc();
            if (runtimes.stream().allMatch(reference -> reference.refersTo(null))) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        long left =
                runtimes.stream().filter(reference -> !reference.refersTo(null)).count();
        assertEquals(0, left, "runtimes that something still holds");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() || thread.getName().startsWith("isosocket"))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void aHundredRuntimesOnTwoEventLoopsHaveTenSocketsEach() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        List<Play> plays = new ArrayList<>();
        try (EchoServing echo = new EchoServing()) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                plays.add(Play.create(
                        vertx, options -> options.global("url", echo.url()).global("number", number)));
            }
            for (Play play : plays) {
                play.start(
                        """
                        let left = 10;
                        for (let i = 0; i < 10; i++) {
                          const ws = new WebSocket(`${url}/${number}/${i}`);
                          ws.onopen = () => ws.send(`${number} ${i}`);
                          ws.onmessage = e => {
                            if (e.data !== `${number} ${i}`) log('wrong', e.data);
                            ws.close();
                          };
                          ws.onclose = e => { if (--left === 0) log(number, e.wasClean) };
                        }
                        """);
            }
            for (int i = 0; i < plays.size(); i++) {
                assertEquals(0, plays.get(i).awaitEnd());
                assertEquals(List.of(i + " true"), plays.get(i).lines());
            }
        } finally {
            plays.forEach(Play::close);
            Play.await(vertx.close());
        }
    }

    @Test
    void runtimesOnDifferentContextsRunAtTheSameTime() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        HandOver handOver = new HandOver();
        try (Play first = Play.create(vertx, options -> options.function("meet", handOver::meet));
                Play second = Play.create(vertx, options -> options.function("meet", handOver::meet))) {
            first.start("log(meet())");
            second.start("log(meet())");
            first.awaitEnd();
            second.awaitEnd();
            assertEquals(List.of("met"), first.lines());
            assertEquals(List.of("met"), second.lines());
        } finally {
            Play.await(vertx.close());
        }
    }

    /** Two scripts that are within it at the same time meet. */
    private static final class HandOver {
        private final java.util.concurrent.CyclicBarrier both = new java.util.concurrent.CyclicBarrier(2);

        Object meet(List<?> arguments) throws Exception {
            both.await(20, java.util.concurrent.TimeUnit.SECONDS);
            return "met";
        }
    }
}
