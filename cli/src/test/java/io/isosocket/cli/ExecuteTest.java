package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.DeafPort;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code connect --execute}: what a script's steps do, on a server that says what it receives. */
@Timeout(60)
class ExecuteTest {

    @TempDir
    private Path folder;

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = Servers.describing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path script(String... lines) throws IOException {
        return Files.write(folder.resolve("test.txt"), List.of(lines));
    }

    private CommandRun execute(String url, String... lines) throws IOException {
        return CommandRun.start("connect", "--execute", script(lines).toString(), url);
    }

    private void passes(String... lines) throws Exception {
        passes(server, lines);
    }

    private void passes(ScriptedServer on, String... lines) throws Exception {
        CommandRun run = execute(on.url(), lines);
        assertEquals(ExitCode.OK, run.exitCode(), () -> run.err + "" + run.out);
    }

    /** Plays a script that fails, and gives what is told behind the file's name. */
    private String failure(ScriptedServer on, String... lines) throws Exception {
        CommandRun run = execute(on.url(), lines);
        assertEquals(ExitCode.EXPECTATION, run.exitCode(), run.err::toString);
        String start = "isosocket: " + folder.resolve("test.txt") + ":";
        return run.err.awaitLine(start).substring(start.length());
    }

    private String failure(String... lines) throws Exception {
        return failure(server, lines);
    }

    @Test
    void everyKindOfStepPasses() throws Exception {
        Files.write(folder.resolve("data.bin"), new byte[] {1, 2});
        Files.writeString(folder.resolve("data.txt"), "ä\nö");
        passes(
                "# a comment",
                "",
                "  # indented",
                "send hello",
                "expect text hello",
                "\tsend  two blanks ",
                "expect text  two blanks ",
                "send",
                "expect text ",
                "send-json {\"a\": [1, 2]}",
                "expect-match ^text \\{\"a\": \\[\\d, 2]}$",
                "binary 00 fF",
                "expect binary 00ff",
                "base64 SGk=",
                "expect binary 4869",
                "file data.bin",
                "expect binary 0102",
                "file-text data.txt",
                "expect-match (?s)ä.ö",
                "ping hello",
                "expect PING 68656c6c6f",
                "ping",
                "expect-match ^PING 31$",
                "pong late",
                "expect PONG 6c617465",
                "expect-none 50ms",
                "timeout 10s",
                "close 4001 done",
                "expect-close 4001");
        assertEquals("4001 done", server.awaitEnd());
    }

