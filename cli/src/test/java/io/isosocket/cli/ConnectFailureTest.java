package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the user hears when a connection cannot be made or is lost: one line that helps, and the exit code. */
@Timeout(60)
class ConnectFailureTest {

    @Test
    void refusedHandshakeTellsStatusAndReason() throws Exception {
        try (ScriptedServer refusing = ScriptedServer.refusing(403, "members only\nand more")) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", refusing.url());
            assertEquals(ExitCode.REFUSED, run.exitCode());
            String line = run.err.awaitLine("isosocket: ");
            assertTrue(line.contains("403") && line.endsWith("members only"), line);
            assertEquals("", run.out.toString());
        }
    }

    @Test
    void refusedConnectionIsFailure() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "ws://127.0.0.1:" + port);
        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertEquals(
                List.of("isosocket", "closed with code 1006"),
                run.err.lines().stream()
                        .map(line -> line.replaceFirst(":.*", ""))
                        .toList());
    }

    @Test
    void serverThatDiesIsFailure() throws Exception {
        try (ScriptedServer dying = ScriptedServer.accepting(ConnectFailureTest::cutOff)) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", dying.url());
            assertEquals(ExitCode.FAILURE, run.exitCode());
            run.err.awaitLine("isosocket: ");
            assertTrue(run.err.lines().contains("closed with code 1006"), run.err::toString);
        }
    }

    @Test
    void badUrlIsUsageError() throws Exception {
        for (String url : List.of("ftp://example.org/", "ws://", "example.org")) {
            CommandRun run = CommandRun.start("connect", url);
            assertEquals(ExitCode.USAGE, run.exitCode(), url);
            assertTrue(run.err.lines().get(0).startsWith("isosocket: "), run.err::toString);
        }
    }

    @Test
    void hostWithoutSchemeIsAnsweredWithWhatMayBeMeant() throws Exception {
        for (String url : List.of("localhost:9001", "example.org/path")) {
            CommandRun run = CommandRun.start("connect", url + "?token=secret");
            assertEquals(ExitCode.USAGE, run.exitCode(), url);
            assertTrue(run.err.lines().get(0).endsWith("; perhaps ws://" + url + " is meant"), run.err::toString);
            assertFalse(run.err.toString().contains("secret"), run.err::toString);
        }
    }

    @Test
    void errorsShowNeitherUserinfoNorQuery() throws Exception {
        CommandRun run = CommandRun.start("connect", "ftp://user:secret@example.org/path?token=secret");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertFalse(run.err.toString().contains("secret"), run.err::toString);
    }

    @Test
    void badProtocolAndOriginAreUsageErrors() throws Exception {
        for (String option :
                List.of("--protocol=not a token", "--origin=", "--wait=soon", "--wait=99999999h", "--nonsense")) {
            CommandRun run = CommandRun.start("connect", option, "ws://127.0.0.1:9");
            assertEquals(ExitCode.USAGE, run.exitCode(), option);
        }
    }

    @Test
    void missingCaFileIsUsageError(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.pem");
        CommandRun run = CommandRun.start("connect", "--ca", missing.toString(), "wss://127.0.0.1:9");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("isosocket: --ca " + missing + ": cannot be read", run.err.awaitLine("isosocket: "));
    }

    @Test
    void caFileWithoutCertificateIsUsageError(@TempDir Path folder) throws Exception {
        Path empty = Files.write(folder.resolve("empty.pem"), "nothing\n".getBytes(US_ASCII));
        CommandRun run = CommandRun.start("connect", "--ca", empty.toString(), "wss://127.0.0.1:9");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err.awaitLine("isosocket: ").contains("empty.pem"), run.err::toString);
    }

    /** Ends TCP with no close frame. */
    private static void cutOff(ServerWebSocket socket) {
        var unused = ((WebSocketInternal) socket).channelHandlerContext().close();
    }
}
