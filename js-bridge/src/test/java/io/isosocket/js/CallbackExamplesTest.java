package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.BinaryType;
import io.isosocket.ConnectTo;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Scripts as the users of the module {@code websocket} of Duktape wrote them, run as they stand: their host is mapped to a
 * server of the test, their port is the host's.
 */
@Timeout(60)
class CallbackExamplesTest {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(CallbackExamplesTest.class.getResourceAsStream("callbacks/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsRuntimeOptions.Builder options() {
        return JsRuntimeOptions.builder().builtinGlobal("websocket").console(new Lines());
    }

    /** A runtime for which example.com is this server. */
    private JsRuntime clientOf(WebSocketServer server) throws Exception {
        return clientOf(server.port());
    }

    private JsRuntime clientOf(int port) throws Exception {
        return await(JsRuntime.create(options()
                .sockets(WebSocketOptions.builder()
                        .connectTo(List.of(ConnectTo.parse("example.com:80:127.0.0.1:" + port)))
                        .build())
                .build()));
    }

    private static WebSocketServer serving(java.util.function.Consumer<ServerConnection> handler) throws Exception {
        return WebSocketServer.builder()
                .handler(handler)
                .listen(0)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private String line() throws InterruptedException {
        return String.valueOf(lines.poll(30, TimeUnit.SECONDS));
    }

    private List<String> lines(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(line());
        }
        return taken;
    }

    @Test
    void theClient() throws Exception {
        WebSocketServer server = serving(ws -> ws.onmessage(event -> {
            ws.send("Hello, client!");
            ws.close(1000, "done");
        }));
        JsRuntime runtime = clientOf(server);
        runtime.evaluate(text("client.js"), "client.js");
        assertEquals(0, await(runtime.ended()));
        assertEquals(List.of("Connected!", "Received: Hello, client!", "Closed: 1000 done"), lines(3));
        server.close();
    }

    @Test
    void clientCreateAndClientSend() throws Exception {
        BlockingQueue<String> atServer = new LinkedBlockingQueue<>();
        WebSocketServer server = serving(ws -> {
            ws.binaryType(BinaryType.ARRAYBUFFER);
            ws.onmessage(event -> {
                if (event.data() instanceof ByteBuffer bytes) {
                    atServer.add(bytes.remaining() + " bytes");
                    ws.close(1000, "done");
                } else {
                    atServer.add(String.valueOf(event.data()));
                }
            });
        });
        JsRuntime runtime = clientOf(server);
        runtime.evaluate(text("client-create.js"), "client-create.js");
        assertEquals("Connected!", line());
        runtime.evaluate(text("client-send.js"), "client-send.js");
        assertEquals(0, await(runtime.ended()));
        assertEquals("Closed: 1000 done", line());
        assertEquals("Hello, server!", atServer.poll(30, TimeUnit.SECONDS));
        assertEquals("3 bytes", atServer.poll(30, TimeUnit.SECONDS));
        server.close();
    }

    @Test
    void clientCreateAlone() throws Exception {
        WebSocketServer server = serving(ws -> {
            ws.send("Hello, client!");
            ws.close(1000, "done");
        });
        JsRuntime runtime = clientOf(server);
        runtime.evaluate(text("client-create.js"), "client-create.js");
        assertEquals(0, await(runtime.ended()));
        assertEquals(List.of("Connected!", "Received: Hello, client!", "Closed: 1000 done"), lines(3));
        server.close();
    }

    @Test
    void serverCreateAlone() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options()
                .serverRules(ServerRules.TRUSTED.withSharedServer("127.0.0.1", 0))
                .build()));
        await(runtime.evaluate(text("server-create.js"), "server-create.js"));
        Object url = await(runtime.evaluate("server.listening", "url.js"));
        WebSocket client = new WebSocket(String.valueOf(url));
        client.onmessage(event -> {
            client.send("got " + event.data());
            client.close(1000);
        });
        assertEquals(List.of("Client connected!", "Received: got Welcome!", "Client disconnected!"), lines(3));
        await(runtime.close());
    }

    @Test
    void binaryData() throws Exception {
        WebSocketServer server = serving(ws -> {
            ws.binaryType(BinaryType.ARRAYBUFFER);
            ws.onmessage(event -> {
                ws.send((ByteBuffer) Objects.requireNonNull(event.data()));
                ws.close(1000, "done");
            });
        });
        JsRuntime runtime = clientOf(server);
        runtime.evaluate(text("binary-data.js"), "binary-data.js");
        assertEquals(0, await(runtime.ended()));
        assertEquals(
                List.of("Connected!", "Received binary data: Uint8Array(3) [ 1, 2, 3 ]", "Closed: 1000 done"),
                lines(3));
        server.close();
    }

    @Test
    void closingAfterFiveSeconds() throws Exception {
        WebSocketServer server = serving(ws -> ws.onmessage(event -> ws.send("pong")));
        JsRuntime runtime = clientOf(server);
        runtime.evaluate(text("closing.js"), "closing.js");
        assertEquals(0, await(runtime.ended()));
        assertEquals(List.of("Connected!", "Received: pong", "Closed: 1000 Normal closure"), lines(3));
        server.close();
    }

    @Test
    void aRefusedClientIsClosedWith1006Alone() throws Exception {
        try (DeafPort port = new DeafPort()) {
            JsRuntime runtime = clientOf(port.number());
            runtime.evaluate(text("client.js"), "client.js");
            assertEquals(0, await(runtime.ended()));
        }
        assertEquals("Closed: 1006 ", line());
        assertEquals(List.of(), List.copyOf(lines));
    }

    @Test
    void theServer() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options()
                .serverRules(ServerRules.TRUSTED.withSharedServer("127.0.0.1", 0))
                .build()));
        await(runtime.evaluate(text("server.js"), "server.js"));
        Object url = await(runtime.evaluate("server.listening", "url.js"));
        BlockingQueue<String> atClient = new LinkedBlockingQueue<>();
        WebSocket client = new WebSocket(String.valueOf(url));
        client.onmessage(event -> {
            atClient.add(String.valueOf(event.data()));
            if (atClient.size() == 1) {
                client.send("hi");
            } else {
                client.close(1000);
            }
        });
        assertEquals(List.of("Client connected!", "Received: hi", "Client disconnected!"), lines(3));
        assertEquals(List.of("Welcome!", "Echo: hi"), List.copyOf(atClient));
        await(runtime.evaluate("server.close()", "close.js"));
        assertEquals(0, await(runtime.ended()));
    }

    /** The snippets of the functions, each within a connection. */
    @Test
    void theConnectionsSendAndClose() throws Exception {
        JsRuntime runtime = await(JsRuntime.create(options()
                .serverRules(ServerRules.TRUSTED.withSharedServer("127.0.0.1", 0))
                .global("send", text("send.js"))
                .global("close", text("close.js"))
                .build()));
        Object url = await(runtime.evaluate(
                """
                var conn;
                var server = websocket.serverCreate('/ws', (opened) => {
                  conn = opened;
                  (0, eval)(globalThis.send);
                  (0, eval)(globalThis.close);
                }, null, (closed, code, reason) => { console.log(closed === conn, code, reason); server.close(); });
                server.listening
                """,
                "snippets.js"));
        BlockingQueue<String> atClient = new LinkedBlockingQueue<>();
        WebSocket client = new WebSocket(String.valueOf(url));
        client.binaryType(BinaryType.ARRAYBUFFER);
        client.onmessage(event -> atClient.add(
                event.data() instanceof ByteBuffer bytes ? bytes.remaining() + " bytes" : "" + event.data()));
        client.onclose(event -> atClient.add(event.code() + " " + event.reason()));
        assertEquals("Hello, client!", atClient.poll(30, TimeUnit.SECONDS));
        assertEquals("3 bytes", atClient.poll(30, TimeUnit.SECONDS));
        assertEquals("1000 Normal closure", atClient.poll(30, TimeUnit.SECONDS));
        assertEquals("true 1000 Normal closure", line());
        assertEquals(0, await(runtime.ended()));
    }

    private final class Lines implements ScriptConsole {

        @Override
        public void print(Level level, String text) {
            lines.add(text);
        }

        @Override
        public void clear() {}
    }
}
