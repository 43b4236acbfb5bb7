package io.isosocket.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.server.ServerConnection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page asks of a session, against real servers. */
class WorkbenchTest extends WorkbenchFixture {

    @Test
    void whatIsSentAndReceivedIsLogged() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id;
        assertEquals(5, client.post(path + "/send", message("text", "hello")).getInteger("size"));
        client.post(path + "/send", message("json", "{\"a\": 1}"));
        client.post(path + "/send", message("hex", "ca fe"));
        client.post(path + "/send", message("base64", "AQID"));
        client.awaitLog(id, "received", 4);
        assertEquals(List.of("hello", "{\"a\": 1}", "cafe", "010203"), previews(id, "kinds=sent"));
        assertEquals(List.of("hello", "{\"a\": 1}", "cafe", "010203"), previews(id, "kinds=received"));
        JsonObject json = client.rows(id, "kinds=received&text=a").getJsonObject(0);
        assertEquals("{\"a\": 1}", json.getString("preview"));
        assertTrue(json.getBoolean("json"));
        JsonObject binary = client.get(
                path + "/log/" + client.rows(id, "text=cafe").getJsonObject(0).getLong("seq"));
        assertEquals("yv4=", binary.getString("base64"));
        assertFalse(binary.getBoolean("cut"));
    }

    @Test
    void theHandshakeIsThere() throws Exception {
        long id = client.connect(new JsonObject()
                .put("url", url())
                .put("protocols", new JsonArray().add("chat").add("other"))
                .put(
                        "headers",
                        new JsonArray(List.of(
                                Map.of("name", "X-One", "value", "1", "enabled", true),
                                Map.of("name", "X-Off", "value", "2", "enabled", false)))));
        JsonObject session = client.awaitState(id, "open");
        assertEquals("chat", session.getString("protocol"));
        JsonObject handshake = session.getJsonObject("handshake");
        assertEquals("GET / HTTP/1.1", handshake.getJsonObject("request").getString("line"));
        String headers =
                handshake.getJsonObject("request").getJsonArray("headers").encode();
        assertTrue(headers.contains("[\"X-One\",\"1\"]"), headers);
        assertFalse(headers.contains("X-Off"), headers);
        assertEquals(
                "HTTP/1.1 101 Switching Protocols",
                handshake.getJsonObject("response").getString("line"));
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlace() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id;
        assertEquals(
                3,
                client.refused(400, "POST", path + "/send", message("hex", "ca xe"))
                        .getInteger("at"));
        assertEquals(
                2,
                client.refused(400, "POST", path + "/send", message("base64", "AA!A"))
                        .getInteger("at"));
        assertEquals(
                6,
                client.refused(400, "POST", path + "/send", message("json", "{\"a\": }"))
                        .getInteger("at"));
        assertEquals(
                "kind",
                client.refused(400, "POST", path + "/send", message("xml", "")).getString("field"));
        JsonObject ping = client.refused(400, "POST", path + "/ping", message("text", "x".repeat(126)));
        assertTrue(ping.getString("message").contains("126 bytes"), ping::encode);
        assertEquals(
                "code",
                client.refused(400, "POST", path + "/disconnect", new JsonObject().put("code", 1005 + 1))
                        .getString("field"));
        assertEquals(
                "connection.url",
                client.refused(
                                400,
                                "POST",
                                "/api/sessions",
                                new JsonObject().put("connection", new JsonObject().put("url", "ftp://x")))
                        .getString("field"));
        assertEquals(
                "connection.headers.0.name",
                client.refused(
                                400,
                                "POST",
                                "/api/sessions",
                                new JsonObject()
                                        .put(
                                                "connection",
                                                new JsonObject()
                                                        .put("url", url())
                                                        .put(
                                                                "headers",
                                                                new JsonArray()
                                                                        .add(new JsonObject().put("name", "a b")))))
                        .getString("field"));
        client.refused(404, "GET", "/api/sessions/999", new JsonObject());
        client.refused(404, "GET", "/api/nothing", new JsonObject());
        client.refused(404, "GET", path + "/log/999", new JsonObject());
        client.refused(400, "GET", path + "/log?limit=0", new JsonObject());
        client.refused(400, "GET", path + "/log?kinds=green", new JsonObject());
        client.refused(400, "GET", path + "/log?row=1&from=1", new JsonObject());
        assertEquals(List.of(id), ids(client.get("/api/state")));
    }

    @Test
    void pingsPongsAndCloseFramesAreLogged() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id;
        ServerConnection peer = peer();
        double roundTrip = client.post(path + "/ping", message("text", "hi")).getDouble("roundTrip");
        assertTrue(roundTrip > 0, () -> "round trip " + roundTrip);
        client.post(path + "/pong", message("hex", "00"));
        peer.ping(ByteBuffer.wrap(new byte[] {7}));
        client.awaitLog(id, "received", 2);
        client.post(path + "/disconnect", new JsonObject().put("code", 4001).put("reason", "bye"));
        JsonObject session = client.awaitState(id, "closed");
        assertEquals(4001, session.getJsonObject("closed").getInteger("code"));
        assertTrue(session.getJsonObject("closed").getBoolean("clean"));
        List<String> seen = new ArrayList<>();
        client.awaitLog(id, "received", 3);
        for (Object one : client.rows(id, "kinds=sent,received")) {
            JsonObject row = (JsonObject) one;
            seen.add(row.getString("kind") + " " + row.getString("type") + " " + row.getString("preview"));
        }
        assertEquals(
                List.of(
                        "sent ping 6869",
                        "received pong 6869",
                        "sent pong 00",
                        "received ping 07",
                        "sent pong 07",
                        "sent close bye",
                        "received close bye"),
                seen);
    }

    @Test
    void framesGoOutAsTheyAre() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id + "/frame";
        client.post(path, message("text", "he").put("fin", false).put("opcode", 1));
        client.post(path, message("text", "llo").put("fin", true).put("opcode", 0));
        client.awaitLog(id, "received", 1);
        assertEquals(List.of("hello"), previews(id, "kinds=received"));
        assertEquals(List.of("016865", "806c6c6f"), previews(id, "kinds=sent"));
        assertEquals(
                "rsv",
                client.refused(400, "POST", path, message("text", "").put("rsv", 8))
                        .getString("field"));
        client.post(path, message("hex", "00").put("rsv", 2).put("opcode", 2));
        JsonObject closed = client.awaitState(id, "closed").getJsonObject("closed");
        assertEquals(1002, closed.getInteger("code"), closed::encode);
        assertEquals("hint.message-format", closed.getJsonArray("hints").getString(0));
    }

    @Test
    void aCloseOfTheServerIsLoggedWithItsAnswer() throws Exception {
        long id = open();
        peer().close(4002, "enough");
        client.awaitState(id, "closed");
        client.awaitLog(id, "sent", 1);
        assertEquals(List.of("enough", "enough"), previews(id, "kinds=sent,received"));
        assertEquals(4002, client.rows(id, "kinds=received").getJsonObject(0).getInteger("code"));
    }

    @Test
    void aRefusalTellsItsKindItsStatusAndWhatToCheck() throws Exception {
        long id = client.connect(url() + "closed");
        JsonObject session = client.awaitState(id, "closed");
        JsonObject failure = session.getJsonObject("failure");
        assertEquals("HANDSHAKE_REFUSED", failure.getString("kind"));
        assertEquals(401, failure.getInteger("status"));
        assertEquals("hint.authentication", failure.getJsonArray("hints").getString(0));
        assertEquals(
                "HTTP/1.1 401 Unauthorized",
                session.getJsonObject("handshake").getJsonObject("response").getString("line"));
        client.awaitLog(id, "error", 1);
    }

    @Test
    void aServerThatIsNotThereAndAWrongSchemeAreToldApart() throws Exception {
        long wrong = client.connect("wss://127.0.0.1:" + server.port() + "/?token=abc");
        JsonObject failure = client.awaitState(wrong, "closed").getJsonObject("failure");
        assertEquals("TLS", failure.getString("kind"));
        assertTrue(failure.getJsonArray("hints").contains("hint.other-scheme"), failure::encode);
        String other = failure.getString("otherScheme");
        assertTrue(other.startsWith("ws://127.0.0.1:"), other);
        assertFalse(other.contains("abc"), other);

        client.post(
                "/api/sessions/" + wrong + "/connect",
                new JsonObject().put("connection", new JsonObject().put("url", other)));
        client.awaitState(wrong, "open");
        assertTrue(client.get("/api/sessions/" + wrong + "?secrets=show")
                .getJsonObject("connection")
                .getString("url")
                .endsWith("?token=abc"));

        try (DeafPort port = new DeafPort()) {
            long gone = client.connect(port.url());
            JsonObject unreachable = client.awaitState(gone, "closed").getJsonObject("failure");
            assertEquals("UNREACHABLE", unreachable.getString("kind"));
            assertEquals(
                    "hint.server-running", unreachable.getJsonArray("hints").getString(0));
        }
    }

    @Test
    void autoReconnectComesBack() throws Exception {
        long id = client.connect(new JsonObject()
                .put("url", url())
                .put("reconnect", new JsonObject().put("enabled", true).put("delay", 10)));
        client.awaitState(id, "open");
        peer().terminate();
        peer();
        client.awaitSession(
                id,
                session -> session.getJsonObject("log").getInteger("error") == 1
                        && session.getString("state").equals("open"));
        client.post("/api/sessions/" + id + "/disconnect", new JsonObject());
        client.awaitState(id, "closed");
        assertTrue(previews(id, "kinds=info").contains("try 1 in 10 ms"));
    }

    @Test
    void aConnectionThatWaitsForItsNextTryCanBeGivenUp() throws Exception {
        try (DeafPort port = new DeafPort()) {
            long id = client.connect(new JsonObject()
                    .put("url", port.url())
                    .put(
                            "reconnect",
                            new JsonObject()
                                    .put("enabled", true)
                                    .put("delay", 60_000)
                                    .put("maxDelay", 60_000)));
            JsonObject waiting = client.awaitState(id, "waiting");
            assertEquals(1, waiting.getJsonObject("reconnect").getInteger("attempt"));
            client.post("/api/sessions/" + id + "/disconnect", new JsonObject());
            client.awaitState(id, "closed");
        }
    }

    @Test
    void templatesAreFilledInAndRepeated() throws Exception {
        long id = open();
        String path = "/api/sessions/" + id;
        client.call(200, "PATCH", path, new JsonObject().put("variables", new JsonObject().put("name", "Ada")));
        client.post(path + "/send", message("text", "hi {{name}} {{$counter}}").put("template", true));
        client.call(
                200,
                "PUT",
                path + "/repeat",
                message("text", "{{$counter}}").put("everyMillis", 1).put("times", 3));
        client.awaitLog(id, "received", 4);
        assertEquals(List.of("hi Ada 1", "2", "3", "4"), previews(id, "kinds=received"));
        client.awaitSession(id, session -> session.getValue("repeat") == null);

        JsonObject unknown = client.refused(
                400, "POST", path + "/send", message("text", "a {{b}}").put("template", true));
        assertEquals(2, unknown.getInteger("at"));

        client.call(200, "PUT", path + "/repeat", message("text", "again").put("everyMillis", 1));
        client.awaitLog(id, "received", 10);
        client.call(204, "DELETE", path + "/repeat", new JsonObject());
        assertNull(client.get(path).getValue("repeat"));
    }

    @Test
    void aFileIsSentAsOneMessage() throws Exception {
        long id = open();
        byte[] bytes = new byte[3 << 20];
        bytes[12345] = 1;
        String path = "/api/sessions/" + id;
        assertEquals(
                200,
                client.request("POST", path + "/send-file?kind=binary", bytes).statusCode());
        client.awaitLog(id, "received", 1);
        JsonObject row = client.rows(id, "kinds=received").getJsonObject(0);
        assertEquals(3 << 20, row.getInteger("size"));
        JsonObject entry = client.get(path + "/log/" + row.getLong("seq"));
        assertTrue(entry.getBoolean("cut"));
        assertEquals(1 << 20, Base64.getDecoder().decode(entry.getString("base64")).length);
        assertArrayEquals(
                bytes,
                client.request("GET", path + "/log/" + row.getLong("seq") + "/payload", new byte[0])
                        .body());
        assertEquals(
                400,
                client.request("POST", path + "/send-file?kind=text", new byte[] {(byte) 0xff})
                        .statusCode());
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        long id = open();
        byte[] body = new byte[(32 << 20) + 1];
        assertEquals(
                413,
                client.request("POST", "/api/sessions/" + id + "/send", body).statusCode());
        assertEquals(
                200,
                client.request("POST", "/api/sessions/" + id + "/send-file", body)
                        .statusCode());
    }

    @Test
    void nothingIsSentWithoutAConnection() throws Exception {
        long id = client.post("/api/sessions", new JsonObject().put("connection", new JsonObject().put("url", url())))
                .getLong("id");
        String path = "/api/sessions/" + id;
        client.refused(409, "POST", path + "/send", message("text", "x"));
        client.refused(409, "POST", path + "/ping", new JsonObject());
        client.refused(409, "POST", path + "/disconnect", new JsonObject());
        client.post(path + "/connect", new JsonObject());
        client.awaitState(id, "open");
        client.refused(409, "POST", path + "/connect", new JsonObject());
    }

    @Test
    void tabsAreOrderedRenamedAndClosed() throws Exception {
        long one = open();
        long two = open();
        client.call(204, "PUT", "/api/sessions/order", new JsonArray().add(two).add(one));
        client.refused(400, "PUT", "/api/sessions/order", new JsonArray().add(two));
        assertEquals(List.of(two, one), ids(client.get("/api/state")));
        client.call(200, "PATCH", "/api/sessions/" + one, new JsonObject().put("title", "first"));
        client.refused(
                409,
                "PATCH",
                "/api/sessions/" + one,
                new JsonObject().put("connection", new JsonObject().put("url", url())));
        client.call(204, "DELETE", "/api/sessions/" + two, new JsonObject());
        client.await(event -> "session-gone".equals(event.getString("type")) && event.getLong("id") == two);
        assertEquals(List.of(one), ids(client.get("/api/state")));
        assertEquals("first", client.get("/api/sessions/" + one).getString("title"));
    }

    @Test
    void theEchoServerIsStartedAndStopped() throws Exception {
        String url = client.post("/api/echo", new JsonObject()).getString("url");
        assertEquals(url, client.post("/api/echo", new JsonObject()).getString("url"));
        assertEquals(url, client.get("/api/state").getJsonObject("echo").getString("url"));
        long id = client.connect(url);
        client.awaitState(id, "open");
        client.call(204, "DELETE", "/api/echo", new JsonObject());
        client.awaitState(id, "closed");
        assertNull(client.get("/api/state").getValue("echo"));
    }

    @Test
    void theLocalServerHasAChatAndLiveUpdates() throws Exception {
        String url = client.post("/api/echo", new JsonObject()).getString("url");
        JsonArray presets = client.get("/api/state").getJsonArray("presets");
        assertEquals("preset.chat", presets.getJsonObject(0).getString("name"));
        long ada = client.connect(url + presets.getJsonObject(0).getString("path"));
        long bob = client.connect(url + "chat");
        client.awaitState(ada, "open");
        client.awaitState(bob, "open");
        JsonObject join = presets.getJsonObject(0);
        client.post("/api/sessions/" + ada + "/send", message(join.getString("kind"), join.getString("message")));
        client.awaitLog(bob, "received", 1);
        assertTrue(previews(bob, "kinds=received").get(0).contains("\"room\":\"general\""));

        long live = client.connect(url + presets.getJsonObject(1).getString("path"));
        client.awaitState(live, "open");
        client.post("/api/sessions/" + live + "/send", message("text", "{\"subscribe\": \"ticker\"}"));
        client.awaitLog(live, "received", 1);
        assertTrue(previews(live, "kinds=received").get(0).contains("\"price\""));
    }

    @Test
    void aPingWithoutAPongDoesNotWaitForEver() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "ws://127.0.0.1:" + silent.getLocalPort() + "/";
            long id = client.post("/api/sessions", new JsonObject().put("connection", new JsonObject().put("url", url)))
                    .getLong("id");
            client.post("/api/sessions/" + id + "/connect", new JsonObject());
            try (Socket accepted = silent.accept()) {
                greet(accepted);
                client.awaitState(id, "open");
                JsonObject refused = client.refused(409, "POST", "/api/sessions/" + id + "/ping", new JsonObject());
                assertEquals("no pong has come within 10 s", refused.getString("message"));
            }
        }
    }

    /** The answer to an opening handshake; nothing is read or said behind it. */
    private static void greet(Socket socket) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(UTF_8));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(UTF_8));
    }
}
