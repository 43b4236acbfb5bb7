package io.isosocket.workbench.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log as a file holds what was in it, and no secrets of its handshake unless they are asked for. */
class LogExportTest {

    private static final String URL = "wss://user:pw@a.test/chat?token=t0k&room=1";

    /** 2026-11-29T12:00:00Z, in microseconds. */
    private static final long NOON = 1_795_953_600_000_000L;

    private static final String REQUEST =
            "GET /chat?token=t0k&room=1 HTTP/1.1\nHost: a.test\nAuthorization: Basic c2VjcmV0\n";
    private static final String RESPONSE = "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nSet-Cookie: s=1\n";

    private final List<LogEntry> log = new ArrayList<>();

    private LogExportTest add(LogKind kind, LogType type, byte[] payload, int code) {
        log.add(new LogEntry(log.size() + 1, NOON + 1_500L * log.size(), kind, type, payload, code));
        return this;
    }

    private LogExportTest add(LogKind kind, LogType type, String text) {
        return add(kind, type, text.getBytes(UTF_8), type == LogType.CLOSE ? 1000 : 0);
    }

    private LogExportTest addHandshake() {
        return add(LogKind.SENT, LogType.HANDSHAKE, REQUEST).add(LogKind.RECEIVED, LogType.HANDSHAKE, RESPONSE);
    }

