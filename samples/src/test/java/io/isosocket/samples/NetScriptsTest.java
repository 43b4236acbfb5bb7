package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.TlsOptions;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.ScriptedServer;
import io.isosocket.testing.SelfSigned;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the module {@code isosocket:net} in JavaScript, each as a user runs it. */
@Timeout(120)
class NetScriptsTest {

    private static final Path FOLDER = Path.of("src/main/js/net");

    @RegisterExtension
    private final EchoServing echo = new EchoServing();

    private static RunningScript start(String file, String... arguments) throws Exception {
        return RunningScript.start(FOLDER.resolve(file), arguments);
    }

    @Test
    void client() throws Exception {
        assertEquals(
                List.of(
                        "\u2713 Connected to WebSocket server",
                        "Received: Hello, WebSocket!",
                        "Received: This is message 2",
                        "\u2713 WebSocket connection closed"),
                start("client.mjs", echo.url(), "1500").linesToTheEnd());
    }

    @Test
    void clientWithoutAServer() throws Exception {
        List<String> lines = start("client.mjs", "ws://127.0.0.1:1/").linesToTheEnd();
        assertTrue(lines.get(0).startsWith("\u2717 WebSocket error: "), lines::toString);
        assertEquals("\u2713 WebSocket connection closed", lines.get(1));
    }

    @Test
    void tlsClient(@TempDir Path folder) throws Exception {
        SelfSigned own = SelfSigned.make(folder, "server");
        try (ScriptedServer server = ScriptedServer.acceptingTls(
                own.identity(), socket -> socket.textMessageHandler(socket::writeTextMessage))) {
            RunningScript client = RunningScript.start(
                    FOLDER.resolve("tls-client.mjs"),
                    WebSocketOptions.builder()
                            .tls(TlsOptions.builder()
                                    .trustCertificates(own.certificate())
                                    .build())
                            .build(),
                    server.url());
            List<String> lines = client.linesToTheEnd();
            assertEquals("\u2713 Secure WebSocket connected", lines.get(0), lines::toString);
            assertTrue(lines.contains("Parsed JSON: greeting Hello from Isosocket!"), lines::toString);
            assertTrue(lines.contains("\u2713 Secure WebSocket closed"), lines::toString);
        }
    }

    @Test
    void chat() throws Exception {
        try (RunningScript server = start("chat-server.mjs", "0")) {
            String url = server.url();
            try (RunningScript bob = start("chat-client.mjs", "Bob", url, "200")) {
                bob.line("\u2713 Chat connected as: Bob");
                try (RunningScript alice = start("chat-client.mjs", "Alice", url, "200")) {
                    bob.line("*** Alice joined the chat");
                    bob.line("<Alice> Hello everyone!");
                    bob.line("<Alice> How is everyone doing?");
                    // One that speaks after Alice has joined; Bob may have spoken before.
                    try (RunningScript carol = start("chat-client.mjs", "Carol", url, "1")) {
                        carol.line("\u2713 Chat connected as: Carol");
                        alice.line("<Carol> Hello everyone!");
                    }
                }
                bob.line("*** Alice left the chat");
            }
            server.line("<Alice> Hello everyone!");
        }
    }

    @Test
    void echoServer() throws Exception {
        try (RunningScript server = start("echo-server.mjs", "0")) {
            RunningScript client = start("client.mjs", server.url(), "1500");
            client.line("Received: Welcome to the echo server!");
            client.line("Received: Echo: Hello, WebSocket!");
            client.line("Received: Echo: This is message 2");
            client.linesToTheEnd();
            server.line("\u2713 WebSocket client disconnected: ");
        }
    }

    @Test
    void sensors() throws Exception {
        try (RunningScript server = start("sensor-server.mjs", "0", "20")) {
            List<String> lines = start("sensor-client.mjs", server.url(), "3").linesToTheEnd();
            assertTrue(lines.contains("Connected to sensor data stream"), lines::toString);
            assertTrue(lines.contains("subscribed to weather"), lines::toString);
            assertEquals(
                    3, lines.stream().filter(line -> line.endsWith(" \u00b0C")).count(), lines::toString);
            server.line("Broadcasted data to 1 subscribers: T=2");
            server.line("\u2713 Data subscriber disconnected: ");
        }
    }

    @Test
    void echoUtility() throws Exception {
        assertEquals(
                List.of("\u2713 Connected to echo server", "Echo response: Hello, echo!", "\u2713 Echo test completed"),
                start("echo-utility.mjs", "0").linesToTheEnd());
    }

