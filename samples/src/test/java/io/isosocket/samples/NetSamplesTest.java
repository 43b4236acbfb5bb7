package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.TlsOptions;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketOptions;
import io.isosocket.samples.net.CarefulServer;
import io.isosocket.samples.net.ChatMember;
import io.isosocket.samples.net.ChatService;
import io.isosocket.samples.net.Clients;
import io.isosocket.samples.net.Dashboard;
import io.isosocket.samples.net.Device;
import io.isosocket.samples.net.DeviceHub;
import io.isosocket.samples.net.DocumentEditor;
import io.isosocket.samples.net.EchoUtility;
import io.isosocket.samples.net.Game;
import io.isosocket.samples.net.GreetingEcho;
import io.isosocket.samples.net.Heartbeat;
import io.isosocket.samples.net.SensorServer;
import io.isosocket.samples.net.SharedDocument;
import io.isosocket.samples.net.StressTest;
import io.isosocket.testing.ScriptedServer;
import io.isosocket.testing.SelfSigned;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the package {@code net}, each against its server or client; {@link NetScriptsTest} has their scripts. */
@Timeout(120)
class NetSamplesTest {

    private static final long SECONDS = 30;

    @RegisterExtension
    private final EchoServing echo = new EchoServing();

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<WebSocketServer> servers = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (WebSocketServer server : servers) {
            await(server.close());
        }
        await(vertx.close().toCompletionStage());
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private String serving(CompletionStage<WebSocketServer> listening) throws Exception {
        WebSocketServer server = await(listening);
        servers.add(server);
        return server.url().toString();
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return String.valueOf(queue.poll(SECONDS, TimeUnit.SECONDS));
    }

    private void assertLines(String... expected) throws InterruptedException {
        for (String line : expected) {
            assertEquals(line, next(lines));
        }
    }

    private static JsonObject json(WebSocketChannel channel) throws InterruptedException {
        return new JsonObject(channel.receive().value().text());
    }

    @Test
    void aClientTalks() throws Exception {
        Clients.talk(echo.url(), lines::add);
        assertLines(
                "Connected to WebSocket server",
                "Received: Hello, WebSocket!",
                "Received: This is message 2",
                "WebSocket connection closed");
    }

    @Test
    void aClientWithoutAServerSaysWhy() throws Exception {
        Clients.talk("ws://127.0.0.1:1/", lines::add);
        assertTrue(next(lines).startsWith("WebSocket error: "));
        assertLines("WebSocket connection closed");
    }

    @Test
    void aClientTalksOverTls(@TempDir Path folder) throws Exception {
        SelfSigned own = SelfSigned.make(folder, "server");
        WebSocketOptions options = WebSocketOptions.builder()
                .tls(TlsOptions.builder().trustCertificates(own.certificate()).build())
                .build();
        try (ScriptedServer server = ScriptedServer.acceptingTls(
                own.identity(), socket -> socket.textMessageHandler(socket::writeTextMessage))) {
            Clients.talkSecurely(server.url(), options, lines::add);
            assertLines("Secure WebSocket connected", "greeting: Hello from Isosocket!", "WebSocket connection closed");
        }
        assertThrows(IllegalArgumentException.class, () -> Clients.talkSecurely("ws://x/", options, lines::add));
    }

    @Test
    void aConnectionIsTested() throws Exception {
        Clients.test(echo.url(), lines::add);
        assertLines("Echo received: Test message", "WebSocket connection closed");
    }

    @Test
    void membersOfAChatJoinSpeakAndLeave() throws Exception {
        String url = serving(ChatService.listen(0, line -> {}));
        BlockingQueue<String> seenByBob = new LinkedBlockingQueue<>();
        ChatMember bob = new ChatMember(url, "Bob", seenByBob::add);
        assertEquals("Chat connected as: Bob", next(seenByBob));
        ChatMember alice = new ChatMember(url, "Alice", lines::add);
        assertLines("Chat connected as: Alice");
        assertEquals("*** Alice joined the chat", next(seenByBob));
        alice.say("Hello everyone!");
        assertEquals("<Alice> Hello everyone!", next(seenByBob));
        bob.say("Hello, Alice");
        assertLines("<Bob> Hello, Alice");
        alice.leave();
        assertEquals("*** Alice left the chat", next(seenByBob));
        assertLines("Chat disconnected");
        bob.leave();
    }

