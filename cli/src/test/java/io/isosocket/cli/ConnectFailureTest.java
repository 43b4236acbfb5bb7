package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.DeafPort;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
        try (DeafPort port = new DeafPort()) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", port.url());
            assertEquals(ExitCode.FAILURE, run.exitCode());
            assertEquals(
                    List.of("isosocket", "closed with code 1006"),
                    run.err.lines().stream()
                            .map(line -> line.replaceFirst(":.*", ""))
                            .toList());
        }
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
    void badValuesAreUsageErrors() throws Exception {
        for (String option : List.of(
                "--protocol=not a token",
                "--origin=",
                "--wait=soon",
                "--wait=99999999h",
                "--nonsense",
                "--timeout=never",
                "-HHost: a",
                "-Hno colon",
                "--header=A b: c",
                "--proxy=https://proxy.test:1",
                "--key=k.pem")) {
            CommandRun run = CommandRun.start("connect", option, "ws://127.0.0.1:9");
            assertEquals(ExitCode.USAGE, run.exitCode(), option);
        }
    }

    @Test
    void missingCaFileIsUsageError(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.pem");
        CommandRun run = CommandRun.start("connect", "--ca", missing.toString(), "wss://127.0.0.1:9");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("isosocket: --ca " + missing + ": there is no such file", run.err.awaitLine("isosocket: "));
    }

    @Test
    void caFileWithoutCertificateIsUsageError(@TempDir Path folder) throws Exception {
        Path empty = Files.write(folder.resolve("empty.pem"), "nothing\n".getBytes(US_ASCII));
        CommandRun run = CommandRun.start("connect", "--ca", empty.toString(), "wss://127.0.0.1:9");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err.awaitLine("isosocket: ").contains("empty.pem"), run.err::toString);
    }

    @Test
    void certificateAndKeyThatDoNotExistAreUsageErrors(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.pem");
        CommandRun run = CommandRun.start("connect", "--cert", missing.toString(), "wss://127.0.0.1:9");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("isosocket: --cert " + missing + ": there is no such file", run.err.awaitLine("isosocket: "));
    }

    @Test
    void proxyIsAskedAndItsRefusalTold() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = new CompletableFuture<>();
            Thread serving = new Thread(() -> refuse(proxy, asked));
            serving.start();
            String url = "http://user:secret@127.0.0.1:" + proxy.getLocalPort();
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "--proxy", url, "ws://a.test/");
            assertEquals(ExitCode.REFUSED, run.exitCode());
            assertEquals("CONNECT a.test:80 HTTP/1.1", asked.get(30, TimeUnit.SECONDS));
            String line = run.err.awaitLine("isosocket: ");
            assertTrue(line.contains("the proxy answered 407"), line);
            assertFalse(run.err.toString().contains("secret"), run.err::toString);
            serving.join();
        }
    }

    /** Reads a request's head, answers it with 407 and tells its first line. */
    private static void refuse(ServerSocket proxy, CompletableFuture<String> asked) {
        try (Socket client = proxy.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            asked.complete(in.readLine());
            while (!in.readLine().isEmpty()) {
                // The rest of the head.
            }
            client.getOutputStream().write("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }

    @Test
    void timeoutEndsTheDialling() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.start(
                    CommandRun.silentInput(), "connect", "--timeout=300ms", "ws://127.0.0.1:" + silent.getLocalPort());
            assertEquals(ExitCode.FAILURE, run.exitCode());
            assertTrue(run.err.awaitLine("isosocket: ").contains("within PT0.3S"), run.err::toString);
        }
    }

    /** Ends TCP with no close frame. */
    private static void cutOff(ServerWebSocket socket) {
        var unused = ((WebSocketInternal) socket).channelHandlerContext().close();
    }
}