    @Test
    void connectionTest() throws Exception {
        assertEquals(
                List.of(
                        "\u2713 Connected to echo server",
                        "\u2713 Echo received: Test message",
                        "\u2713 Echo test completed"),
                start("connection-test.mjs", echo.url()).linesToTheEnd());
    }

    @Test
    void stressTest() throws Exception {
        List<String> lines = start("stress-test.mjs", "0", "1000").linesToTheEnd();
        assertTrue(lines.contains("\u2713 1000 answers"), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("Processed 1000 messages in ")), lines::toString);
    }

    @Test
    void validation() throws Exception {
        try (RunningScript server = start("validating-server.mjs", "0")) {
            assertEquals(
                    List.of(
                            "{\"type\":\"error\",\"message\":\"Invalid JSON format\"}",
                            "{\"type\":\"error\",\"message\":\"Missing message type\"}",
                            "{\"type\":\"accepted\",\"of\":\"order\"}"),
                    Conversation.of(server.url(), "no JSON", "{}", "{\"type\":\"order\"}"));
            server.line("Valid message: order");
        }
    }

    @Test
    void tracking() throws Exception {
        try (RunningScript server = start("tracking-server.mjs", "0")) {
            assertEquals(List.of("message 1", "message 2"), Conversation.of(server.url(), "a", "b"));
            assertTrue(server.line("Client 1 connected").endsWith("(total: 1)"));
            assertTrue(server.line("Client 1 disconnected").endsWith(" seconds, 2 messages"));
        }
    }

    @Test
    void heartbeat() throws Exception {
        try (RunningScript server = start("heartbeat-server.mjs", "0", "50");
                RunningScript alive = start("heartbeat-client.mjs", server.url())) {
            server.line("Client 1 is alive");
            try (RunningScript silent = start("heartbeat-client.mjs", server.url(), "silent")) {
                server.line("Client 2 does not answer");
                assertTrue(!server.lines().contains("Client 2 is alive"), server::toString);
                assertEquals(List.of(), silent.lines());
            }
            assertEquals(List.of(), alive.lines());
        }
    }

    @Test
    void editorsOfADocumentConverge() throws Exception {
        try (RunningScript server = start("document-server.mjs", "0")) {
            String url = server.url();
            RunningScript ada = start("document-editor.mjs", url, "6", "title=Plan", "text=by Ada", "author=Ada");
            RunningScript grace = start("document-editor.mjs", url, "6", "text=by Grace", "title=Draft", "year=2026");
            List<String> document = ada.linesToTheEnd();
            assertEquals(1, document.size(), document::toString);
            assertEquals(document, grace.linesToTheEnd());
            assertTrue(document.get(0).contains("[\"author\",\"Ada\"]"), document::toString);
            assertTrue(document.get(0).contains("[\"year\",\"2026\"]"), document::toString);
            String answer = Conversation.greetedBy(url, "nonsense").get(1);
            assertTrue(answer.contains("not of the form"), answer);
        }
    }

    @Test
    void aDashboardShowsTheLastStateToAll() throws Exception {
        try (RunningScript server = start("dashboard-server.mjs", "0", "20")) {
            String url = server.url();
            assertEquals(
                    List.of("load is 100, after fewer messages"),
                    start("dashboard-source.mjs", url, "load", "100").linesToTheEnd());
            assertEquals(
                    List.of("temperature is 5, after fewer messages"),
                    start("dashboard-source.mjs", url, "temperature", "5").linesToTheEnd());
            assertEquals(
                    List.of("{\"type\":\"state\",\"viewers\":1,\"metrics\":{\"load\":100,\"temperature\":5}}"),
                    Conversation.greetedBy(url));
        }
    }

    @Test
    void theServerMovesThePlayers() throws Exception {
        try (RunningScript server = start("game-server.mjs", "0", "5")) {
            assertEquals(
                    List.of("a player is at 3, -2"),
                    start("game-client.mjs", server.url(), "3", "-2").linesToTheEnd());
        }
    }

    @Test
    void devicesAreCommandedAndComeBack() throws Exception {
        try (RunningScript hub = start("device-hub.mjs", "0")) {
            String url = hub.url();
            RunningScript operator = start("operator.mjs", url, "lamp");
            operator.line("devices");
            RunningScript device = start("device.mjs", url, "lamp", "50");
            List<String> lines = operator.linesToTheEnd();
            assertEquals(
                    List.of(
                            "devices ",
                            "online lamp",
                            "acknowledged 1",
                            "offline lamp is dark",
                            "online lamp",
                            "acknowledged 2",
                            "offline lamp is dark"),
                    lines.stream().filter(line -> !line.startsWith("telemetry")).toList());
            assertEquals(List.of("does restart", "does leave"), device.linesToTheEnd());
        }
    }
}
