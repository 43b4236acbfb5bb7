package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that begin with a slash, on a connection to a server that says what it receives. */
@Timeout(60)
class CommandsTest {

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = Servers.describing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun run(String input, String... options) {
        return CommandRun.start(CommandRun.input(input), args(options));
    }

    private String[] args(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "connect";
        args[1] = "--wait=0";
        System.arraycopy(options, 0, args, 2, options.length);
        args[args.length - 1] = server.url();
        return args;
    }

    /** What a run is waited for. */
    private interface Seen {
        void in(CommandRun run) throws Exception;
    }

    /** A run whose input ends once something was seen: its answers may take what time they need. */
    private CommandRun runUntil(Seen seen, String input, String... options) throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream()) {
            CommandRun run = CommandRun.start(new PipedInputStream(keys), args(options));
            keys.write((input + "\n").getBytes(UTF_8));
            keys.flush();
            seen.in(run);
            return run;
        }
    }

    @Test
    void pipesSendTheirLinesAsTheyAre() throws Exception {
        CommandRun run = runUntil(seen -> seen.out.awaitLines(3), "/close 4000\n//a\n/binary zz");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("text /close 4000", "text //a", "text /binary zz"), run.out.lines());
    }

    @ParameterizedTest
    @CsvSource({
        "'plain', 'text plain'",
        "'//close', 'text /close'",
        "'/send  two blanks', 'text  two blanks'",
        "'/send-json {\"a\": 1}', 'text {\"a\": 1}'",
        "'/binary 48 65 6C', 'binary 48656c'",
        "'/base64 SGk=', 'binary 4869'",
        "'/pong hi', 'PONG 6869'",
        "'/pong', 'PONG '",
        "'/frame 81 68 69', 'text hi'",
        "'/ping hi', 'PING 6869'"
    })
    void commandsDoWhatTheySay(String line, String received) throws Exception {
        CommandRun run = runUntil(seen -> seen.out.awaitLines(1), line, "--commands");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of(received), run.out.lines());
    }

    @Test
    void filesAreSentAsBytesOrAsText(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a file"), "ä".getBytes(UTF_8));
        CommandRun run =
                runUntil(seen -> seen.out.awaitLines(2), "/file " + file + "\n/file-text " + file, "--commands");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("binary c3a4", "text ä"), run.out.lines());
    }

    @Test
    void theRoundTripOfAPingIsTold() throws Exception {
        CommandRun run = runUntil(seen -> seen.err.awaitLine("pong after "), "/ping", "--commands");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        String line = run.err.awaitLine("pong after ");
        assertTrue(line.matches("pong after \\d+\\.\\d{3} ms"), line);
    }

    @ParameterizedTest
    @CsvSource({"'/close 4001 so long', '4001 so long'", "'/close 1001', '1001 null'"})
    void closeEndsTheConnectionAtOnce(String line, String end) throws Exception {
        CommandRun run = CommandRun.start(
                CommandRun.input(line + "\nnever sent\n"), "connect", "--commands", "--wait=60s", server.url());
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(end, server.awaitEnd());
        assertEquals("", run.out.toString());
    }

    @Test
    void helpShowsEveryCommand() throws Exception {
        CommandRun run = run("/help", "--commands");
        assertEquals(ExitCode.OK, run.exitCode());
        for (Verb verb : Verb.values()) {
            boolean isShown = run.err.lines().stream().anyMatch(line -> line.startsWith("/" + verb.usage() + " "));
            assertEquals(verb.isCommand(), isShown, verb.word());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'/binary 48 6x', '/binary: \"x\" is no hexadecimal digit, at column 13'",
        "'/binary 486', '/binary: \"6\" is one digit, and a byte has two, at column 11'",
        "'/base64 SGk', '/base64: the last group of four has 3 characters; \"=\" fills it up, at column 12'",
        "'/send-json {\"a\":}', 'expected a value, at column 17'",
        "'/nonsense', '\"/nonsense\" is no command; /help shows them, and //nonsense sends it as a message'",
        "'/expect a', '\"/expect\" is no command'",
        "'/', '\"/\" is no command'",
        "'/close 1005', 'the code 1005 is none that can be sent'",
        "'/close soon', '\"soon\" is no close code'",
        "'/file', 'the name of the file is missing'",
        "'/file no-such-file', 'no-such-file: there is no such file'"
    })
    void aWrongCommandOfAPipeIsTheEnd(String line, String message) throws Exception {
        CommandRun run = run("first\n" + line + "\nlast\n", "--commands");
        assertEquals(ExitCode.USAGE, run.exitCode());
        String told = run.err.awaitLine("isosocket: line 2: ");
        assertTrue(told.contains(message), told);
        assertFalse(run.out.toString().contains("last"), run.out::toString);
        assertTrue(run.err.lines().contains("closed with code 1000"), run.err::toString);
    }

    @Test
    void whatControlFramesCannotCarryIsRefused() throws Exception {
        CommandRun run = run("/ping " + "ä".repeat(63), "--commands");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(
                run.err.toString().contains("126 bytes are more than the 125 of a control frame"), run.err::toString);
        run = run("/close 1000 " + "x".repeat(124), "--commands");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err.toString().contains("the reason has 124 bytes of UTF-8, more than 123"), run.err::toString);
    }

    @Test
    void aTextFileHasToBeUtf8(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("latin"), new byte[] {(byte) 0xE4});
        CommandRun run = run("/file-text " + file, "--commands");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err.toString().contains(file + " cannot be read: it is no UTF-8"), run.err::toString);
    }

    @Test
    void atATerminalCommandsAreOnAndAWrongOneIsNoEnd() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream()) {
            CommandRun run =
                    CommandRun.startAtTerminal(new PipedInputStream(keys), "connect", "--wait=300ms", server.url());
            keys.write("/binary 4\n/binary 48\n".getBytes(UTF_8));
            keys.flush();
            run.out.awaitLine("binary 48");
            keys.write("/close 4002\n".getBytes(UTF_8));
            keys.flush();
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertEquals("4002 null", server.awaitEnd());
            run.err.awaitLine("isosocket: /binary: \"4\" is one digit");
        }
    }

    @Test
    void bytesThatComeAreShown() throws Exception {
        try (ScriptedServer binary = ScriptedServer.accepting(
                socket -> socket.textMessageHandler(text -> socket.writeBinaryMessage(Buffer.buffer(text))))) {
            CommandRun run;
            try (PipedOutputStream keys = new PipedOutputStream()) {
                run = CommandRun.start(new PipedInputStream(keys), "connect", "--commands", "--wait=0", binary.url());
                keys.write("/send Hi\n".getBytes(UTF_8));
                keys.flush();
                run.out.awaitLines(1);
            }
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertEquals(List.of("<binary, 2 bytes> 48 69"), run.out.lines());
        }
    }
}