    @Test
    void messagesAreResultsAndTheStepsAreCounted() throws Exception {
        CommandRun run = execute(server.url(), "send a", "expect text a");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("text a"), run.out.lines());
        assertTrue(run.err.lines().contains("2 steps passed"), run.err::toString);
        assertEquals("1000 null", server.awaitEnd());
    }

    @Test
    void variablesAreSetCapturedAndFilledIn() throws Exception {
        passes(
                "set name Ann Lee",
                "set greeting Hi {{name}}",
                "send {{greeting}}! {{$counter}}",
                "expect text Hi Ann Lee! 1",
                "send id=4711;",
                "expect-match ^text",
                "capture id id=(\\d+)",
                "capture whole \\d\\d",
                "send {{id}} {{whole}} {{$counter}} \\{{id}}",
                "expect text 4711 47 2 \\{{id}}",
                "set hex 48 69",
                "binary {{hex}}",
                "expect binary 4869",
                "send {{$uuid}}",
                "expect-match ^text [0-9a-f-]{36}$");
    }

    @Test
    void jsonIsExpectedAsAPart() throws Exception {
        try (ScriptedServer json = ScriptedServer.accepting(
                socket -> socket.writeTextMessage("{\"user\":{\"name\":\"Ann\",\"id\":7},\"tags\":[\"a\"]}"))) {
            passes(
                    json,
                    "set name Ann",
                    "expect-json {\"user\": {\"name\": \"{{name}}\"}, \"tags\": [\"a\"]}",
                    "capture id \"id\":(\\d+)",
                    "send {{id}}");
            assertEquals(
                    "1: expected JSON with {\"user\":{\"name\":\"Bob\"}}, but received"
                            + " \"{\"user\":{\"name\":\"Ann\",\"id\":7},\"tags\":[\"a\"]}\": $.user.name is \"Ann\" in place"
                            + " of \"Bob\"",
                    failure(json, "expect-json {\"user\":{\"name\":\"Bob\"}}"));
        }
        assertEquals(
                "2: expected JSON with {}, but received \"text a\", which is no JSON",
                failure("send a", "expect-json {}"));
    }

    @Test
    void bytesAreExpected() throws Exception {
        try (ScriptedServer binary =
                ScriptedServer.accepting(socket -> socket.writeBinaryMessage(Buffer.buffer("Hi")))) {
            passes(binary, "expect-binary 48 69");
            assertEquals(
                    "1: expected <binary, 1 byte> 48, but received <binary, 2 bytes> 48 69",
                    failure(binary, "expect-binary 48"));
            assertEquals("1: expected \"Hi\", but received <binary, 2 bytes> 48 69", failure(binary, "expect Hi"));
            assertEquals(
                    "2: nothing can be captured: the last message was <binary, 2 bytes> 48 69",
                    failure(binary, "expect-binary 4869", "capture a b"));
        }
        assertEquals("2: expected <binary, 1 byte> 00, but received \"text a\"", failure("send a", "expect-binary 00"));
    }

    @Test
    void pingsOfTheServerAreExpectedBesideItsMessages() throws Exception {
        try (ScriptedServer pinging = ScriptedServer.accepting(socket -> {
            socket.writeTextMessage("first");
            socket.writePing(Buffer.buffer("a"));
            socket.writePing(Buffer.buffer("b"));
        })) {
            passes(pinging, "expect-ping", "expect first", "expect-ping");
            assertEquals(
                    "4: expected a ping, but nothing came within 100ms",
                    failure(pinging, "expect-ping", "expect-ping", "timeout 100ms", "expect-ping"));
        }
    }

    @Test
    void whatIsUnmetIsToldWithItsPlace() throws Exception {
        assertEquals("3: expected \"text b\", but received \"text a\"", failure("send a", "# here:", "expect text b"));
        assertEquals(
                "2: expected a text that matches ^b, but received \"text a\"", failure("send a", "expect-match ^b"));
        assertEquals("2: expected \"x\", but nothing came within 200ms", failure("timeout 200ms", "expect x"));
        assertEquals("2: expected nothing for 10s, but received \"text a\"", failure("send a", "expect-none 10s"));
        assertEquals("3: nothing in \"text a\" matches (b)", failure("send a", "expect text a", "capture x (b)"));
        assertEquals("1: nothing can be captured: no step before has taken a message", failure("capture x b"));
    }

    @Test
    void theStepsBehindAFailureAreNotDone() throws Exception {
        CommandRun run = execute(server.url(), "send a", "expect b", "send c");
        assertEquals(ExitCode.EXPECTATION, run.exitCode());
        assertEquals(List.of("text a"), run.out.lines());
        assertEquals("1000 null", server.awaitEnd());
        assertFalse(run.err.toString().contains("passed"), run.err::toString);
    }

    @Test
    void theEndOfTheConnectionIsExpectedWhateverItIs() throws Exception {
        try (ScriptedServer closing = ScriptedServer.accepting(socket -> socket.close((short) 4002, "full"))) {
            passes(closing, "expect-close 4002");
            passes(closing, "expect-close");
            assertEquals(
                    "1: expected the end with code 1000, but the connection was closed with code 4002, reason: \"full\"",
                    failure(closing, "expect-close 1000"));
            assertEquals(
                    "1: expected \"a\", but the connection was closed with code 4002, reason: \"full\"",
                    failure(closing, "expect a"));
            assertEquals(
                    "2: nothing can be sent: the connection was closed with code 4002, reason: \"full\"",
                    failure(closing, "expect-close", "send a"));
            assertTrue(failure(closing, "expect-none 10s")
                    .startsWith("1: expected nothing for 10s, but the connection was"));
            assertTrue(failure(closing, "expect-ping").startsWith("1: expected a ping, but the connection was closed"));
        }
        try (ScriptedServer dying = ScriptedServer.accepting(socket -> {
            var unused = ((WebSocketInternal) socket).channelHandlerContext().close();
        })) {
            passes(dying, "expect-close 1006");
            assertEquals(
                    ExitCode.FAILURE, execute(dying.url(), "# nothing expected").exitCode());
        }
    }

    @Test
    void anEndBehindOtherMessagesIsNotTheNextThing() throws Exception {
        assertEquals(
                "3: expected the end of the connection, but received \"text a\"",
                failure("timeout 10s", "send a", "expect-close"));
        assertEquals(
                "2: expected the end of the connection, but nothing came within 100ms",
                failure("timeout 100ms", "expect-close"));
    }

    @Test
    void aServerThatDoesNotPongIsTold() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> upgradeAndSayNothing(listener));
            serving.start();
            CommandRun run = execute("ws://127.0.0.1:" + listener.getLocalPort(), "timeout 100ms", "ping");
            assertEquals(ExitCode.EXPECTATION, run.exitCode());
            run.err.awaitLine(
                    "isosocket: " + folder.resolve("test.txt") + ":2: expected a pong, but none came within 100ms");
            serving.join();
        }
    }

    /** Takes the handshake, then reads a close frame away without an answer, and ends TCP. */
    private static void upgradeAndSayNothing(ServerSocket listener) {
        try (Socket client = listener.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            String accept = "";
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                if (line.regionMatches(true, 0, "Sec-WebSocket-Key: ", 0, 19)) {
                    accept = Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-1")
                                    .digest((line.substring(19) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                            .getBytes(ISO_8859_1)));
                }
            }
            client.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            // A masked ping of one byte and a masked close frame with a code.
            for (int i = 0; i < 7 + 8; i++) {
                in.read();
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRefusedConnectionHasItsOwnExitCode() throws Exception {
        try (ScriptedServer refusing = ScriptedServer.refusing(401, "who?")) {
            assertEquals(ExitCode.REFUSED, execute(refusing.url(), "expect a").exitCode());
        }
        try (DeafPort deaf = new DeafPort()) {
            CommandRun run = execute(deaf.url(), "expect a");
            assertEquals(ExitCode.FAILURE, run.exitCode());
            assertFalse(run.err.toString().contains("expected"), run.err::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'shout a', '\"shout\" is no step, which is one of send, send-json, binary'",
        "'binary 0g', 'binary: \"g\" is no hexadecimal digit, at column 9'",
        "'  binary 0g', 'binary: \"g\" is no hexadecimal digit, at column 11'",
        "'base64 A', 'base64: the last group of four has 1 character'",
        "'send-json {', 'send-json: no JSON: '",
        "'expect-json nul', 'expect-json: no JSON: '",
        "'expect-match a(', 'expect-match: \"a(\" is no regular expression: Unclosed group'",
        "'expect-binary 1', 'expect-binary: \"1\" is one digit'",
        "'expect-close x', 'expect-close: \"x\" is no close code'",
        "'expect-ping now', 'expect-ping: \"now\" is too much'",
        "'expect-none', 'is not a duration'",
        "'timeout soon', 'timeout: ''soon'' is not a duration'",
        "'close 999', 'close: \"999\" is no close code'",
        "'close 1006', 'the code 1006 is none that can be sent'",
        "'set 1a b', 'set: \"1a\" is no name of a variable'",
        "'set', 'set: \"\" is no name of a variable'",
        "'capture a', 'capture: the regular expression is missing'",
        "'capture a [', 'capture: \"[\" is no regular expression'",
        "'send {{nobody}}', 'send: {{nobody}} is not known: no variable is set, at column 6'",
        "'send {{a', 'send: \"{{\" is not closed by \"}}\"'",
        "'send {{$now}}', 'send: {{$now}} is not known: there is $counter'",
        "'file nowhere.bin', 'nowhere.bin: there is no such file'",
        "'file .', 'is no file that can be read'",
        "'ping {{late}}', '{{late}} is not known'"
    })
    void aWrongLineIsToldBeforeAnythingIsDialled(String line, String message) throws Exception {
        AtomicBoolean dialled = new AtomicBoolean();
        try (ScriptedServer watching = ScriptedServer.accepting(socket -> dialled.set(true))) {
            CommandRun run = execute(watching.url(), "send first", "", line, "set late x");
            assertEquals(ExitCode.USAGE, run.exitCode(), run.err::toString);
            String told = run.err.awaitLine("isosocket: --execute " + folder.resolve("test.txt") + ":3: ");
            assertTrue(told.contains(message), told);
            assertFalse(dialled.get());
        }
    }

    @Test
    void whatATemplateMakesIsCheckedWhenItIsKnown() throws Exception {
        assertEquals("2: binary \"0x\": \"x\" is no hexadecimal digit", failure("set hex 0x", "binary {{hex}}"));
        assertEquals(
                "2: close \"1006\": the code 1006 is none that can be sent: 1000 to 1003, 1007 to 1014, 3000 to 4999",
                failure("set code 1006", "close {{code}}"));
    }

    @Test
    void standardInputIsAScriptToo() throws Exception {
        CommandRun run = CommandRun.start(
                CommandRun.input("send a\r\nexpect text b\r\n"), "connect", "--execute", "-", server.url());
        assertEquals(ExitCode.EXPECTATION, run.exitCode());
        run.err.awaitLine("isosocket: standard input:2: expected \"text b\", but received \"text a\"");
        run = CommandRun.start(CommandRun.input("shout"), "connect", "--execute=-", server.url());
        assertEquals(ExitCode.USAGE, run.exitCode());
        run.err.awaitLine("isosocket: --execute standard input:1: ");
    }

    @Test
    void aFileThatCannotBeReadIsAUsageError() throws Exception {
        CommandRun run = CommandRun.start(
                "connect", "--execute", folder.resolve("missing").toString(), server.url());
        assertEquals(ExitCode.USAGE, run.exitCode());
        run.err.awaitLine("isosocket: --execute " + folder.resolve("missing") + ": there is no such file");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'#', (byte) 0xE4, '\n'});
        run = CommandRun.start("connect", "--execute", latin.toString(), server.url());
        assertEquals(ExitCode.USAGE, run.exitCode());
        run.err.awaitLine("isosocket: --execute " + latin + ": it is no UTF-8");
        run = CommandRun.start("connect", "--commands", "--execute", latin.toString(), server.url());
        assertEquals(ExitCode.USAGE, run.exitCode());
        run.err.awaitLine("isosocket: --commands is for the input");
    }

    @Test
    void jsonTellsTheOutcome() throws Exception {
        CommandRun passed = CommandRun.start(
                "connect",
                "--json",
                "--execute",
                script("send a", "expect text a").toString(),
                server.url());
        assertEquals(ExitCode.OK, passed.exitCode());
        JsonObject event = outcome(passed);
        assertTrue(event.getBoolean("passed"));
        assertEquals(2, event.getInteger("steps"));

        CommandRun failed = CommandRun.start(
                "connect", "--json", "--execute", script("send a", "expect b").toString(), server.url());
        assertEquals(ExitCode.EXPECTATION, failed.exitCode());
        event = outcome(failed);
        assertFalse(event.getBoolean("passed"));
        assertEquals(folder.resolve("test.txt") + ":2", event.getString("at"));
        assertEquals("expected \"b\", but received \"text a\"", event.getString("message"));
    }

    private static JsonObject outcome(CommandRun run) {
        return run.out.lines().stream()
                .map(JsonObject::new)
                .filter(event -> event.getString("event").equals("script"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMessageThatComesLaterIsWaitedFor() throws Exception {
        try (ScriptedServer slow = ScriptedServer.accepting(
                socket -> Vertx.currentContext().owner().setTimer(200, timer -> socket.writeTextMessage("late")))) {
            passes(slow, "expect-none 50ms", "expect late");
        }
    }

    @Test
    void ctrlCEndsAScriptThatWaits() throws Exception {
        CommandRun run = execute(server.url(), "timeout 60s", "expect never");
        run.err.awaitLine("connected to ");
        run.interrupt();
        assertEquals(ExitCode.INTERRUPTED, run.exitCode());
        assertEquals("1000 null", server.awaitEnd());
    }
}