    private String export(ExportFormat format, boolean withSecrets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogExport export = format.begin(out, new ExportedLog(URL, withSecrets, "1.2"))) {
            for (LogEntry entry : log) {
                export.add(entry);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toString(UTF_8);
    }

    private JsonArray har(boolean withSecrets) {
        return new JsonObject(export(ExportFormat.HAR, withSecrets))
                .getJsonObject("log")
                .getJsonArray("entries");
    }

    private static String value(JsonArray pairs, String name) {
        return pairs.stream()
                .map(JsonObject.class::cast)
                .filter(pair -> pair.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("value");
    }

    @Test
    void jsonHasEveryEntryWhole() {
        addHandshake()
                .add(LogKind.SENT, LogType.TEXT, "\"Hi\u0001\"\n😀")
                .add(LogKind.RECEIVED, LogType.BINARY, new byte[] {0, -1}, 0)
                .add(LogKind.RECEIVED, LogType.PONG, new byte[] {1}, 0)
                .add(LogKind.RECEIVED, LogType.CLOSE, "bye");

        JsonObject whole = new JsonObject(export(ExportFormat.JSON, false));

        assertEquals("log", whole.getString("isosocket"));
        assertEquals(1, whole.getInteger("version"));
        assertEquals("Isosocket 1.2", whole.getString("creator"));
        JsonArray entries = whole.getJsonArray("entries");
        assertEquals(6, entries.size());
        JsonObject text = entries.getJsonObject(2);
        assertEquals(3, text.getInteger("seq"));
        assertEquals(1_795_953_600_003d, text.getDouble("at"));
        assertEquals("2026-11-29T12:00:00.003000Z", text.getString("time"));
        assertEquals("sent", text.getString("kind"));
        assertEquals("text", text.getString("type"));
        assertEquals(10, text.getInteger("size"));
        assertEquals("\"Hi\u0001\"\n😀", text.getString("text"));
        assertArrayEquals(new byte[] {0, -1}, entries.getJsonObject(3).getBinary("base64"));
        assertEquals("AQ==", entries.getJsonObject(4).getString("base64"));
        assertEquals(1000, entries.getJsonObject(5).getInteger("code"));
        assertEquals("bye", entries.getJsonObject(5).getString("text"));
    }

    @Test
    void textHasALineForEachEntryAndIndentsTheRest() {
        add(LogKind.SENT, LogType.TEXT, "one\ntwo\u001b[31m")
                .add(LogKind.RECEIVED, LogType.BINARY, new byte[] {0, -1}, 0)
                .add(LogKind.RECEIVED, LogType.CLOSE, "")
                .add(LogKind.SENT, LogType.TEXT, "");

        assertEquals(
                """
                # wss://user:••••••@a.test/chat?token=••••••&room=1, written by Isosocket 1.2, times in UTC
                2026-11-29T12:00:00.000000Z sent     text      one
                    two\\u001b[31m
                2026-11-29T12:00:00.001500Z received binary    <2 bytes> 00 ff
                2026-11-29T12:00:00.003000Z received close     1000
                2026-11-29T12:00:00.004500Z sent     text
                """,
                export(ExportFormat.TEXT, false));
    }

    @Test
    void textWritesLargeBinaryMessagesInOneLine() {
        add(LogKind.SENT, LogType.BINARY, new byte[10_000], 0);
        String line = export(ExportFormat.TEXT, false).lines().toList().get(1);
        assertTrue(line.endsWith("<10000 bytes>" + " 00".repeat(10_000)), () -> line.substring(0, 100));
    }

    @Test
    void harHasMessagesAsChromeWritesThem() {
        addHandshake()
                .add(LogKind.INFO, LogType.OPEN, "open")
                .add(LogKind.SENT, LogType.TEXT, "hello")
                .add(LogKind.RECEIVED, LogType.BINARY, new byte[] {1, 2, 3}, 0)
                .add(LogKind.SENT, LogType.PING, new byte[0], 0)
                .add(LogKind.RECEIVED, LogType.CLOSE, "bye");

        JsonArray entries = har(false);

        assertEquals(1, entries.size());
        JsonObject entry = entries.getJsonObject(0);
        assertEquals("websocket", entry.getString("_resourceType"));
        assertEquals("2026-11-29T12:00:00.000000Z", entry.getString("startedDateTime"));
        assertEquals(1.5, entry.getDouble("time"));
        assertEquals(1.5, entry.getJsonObject("timings").getDouble("wait"));
        assertEquals("close received with code 1000, reason: bye", entry.getString("comment"));
        JsonObject request = entry.getJsonObject("request");
        assertEquals("GET", request.getString("method"));
        assertEquals("wss://a.test/chat?token=••••••&room=1", request.getString("url"));
        assertEquals("a.test", value(request.getJsonArray("headers"), "Host"));
        assertEquals("1", value(request.getJsonArray("queryString"), "room"));
        JsonObject response = entry.getJsonObject("response");
        assertEquals(101, response.getInteger("status"));
        assertEquals("Switching Protocols", response.getString("statusText"));
        assertEquals("websocket", value(response.getJsonArray("headers"), "Upgrade"));
        assertEquals(
                new JsonArray()
                        .add(new JsonObject()
                                .put("type", "send")
                                .put("time", 1_795_953_600.0045)
                                .put("opcode", 1)
                                .put("data", "hello"))
                        .add(new JsonObject()
                                .put("type", "receive")
                                .put("time", 1_795_953_600.006)
                                .put("opcode", 2)
                                .put("data", "AQID"))
                        .encode(),
                entry.getJsonArray("_webSocketMessages").encode());
    }

    @Test
    void harHasAnEntryForEachAttempt() {
        add(LogKind.SENT, LogType.HANDSHAKE, REQUEST)
                .add(LogKind.RECEIVED, LogType.HANDSHAKE, "HTTP/1.1 503 Later\nLocation: /x\n")
                .add(LogKind.ERROR, LogType.FAILURE, "refused")
                .add(LogKind.INFO, LogType.RECONNECT, "again")
                .add(LogKind.ERROR, LogType.FAILURE, "unreachable")
                .add(LogKind.INFO, LogType.RECONNECT, "again")
                .add(LogKind.SENT, LogType.HANDSHAKE, REQUEST)
                .add(LogKind.RECEIVED, LogType.HANDSHAKE, RESPONSE)
                .add(LogKind.SENT, LogType.TEXT, "a");

        JsonArray entries = har(false);

        assertEquals(3, entries.size());
        JsonObject refused = entries.getJsonObject(0);
        assertEquals(503, refused.getJsonObject("response").getInteger("status"));
        assertEquals("/x", refused.getJsonObject("response").getString("redirectURL"));
        assertEquals("refused", refused.getString("comment"));
        assertEquals(0, refused.getJsonArray("_webSocketMessages").size());
        assertEquals(0, entries.getJsonObject(1).getJsonObject("response").getInteger("status"));
        assertEquals("unreachable", entries.getJsonObject(1).getString("comment"));
        assertEquals(
                1, entries.getJsonObject(2).getJsonArray("_webSocketMessages").size());
    }

    @Test
    void harOfMessagesAloneHasTheUrlOfTheLog() {
        add(LogKind.RECEIVED, LogType.TEXT, "a");
        JsonObject entry = har(false).getJsonObject(0);
        assertEquals(
                "wss://user:••••••@a.test/chat?token=••••••&room=1",
                entry.getJsonObject("request").getString("url"));
        assertEquals(1, entry.getJsonArray("_webSocketMessages").size());
    }

    @Test
    void anEmptyLogIsAValidFile() {
        assertEquals(0, har(false).size());
        assertEquals(
                0,
                new JsonObject(export(ExportFormat.JSON, false))
                        .getJsonArray("entries")
                        .size());
        assertEquals(1, export(ExportFormat.TEXT, false).lines().count());
    }

    @Test
    void secretsAreWrittenOnlyWhereTheyAreAskedFor() {
        addHandshake().add(LogKind.SENT, LogType.TEXT, "a");
        for (ExportFormat format : ExportFormat.values()) {
            String masked = export(format, false);
            String whole = export(format, true);
            for (String secret : List.of("c2VjcmV0", "t0k", "s=1")) {
                assertFalse(masked.contains(secret), masked);
                assertTrue(whole.contains(secret), whole);
            }
            assertFalse(masked.contains("pw@"), masked);
        }
    }

    @Test
    void aMillionEntriesAreWrittenAsTheyCome() throws IOException {
        long[] written = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        };
        byte[] payload = "x".repeat(100).getBytes(UTF_8);
        for (ExportFormat format : ExportFormat.values()) {
            written[0] = 0;
            try (LogExport export = format.begin(counting, new ExportedLog(URL, false, "1.2"))) {
                for (int i = 1; i <= 1_000_000; i++) {
                    export.add(new LogEntry(i, NOON + i, LogKind.SENT, LogType.TEXT, payload, 0));
                    // What is held back is a buffer's worth, however long the log is.
                    long least = 100L * i - 65_536;
                    assertTrue(written[0] >= least, () -> format + " holds back " + (least - written[0]));
                }
            }
        }
    }

    @Test
    void theTargetStaysOpen() throws IOException {
        OutputStream failing = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        for (ExportFormat format : ExportFormat.values()) {
            format.begin(failing, new ExportedLog(URL, false, "1.2")).close();
        }
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the disk is full");
            }
        };
        for (ExportFormat format : ExportFormat.values()) {
            IOException error =
                    assertThrows(IOException.class, () -> format.begin(full, new ExportedLog(URL, false, "1.2"))
                            .close());
            assertEquals("the disk is full", error.getMessage());
        }
    }

    @Test
    void formatsAreFoundByTheEndOfAName() {
        assertEquals(Optional.of(ExportFormat.HAR), ExportFormat.ofFileName("a/b.c/log.HAR"));
        assertEquals(Optional.of(ExportFormat.TEXT), ExportFormat.ofFileName("x.log"));
        assertEquals(Optional.of(ExportFormat.TEXT), ExportFormat.ofFileName("x.txt"));
        assertEquals(Optional.of(ExportFormat.JSON), ExportFormat.ofFileName("x.json"));
        assertEquals(Optional.empty(), ExportFormat.ofFileName("json"));
        assertEquals(ExportFormat.TEXT, ExportFormat.ofJson("text"));
        assertThrows(IllegalArgumentException.class, () -> ExportFormat.ofJson("pdf"));
    }
}
