package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The samples with scripts, against our echo server. */
class ScriptSamplesTest {

    private static final long SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void fourInstancesOfTheScriptGetTheirAnswers() throws Exception {
        CountDownLatch answers = new CountDownLatch(4);
        String deployment =
                await(ScriptVerticles.deploy(vertx, Path.of("src/main/js/greeter.js"), echoUrl(), report -> {
                    lines.add(report);
                    answers.countDown();
                }));
        assertTrue(answers.await(SECONDS, TimeUnit.SECONDS));
        assertEquals(java.util.Collections.nCopies(4, "the server says hello"), lines);
        await(vertx.undeploy(deployment));
    }

    @Test
    void javaAndTheScriptShareOneSocket() {
        assertEquals(0, await(SharedSocket.run(vertx, echoUrl(), lines::add)));
        assertEquals(
                List.of("Java sees 'from Java'", "Java sees 'from the script'", "closed with 1000"),
                List.copyOf(lines));
    }

    private String echoUrl() {
        return await(Future.fromCompletionStage(EchoServer.listen(vertx, "127.0.0.1", 0)))
                .url()
                .toString();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
