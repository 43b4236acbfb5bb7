package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.DeafPort;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code connect --json}: each thing that happens is a line of JSON. */
@Timeout(60)
class JsonOutputTest {

    private static List<JsonObject> events(CommandRun run) {
        return run.out.lines().stream().map(JsonObject::new).toList();
    }

    private static List<String> names(CommandRun run) {
        return events(run).stream().map(event -> event.getString("event")).toList();
    }

    private static JsonObject event(CommandRun run, String name) {
        return events(run).stream()
                .filter(event -> event.getString("event").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + ": " + run.out));
    }

    private static String header(JsonObject head, String name) {
        for (Object field : head.getJsonArray("headers")) {
            JsonArray pair = (JsonArray) field;
            if (pair.getString(0).equalsIgnoreCase(name)) {
                return pair.getString(1);
            }
        }
        throw new AssertionError("no " + name + ": " + head);
    }

    @Test
    void tellsAWholeConversation() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(
                socket -> socket.textMessageHandler(text -> {
                    socket.writeBinaryMessage(Buffer.buffer(new byte[] {0, -1}));
                    socket.close((short) 4000, "bye");
                }),
                "chat")) {
            CommandRun run = CommandRun.start(
                    CommandRun.input("Hi \"ä\"\n"),
                    "connect",
                    "--json",
                    "--protocol=chat",
                    "--compression=off",
                    "-H",
                    "Authorization: Bearer s3cret",
                    server.url() + "?token=t0k");
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertEquals(List.of("open", "message", "message", "close-frame", "close-frame", "close"), names(run));

            JsonObject open = event(run, "open");
            assertTrue(open.getString("url").endsWith("/?token=••••••"), open::encode);
            assertEquals("chat", open.getString("protocol"));
            assertEquals("", open.getString("extensions"));
            JsonObject handshake = open.getJsonObject("handshake");
            assertEquals(
                    "GET /?token=•••••• HTTP/1.1",
                    handshake.getJsonObject("request").getString("line"));
            assertEquals("••••••", header(handshake.getJsonObject("request"), "Authorization"));
            assertEquals(
                    "HTTP/1.1 101 Switching Protocols",
                    handshake.getJsonObject("response").getString("line"));
            assertEquals("chat", header(handshake.getJsonObject("response"), "Sec-WebSocket-Protocol"));

            JsonObject sent = events(run).get(1);
            assertEquals("sent", sent.getString("direction"));
            assertEquals("text", sent.getString("type"));
            assertEquals("Hi \"ä\"", sent.getString("text"));
            assertEquals(7, sent.getInteger("size"));
            assertFalse(Instant.parse(sent.getString("time")).isBefore(Instant.parse(open.getString("time"))));

            JsonObject received = events(run).get(2);
            assertEquals("received", received.getString("direction"));
            assertEquals("binary", received.getString("type"));
            assertEquals("AP8=", received.getString("base64"));
            assertEquals(2, received.getInteger("size"));

            JsonObject close = event(run, "close");
            assertEquals(4000, close.getInteger("code"));
            assertEquals("bye", close.getString("reason"));
            assertTrue(close.getBoolean("clean"));
            assertEquals("", run.err.toString());
        }
    }

    @Test
    void secretsAreShownWhereTheyAreAskedFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.close())) {
            CommandRun run = CommandRun.start(
                    CommandRun.silentInput(),
                    "connect",
                    "--json",
                    "--show-secrets",
                    "-H",
                    "Authorization: Bearer s3cret",
                    server.url() + "?token=t0k");
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            JsonObject request = event(run, "open").getJsonObject("handshake").getJsonObject("request");
            assertEquals("GET /?token=t0k HTTP/1.1", request.getString("line"));
            assertEquals("Bearer s3cret", header(request, "Authorization"));
        }
    }

    @Test
    void tellsPingsAndPongsOfBothSides() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.frameHandler(frame -> {
            if (frame.isPing()) {
                socket.writePing(Buffer.buffer("p"));
                socket.writePong(Buffer.buffer("unasked"));
            }
        }))) {
            CommandRun run;
            try (PipedOutputStream keys = new PipedOutputStream()) {
                run = CommandRun.start(
                        new PipedInputStream(keys), "connect", "--json", "--commands", "--wait=0", server.url());
                keys.write("/ping hi\n/pong ho\n".getBytes(UTF_8));
                keys.flush();
                // The opening and six frames.
                run.out.awaitLines(7);
            }
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            JsonObject ping = event(run, "ping");
            assertEquals("sent", ping.getString("direction"));
            assertEquals("aGk=", ping.getString("base64"));
            List<String> all = events(run).stream()
                    .filter(event -> event.containsKey("base64"))
                    .map(event -> event.getString("event") + " " + event.getString("direction") + " "
                            + event.getString("base64") + " " + event.containsKey("roundTripMillis"))
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(
                            "ping received cA== false",
                            "ping sent aGk= false",
                            "pong received aGk= true",
                            "pong received dW5hc2tlZA== false",
                            "pong sent aG8= false",
                            "pong sent cA== false"),
                    all);
        }
    }

    @Test
    void tellsARefusal() throws Exception {
        try (ScriptedServer refusing = ScriptedServer.refusing(403, "members only")) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "--json", refusing.url());
            assertEquals(ExitCode.REFUSED, run.exitCode());
            assertEquals(List.of("error", "close"), names(run));
            JsonObject error = event(run, "error");
            assertEquals("HANDSHAKE_REFUSED", error.getString("kind"));
            assertEquals("HANDSHAKE", error.getString("phase"));
            assertTrue(error.getString("message").contains("403"), error::encode);
            assertEquals(403, error.getInteger("status"));
            assertEquals(new JsonArray().add("hint.origin").add("hint.authentication"), error.getJsonArray("hints"));
            assertEquals("members only", error.getString("body"));
            assertEquals(
                    "HTTP/1.1 403 Forbidden",
                    error.getJsonObject("handshake").getJsonObject("response").getString("line"));
            JsonObject close = event(run, "close");
            assertEquals(1006, close.getInteger("code"));
            assertFalse(close.getBoolean("clean"));
        }
    }

    @Test
    void closeCodesThatSayWhatIsWrongHaveHints() throws Exception {
        try (ScriptedServer refusing = ScriptedServer.accepting(socket -> socket.close((short) 1009))) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "--json", refusing.url());
            assertEquals(ExitCode.OK, run.exitCode());
            assertEquals(
                    new JsonArray().add("hint.message-size"),
                    event(run, "close").getJsonArray("hints"));
        }
    }

    @Test
    void tellsTheCloseFrames() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.close((short) 4001, "over"))) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "--json", server.url());
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertEquals(
                    List.of("received 4001 over", "sent 4001 over"),
                    events(run).stream()
                            .filter(event -> event.getString("event").equals("close-frame"))
                            .map(event -> event.getString("direction") + " " + event.getInteger("code") + " "
                                    + event.getString("reason"))
                            .toList());
        }
    }

    @Test
    void tellsWhereNothingListens() throws Exception {
        CommandRun run;
        try (DeafPort deaf = new DeafPort()) {
            run = CommandRun.start(CommandRun.silentInput(), "connect", "--json", deaf.url());
            assertEquals(ExitCode.FAILURE, run.exitCode());
        }
        JsonObject error = event(run, "error");
        assertEquals("UNREACHABLE", error.getString("kind"));
        assertEquals("CONNECT", error.getString("phase"));
        assertTrue(error.getBoolean("retryable"));
        assertEquals("hint.server-running", error.getJsonArray("hints").getString(0));
        assertFalse(error.containsKey("handshake"));
        assertFalse(error.containsKey("status"));
    }
}
