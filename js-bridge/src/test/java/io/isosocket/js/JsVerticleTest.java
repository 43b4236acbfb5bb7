package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts as verticles. */
class JsVerticleTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        Play.await(vertx.close());
    }

    private JsRuntimeOptions options(String url) {
        return JsRuntimeOptions.builder()
                .global("url", url)
                .function("log", arguments -> lines.add(String.valueOf(arguments.get(0))))
                .build();
    }

    private Path script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void itIsDeployedOnceItsTopLevelAwaitIsDone() throws IOException {
        Path file = script("app.mjs", "await new Promise(done => setTimeout(done, 20)); log('ready')");
        Play.await(vertx.deployVerticle(new JsVerticle(file, options(""))));
        assertEquals(List.of("ready"), lines);
    }

    @Test
    void aScriptThatThrowsFailsTheDeployment() throws IOException {
        Path file = script("app.js", "throw new RangeError('no')");
        ScriptException failure = assertThrows(
                ScriptException.class, () -> Play.await(vertx.deployVerticle(new JsVerticle(file, options("")))));
        assertTrue(String.valueOf(failure.getMessage()).startsWith("RangeError: no"), failure::toString);
    }

    @Test
    void aMissingFileFailsTheDeploymentAndNamesIt() {
        Throwable failure = assertThrows(
                Throwable.class, () -> Play.await(vertx.deployVerticle(new JsVerticle(folder + "/absent.js"))));
        assertTrue(String.valueOf(failure).contains("absent.js"), () -> String.valueOf(failure));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const ws = new WebSocket(url); ws.onopen = () => ws.send('up');",
                "import websocket from 'isosocket:websocket'; (await websocket.connect(url)).send('up');",
                "(await new WebSocketStream(url).opened).writable.getWriter().write('up');"
            })
    void undeployingStopsItsTimersAndClosesItsSocketsWith1001(String opening) throws IOException {
        Promise<Integer> code = Promise.promise();
        Promise<Void> opened = Promise.promise();
        var server = Play.await(vertx.createHttpServer()
                .webSocketHandler(socket -> {
                    socket.closeHandler(ignored -> code.tryComplete((int) socket.closeStatusCode()));
                    socket.textMessageHandler(text -> opened.tryComplete());
                })
                .listen(0, "127.0.0.1"));
        Path file = script("app.mjs", opening + " setInterval(() => {}, 5)");
        String id = Play.await(
                vertx.deployVerticle(new JsVerticle(file, options("ws://127.0.0.1:" + server.actualPort()))));
        Play.await(opened.future());
        Play.await(vertx.undeploy(id));
        assertEquals(1001, Play.await(code.future()));
    }

    @ParameterizedTest
    @EnumSource(
            value = ThreadingModel.class,
            names = {"EVENT_LOOP", "WORKER"})
    void itRunsOnEitherKindOfContext(ThreadingModel model) throws IOException {
        try (EchoServing echo = new EchoServing()) {
            Promise<Object> answer = Promise.promise();
            Path file = script(
                    "app.js",
                    "const ws = new WebSocket(url); ws.onopen = () => ws.send('a');"
                            + "ws.onmessage = e => setTimeout(() => Promise.resolve(e.data).then(answer), 1)");
            JsRuntimeOptions options = options(echo.url()).toBuilder()
                    .function("answer", arguments -> answer.tryComplete(arguments.get(0)))
                    .build();
            Play.await(vertx.deployVerticle(
                    new JsVerticle(file, options), new DeploymentOptions().setThreadingModel(model)));
            assertEquals("a", Play.await(answer.future()));
        }
    }

    @Test
    void instancesShareNothing() throws IOException {
        Path file = script("app.js", "globalThis.count = (globalThis.count ?? 0) + 1; log(count)");
        Future<String> deployed =
                vertx.deployVerticle(() -> new JsVerticle(file, options("")), new DeploymentOptions().setInstances(4));
        Play.await(deployed);
        assertEquals(List.of("1", "1", "1", "1"), lines);
    }
}
