package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isosocket.testing.ScriptedServer;
import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code connect --export}: the log is in a file at the end. */
@Timeout(60)
class ExportOptionTest {

    @TempDir
    private Path folder;

    private EchoServer server;

    @BeforeEach
    void start() throws Exception {
        server = EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Runs with an input that ends once this line was printed; at once for an empty one. */
    private void export(String input, String untilLine, Path file, String... options) throws Exception {
        String[] args = new String[options.length + 4];
        args[0] = "connect";
        args[1] = "--wait=0";
        args[2] = "--export=" + file;
        System.arraycopy(options, 0, args, 3, options.length);
        args[args.length - 1] = server.url() + "?token=t0k";
        CommandRun run;
        try (PipedOutputStream keys = new PipedOutputStream()) {
            run = CommandRun.start(new PipedInputStream(keys), args);
            keys.write(input.getBytes(UTF_8));
            keys.flush();
            if (!untilLine.isEmpty()) {
                run.out.awaitLine(untilLine);
            }
        }
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void jsonHasAllThatHappened() throws Exception {
        Path file = folder.resolve("log.json");
        // The echo of the last message is behind the pong.
        export("a\n/binary 00ff\n/ping x\nlast\n", "last", file, "--commands");
        JsonObject log = new JsonObject(Files.readString(file));
        List<String> entries = log.getJsonArray("entries").stream()
                .map(JsonObject.class::cast)
                .map(entry -> entry.getString("kind") + " " + entry.getString("type"))
                .toList();
        assertEquals(List.of("info handshake", "info handshake", "info open", "sent text"), entries.subList(0, 4));
        assertEquals(List.of("sent close", "received close"), entries.subList(entries.size() - 2, entries.size()));
        assertEquals(
                List.of(
                        "received binary",
                        "received pong",
                        "received text",
                        "received text",
                        "sent binary",
                        "sent ping",
                        "sent text"),
                entries.subList(4, entries.size() - 2).stream().sorted().toList());
        assertTrue(log.getString("creator").startsWith("Isosocket "), log::encode);
        assertEquals(List.of("log.json"), files());
    }

    @Test
    void textAndHarAreChosenByTheName() throws Exception {
        Path text = folder.resolve("a.log");
        export("hello\n", "hello", text);
        assertTrue(Files.readString(text).contains(" received text      hello\n"), () -> read(text));
        Path har = folder.resolve("a.har");
        export("hello\n", "hello", har);
        JsonObject entry = new JsonObject(Files.readString(har))
                .getJsonObject("log")
                .getJsonArray("entries")
                .getJsonObject(0);
        assertEquals(101, entry.getJsonObject("response").getInteger("status"));
        assertEquals(2, entry.getJsonArray("_webSocketMessages").size());
        assertEquals("close sent with code 1000; close received with code 1000", entry.getString("comment"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void secretsAreMaskedUnlessTheyAreAskedFor() throws Exception {
        Path file = folder.resolve("a.txt");
        export("", "", file, "-H", "Authorization: Bearer s3cret");
        assertFalse(read(file).contains("s3cret") || read(file).contains("t0k"), () -> read(file));
        export("", "", file, "-H", "Authorization: Bearer s3cret", "--show-secrets");
        assertTrue(read(file).contains("s3cret") && read(file).contains("t0k"), () -> read(file));
    }

    @Test
    void aRefusalIsWrittenToo() throws Exception {
        Path file = folder.resolve("a.har");
        try (ScriptedServer refusing = ScriptedServer.refusing(403, "no")) {
            CommandRun run = CommandRun.start("connect", "--export", file.toString(), refusing.url());
            assertEquals(ExitCode.REFUSED, run.exitCode());
        }
        JsonObject entry = new JsonObject(read(file))
                .getJsonObject("log")
                .getJsonArray("entries")
                .getJsonObject(0);
        assertEquals(403, entry.getJsonObject("response").getInteger("status"));
        assertTrue(entry.getString("comment").contains("403"), entry::encode);
    }

    @Test
    void aCloseFrameWithoutACodeHas1005() throws Exception {
        Path file = folder.resolve("a.json");
        export("/close\n", "", file, "--commands");
        JsonObject close = new JsonObject(read(file))
                .getJsonArray("entries").stream()
                        .map(JsonObject.class::cast)
                        .filter(entry -> entry.getString("type").equals("close"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("sent", close.getString("kind"));
        assertEquals(1005, close.getInteger("code"));
    }

    private List<String> controlFrames(Path file, ScriptedServer server, int exitCode) throws Exception {
        CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "--export=" + file, server.url());
        assertEquals(exitCode, run.exitCode(), run.err::toString);
        return new JsonObject(read(file))
                .getJsonArray("entries").stream()
                        .map(JsonObject.class::cast)
                        .filter(entry -> List.of("ping", "pong", "close").contains(entry.getString("type")))
                        .map(entry ->
                                entry.getString("kind") + " " + entry.getString("type") + " " + entry.getValue("code"))
                        .toList();
    }

    @Test
    void theAnswersThatTheConnectionGivesByItselfAreWrittenToo() throws Exception {
        Path file = folder.resolve("a.json");
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
            socket.pongHandler(pong -> socket.close((short) 4000, "bye"));
            socket.writePing(Buffer.buffer("tick"));
        })) {
            assertEquals(
                    List.of("received ping null", "sent pong null", "received close 4000", "sent close 4000"),
                    controlFrames(file, server, ExitCode.OK));
        }
    }

    @Test
    void theCloseFrameThatIsSentAfterAViolationIsWritten() throws Exception {
        Path file = folder.resolve("a.json");
        // A continuation of nothing.
        try (ScriptedServer server = ScriptedServer.accepting(
                socket -> socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x"), true)))) {
            assertEquals(List.of("sent close 1002"), controlFrames(file, server, ExitCode.FAILURE));
        }
    }

    @Test
    void theFileMayBeReadByWhomOtherFilesMay() throws Exception {
        assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class),
                "no POSIX permissions");
        Path file = folder.resolve("a.json");
        export("", "", file);
        Path other = Files.createFile(folder.resolve("other"));
        assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
    }

    @Test
    void anInterruptionLeavesAWholeFile() throws Exception {
        Path file = folder.resolve("a.json");
        CommandRun run = CommandRun.start(
                CommandRun.silentInput(),
                "connect",
                "--export=" + file,
                server.url().toString());
        run.err.awaitLine("connected to ");
        run.interrupt();
        assertEquals(ExitCode.INTERRUPTED, run.exitCode());
        assertTrue(new JsonObject(read(file)).getJsonArray("entries").size() >= 4, () -> read(file));
        assertEquals(List.of("a.json"), files());
    }

    @Test
    void aStepThatFailsBecauseOfTheEndIsWritten() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), "expect never\n");
        try (ScriptedServer closing = ScriptedServer.accepting(socket -> socket.close((short) 4000))) {
            for (int i = 0; i < 20; i++) {
                Path file = folder.resolve(i + ".json");
                CommandRun run = CommandRun.start("connect", "--execute=" + script, "--export=" + file, closing.url());
                assertEquals(ExitCode.EXPECTATION, run.exitCode(), run.err::toString);
                assertTrue(read(file).contains("expected \\\"never\\\", but the connection was closed"), read(file));
            }
        }
    }

    @Test
    void namesThatCannotBeWrittenAreUsageErrors() throws Exception {
        Path asFolder = Files.createDirectory(folder.resolve("dir.json"));
        for (String name : List.of("log.pdf", "log", "no/such/folder/log.json", "dir.json")) {
            Path file = folder.resolve(name);
            CommandRun run = CommandRun.start("connect", "--export", file.toString(), "ws://127.0.0.1:9/");
            assertEquals(ExitCode.USAGE, run.exitCode(), name);
            assertTrue(
                    run.err.awaitLine("isosocket: ").startsWith("isosocket: --export " + file + " "),
                    run.err::toString);
        }
        assertEquals(List.of(String.valueOf(asFolder.getFileName())), files());
    }

    @Test
    void aWrongUrlLeavesTheFileAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "before");
        CommandRun run = CommandRun.start("connect", "--export", file.toString(), "ftp://example.org/");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("before", read(file));
        assertEquals(List.of("a.json"), files());
    }

    @Test
    void aFileThatCannotTakeItsPlaceIsAFailure() throws Exception {
        Path file = folder.resolve("a.json");
        CommandRun run;
        try (PipedOutputStream keys = new PipedOutputStream()) {
            run = CommandRun.start(
                    new PipedInputStream(keys),
                    "connect",
                    "--wait=0",
                    "--export=" + file,
                    server.url().toString());
            run.err.awaitLine("connected to ");
            // A folder that is not empty cannot be replaced.
            Files.createFile(Files.createDirectory(file).resolve("x"));
        }
        assertEquals(ExitCode.FAILURE, run.exitCode());
        run.err.awaitLine("isosocket: --export " + file + " cannot be written: ");
        assertEquals(List.of("a.json"), files());
    }
}