    @Test
    void whoHasNotJoinedAChatIsNotHeard() throws Exception {
        String url = serving(ChatService.listen(0, lines::add));
        try (WebSocketChannel stranger = WebSocketChannel.connect(url)) {
            stranger.send("{\"type\":\"message\",\"text\":\"who am I?\"}");
            stranger.send("no JSON");
            assertLines("Invalid JSON from client: 1");
        }
    }

    @Test
    void anEchoServerWelcomesItsClients() throws Exception {
        String url = serving(GreetingEcho.listen(0, lines::add));
        assertEquals(List.of("Welcome to the echo server!", "Echo: Hello"), Conversation.greetedBy(url, "Hello"));
        assertLines("WebSocket client connected: 1", "WebSocket client disconnected: 1");
    }

    @Test
    void theEchoServerIsOneCall() throws Exception {
        await(EchoUtility.run(lines::add));
        assertLines("Echo response: Hello, echo!");
    }

    @Test
    void allMessagesOfAStressTestComeBack() throws Exception {
        await(StressTest.run(1_000, lines::add));
        assertTrue(next(lines).startsWith("Processed 1000 messages in "));
    }

    @Test
    void subscribersGetTheReadings() throws Exception {
        String url = serving(SensorServer.listen(vertx, 0, 10));
        try (WebSocketChannel subscriber = WebSocketChannel.connect(url)) {
            assertEquals("welcome", json(subscriber).getString("type"));
            subscriber.send("{\"type\":\"subscribe\",\"channel\":\"weather\"}");
            List<String> types = new ArrayList<>();
            while (!types.contains("subscribed") || !types.contains("sensor_data")) {
                JsonObject message = json(subscriber);
                types.add(message.getString("type"));
                if (message.containsKey("data")) {
                    double temperature = message.getJsonObject("data").getDouble("temperature");
                    assertTrue(temperature >= 20 && temperature < 30, message::encode);
                }
            }
        }
    }

    @Test
    void messagesAreCheckedAndClientsTracked() throws Exception {
        String url = serving(CarefulServer.listen(0, lines::add));
        assertEquals(
                List.of(
                        "{\"type\":\"error\",\"message\":\"Invalid JSON format\"}",
                        "{\"type\":\"error\",\"message\":\"Missing message type\"}",
                        "{\"type\":\"accepted\",\"of\":\"order\"}"),
                Conversation.of(url, "no JSON", "{\"type\":5}", "{\"type\":\"order\"}"));
        assertLines("Client 1 connected (total: 1)");
        String end = next(lines);
        assertTrue(end.matches("Client 1 disconnected after \\d+ seconds, 3 messages"), end);
    }

    @Test
    void whoDoesNotAnswerIsCutOff() throws Exception {
        // Long enough for an answer on a busy machine.
        String url = serving(Heartbeat.listen(vertx, 0, 500, lines::add));
        try (WebSocketChannel client = WebSocketChannel.connect(url)) {
            assertEquals("ping", json(client).getString("type"));
            client.send("{\"type\":\"pong\"}");
            assertLines("Client 1 is alive");
            assertEquals("ping", json(client).getString("type"));
            assertLines("Client 1 does not answer");
            assertTrue(!client.receive().ok());
            assertEquals(1006, client.closed().orElseThrow().code());
        }
    }

