package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseCodeRule;
import io.isosocket.ConnectionRules;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientTourTest {

    private static final WebSocketOptions WIDE =
            WebSocketOptions.builder().closeCodeRule(CloseCodeRule.PROTOCOL).build();

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
        socket.binaryMessageHandler(socket::writeBinaryMessage);
    }

    @Test
    void whatIsSentComesBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(ClientTourTest::echo);
                WebSocketChannel client = ClientTour.connect(server.url())) {
            ClientTour.send(client, new byte[] {1, 2, 3});
            ClientTour.receiveOne(client, lines::add);
            assertEquals(List.of("Type: TEXT", "Data: Hello, Server!"), lines);
            assertEquals(
                    new JsonObject("{\"type\":\"subscribe\",\"channel\":\"orders\"}"),
                    new JsonObject(client.receive().value().text()));
            assertEquals(3, client.receive().value().bytes().remaining());
            assertTrue(ClientTour.ping(client).toNanos() > 0);
        }
    }

    @Test
    void optionsGoWithTheHandshake() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.accepting(
                        socket -> seen.complete(socket.headers().get("Authorization")), "graphql-ws");
                WebSocketChannel client = ClientTour.connectWithOptions(server.url(), "secret")) {
            assertEquals("Bearer secret", seen.get(30, TimeUnit.SECONDS));
            assertEquals("graphql-ws", client.socket().protocol());
        }
    }

    @Test
    void receivesUntilTheServerCloses() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
                    socket.writeTextMessage("{\"n\":1}");
                    socket.writeTextMessage("{\"n\":2}");
                    socket.close();
                });
                WebSocketChannel client = ClientTour.connect(server.url())) {
            ClientTour.receiveAll(client, message -> lines.add(message.encode()));
            assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), lines);
        }
    }

    @Test
    void aSilentServerIsPinged() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.frameHandler(frame -> {
                    if (frame.isPing()) {
                        socket.writeTextMessage("{\"answer\":true}");
                        socket.close();
                    }
                }));
                WebSocketChannel client = ClientTour.connect(server.url())) {
            ClientTour.receiveOrPing(client, Duration.ofMillis(50), message -> lines.add(message.encode()));
            assertEquals("{\"answer\":true}", lines.get(0));
        }
    }

    @Test
    void closesWithCodeAndReason() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(ClientTourTest::echo)) {
            ClientTour.close(WebSocketChannel.connect(server.url(), WIDE));
            assertEquals("1000 null", server.awaitEnd());
            ClientTour.closeWithReason(WebSocketChannel.connect(server.url(), WIDE));
            assertEquals("1000 Session ended", server.awaitEnd());
            ClientTour.closeWithError(WebSocketChannel.connect(server.url(), WIDE));
            assertEquals("1011 Processing failed", server.awaitEnd());
        }
    }

    @Test
    void failuresAreToldByTheirKind() throws Exception {
        WebSocketOptions forbidden = WebSocketOptions.builder()
                .policy(ConnectionRules.builder().denyAll().build())
                .build();
        try (DeafPort closed = new DeafPort()) {
            assertFalse(ClientTour.connectOrTell(closed.url(), forbidden, lines::add));
            assertFalse(ClientTour.connectOrTell(closed.url(), WebSocketOptions.DEFAULT, lines::add));
        }
        assertTrue(lines.get(0).startsWith("Access denied: the policy refuses websocket.connect"), lines::toString);
        assertTrue(lines.get(1).startsWith("Temporary error: "), lines::toString);
        try (ScriptedServer server = ScriptedServer.accepting(ClientTourTest::echo)) {
            assertTrue(ClientTour.connectOrTell(server.url(), WebSocketOptions.DEFAULT, lines::add));
        }
    }
}
