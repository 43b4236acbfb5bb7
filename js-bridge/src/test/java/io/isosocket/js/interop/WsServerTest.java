package io.isosocket.js.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.Script;
import io.isosocket.js.ServerRules;
import io.isosocket.testing.Program;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A script that imports {@code ws} by its bare name, and the client of the package of that name. */
class WsServerTest {

    private static final String SERVER =
            """
            import WebSocket, { WebSocketServer } from 'ws';

            const server = new WebSocketServer({ port: 0, perMessageDeflate: true });
            server.on('listening', () => listens(server.address().port));
            server.on('connection', (socket, request) => {
              socket.send(`${request.headers['x-name']} from ${request.socket.remoteAddress}`);
              socket.on('pong', () => socket.close(4000, 'enough'));
              socket.on('message', (data, isBinary) => {
                socket.send(data, { binary: isBinary });
                if (isBinary) {
                  socket.ping(`${WebSocket.OPEN === socket.readyState}`);
                }
              });
            });
            """;

    @BeforeAll
    static void install() throws IOException {
        NodeLibraries.assumeInstalled();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void theClientOfThePackageTalksToIt() throws Exception {
        CompletableFuture<Number> port = new CompletableFuture<>();
        JsRuntime runtime = await(JsRuntime.create(JsRuntimeOptions.builder()
                .serverRules(ServerRules.TRUSTED)
                .importMap("{ \"imports\": { \"ws\": \"isosocket:ws\" } }", URI.create("file:///"))
                .function("listens", given -> port.complete((Number) given.get(0)))
                .build()));
        runtime.run(Script.text("server.mjs", SERVER).as(Script.Kind.MODULE)).onFailure(port::completeExceptionally);
        String output = Program.run(
                NodeLibraries.folder(),
                List.of(
                        Program.assumePresent("node"),
                        "ws-client.mjs",
                        "ws://127.0.0.1:" + port.get(30, TimeUnit.SECONDS)));
        assertEquals(
                List.of(
                        "open",
                        "message ws from 127.0.0.1",
                        "message hello",
                        "message 1 2 255",
                        "ping true",
                        "close 4000 enough"),
                output.strip().lines().toList());
        await(runtime.close());
    }
}