    @Test
    void editorsOfADocumentConverge() throws Exception {
        String url = serving(SharedDocument.listen(0));
        DocumentEditor ada = await(DocumentEditor.join(url));
        DocumentEditor grace = await(DocumentEditor.join(url));
        int changes = 100;
        for (int i = 0; i < changes; i++) {
            ada.set("title", "Ada " + i);
            grace.set("title", "Grace " + i);
            ada.set("ada", "" + i);
            grace.set("grace", "" + i);
        }
        for (DocumentEditor editor : List.of(ada, grace)) {
            editor.awaitRevision(4L * changes);
        }
        assertEquals(ada.fields(), grace.fields());
        assertEquals("99", ada.fields().get("ada"));
        assertEquals("99", ada.fields().get("grace"));
        DocumentEditor late = await(DocumentEditor.join(url));
        assertEquals(ada.fields(), late.fields());
        List.of(ada, grace, late).forEach(DocumentEditor::leave);
    }

    @Test
    void aDashboardShowsTheLastStateToWhoComesLate() throws Exception {
        String url = serving(Dashboard.listen(vertx, 0, 10));
        try (WebSocketChannel source = WebSocketChannel.connect(url)) {
            source.send("nonsense");
            for (int value = 1; value <= 1_000; value++) {
                source.send("{\"metric\":\"load\",\"value\":" + value + "}");
            }
            int states = 0;
            Map<String, Object> metrics = Map.of();
            while (!Integer.valueOf(1_000).equals(metrics.get("load"))) {
                metrics = json(source).getJsonObject("metrics").getMap();
                states++;
            }
            assertTrue(states < 1_000, "the source was sent " + states + " states");
            JsonObject late = new JsonObject(Conversation.greetedBy(url).get(0));
            assertEquals(1_000, late.getJsonObject("metrics").getInteger("load"));
        }
    }

    @Test
    void theServerMovesThePlayers() throws Exception {
        String url = serving(Game.listen(vertx, 0, 5));
        try (WebSocketChannel player = WebSocketChannel.connect(url)) {
            int x = 0;
            int y = 0;
            int steps = 0;
            while (x != 3 || y != -2) {
                ByteBuffer state = player.receive().value().bytes().order(ByteOrder.LITTLE_ENDIAN);
                int id = state.getShort(4);
                assertEquals(1, id);
                int nowX = state.getShort(6);
                int nowY = state.getShort(8);
                assertTrue(Math.abs(nowX - x) <= 1 && Math.abs(nowY - y) <= 1, "more than a step");
                x = nowX;
                y = nowY;
                steps++;
                player.send(ByteBuffer.wrap(new byte[] {(byte) (3 - x), (byte) (-2 - y)}));
                assertTrue(steps < 1_000, "it never comes there");
            }
        }
    }

    @Test
    void devicesAreCommandedAndComeBack() throws Exception {
        String url = serving(DeviceHub.listen(0));
        try (WebSocketChannel operator = WebSocketChannel.connect(url)) {
            operator.send("{\"type\":\"operator\"}");
            assertEquals("{\"type\":\"devices\",\"devices\":[]}", json(operator).encode());
            operator.send("{\"type\":\"command\",\"device\":\"lamp\",\"name\":\"on\",\"number\":0}");
            assertEquals("there is no device lamp", json(operator).getString("message"));
            new Device(url, "lamp", Duration.ofMillis(10), lines::add);
            for (String command : List.of("restart", "leave")) {
                assertEquals(
                        "{\"type\":\"online\",\"device\":\"lamp\"}",
                        json(operator).encode());
                assertEquals(0.5, json(operator).getJsonObject("values").getDouble("brightness"));
                operator.send(new JsonObject()
                        .put("type", "command")
                        .put("device", "lamp")
                        .put("name", command)
                        .put("number", 7)
                        .encode());
                assertEquals(
                        "{\"type\":\"acknowledged\",\"device\":\"lamp\",\"number\":7}",
                        json(operator).encode());
                assertEquals("lamp is dark", json(operator).getString("will"));
            }
            assertLines("does restart", "does leave");
        }
    }
}
