package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.BinaryType;
import io.isosocket.CompressionOptions;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Node's clients against our echo server: that of ws, and Node's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeClientTest {
    private final EchoFixture echo = new EchoFixture();

    @BeforeAll
    void install() throws IOException {
        NodePeers.assumeInstalled();
    }

    @AfterAll
    void stop() {
        echo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deflate"})
    void wsGetsItsMessagesBack(String deflate) throws IOException {
        JsonObject seen = deflate.isEmpty()
                ? NodePeers.runClient("client.mjs", echo.url("/"))
                : NodePeers.runClient("client.mjs", echo.url("/"), deflate);
        JsonObject expected = JsonObject.of(
                "protocol",
                "first",
                "extensions",
                deflate.isEmpty() ? "" : "permessage-deflate",
                "echoed",
                6,
                "whole",
                "one message",
                "pong",
                "payload",
                "code",
                4000);
        assertEquals(expected, seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deflate"})
    void wsIsServedByTheServersWebSocket(String deflate) throws IOException {
        ServerOptions options = ServerOptions.builder()
                .protocols("second", "first")
                .compression(CompressionOptions.CONTEXT_TAKEOVER)
                .build();
        WebSocketServer server = EchoFixture.await(WebSocketServer.builder()
                .vertx(echo.vertx())
                .options(options)
                .handler(NodeClientTest::echo)
                .listen(0));
        JsonObject seen = deflate.isEmpty()
                ? NodePeers.runClient("client.mjs", server.url() + "/")
                : NodePeers.runClient("client.mjs", server.url() + "/", deflate);
        assertEquals("second", seen.getString("protocol"));
        assertEquals(deflate.isEmpty() ? "" : "permessage-deflate", seen.getString("extensions"));
        assertEquals(6, seen.getInteger("echoed"));
        assertEquals("one message", seen.getString("whole"));
        assertEquals("payload", seen.getString("pong"));
        assertEquals(4000, seen.getInteger("code"));
    }

    private static void echo(ServerConnection socket) {
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onmessage(event -> {
            if (event.data() instanceof ByteBuffer bytes) {
                socket.send(bytes);
            } else {
                socket.send(String.valueOf(event.data()));
            }
        });
    }

    @Test
    void nodesOwnClientGetsItsMessagesBack() throws IOException {
        JsonObject seen = NodePeers.runClient("builtin-client.mjs", echo.url("/"));
        assertEquals("first", seen.getString("protocol"));
        assertEquals(JsonArray.of("hello", "", "a\ufffdb", 500_000), seen.getJsonArray("texts"));
        assertEquals(JsonArray.of(0, 1, 255), seen.getJsonArray("bytes"));
        assertEquals(3000, seen.getInteger("code"));
        assertEquals(true, seen.getBoolean("wasClean"));
    }
}
