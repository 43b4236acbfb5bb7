package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.SelfSigned;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EchoCommandTest {

    @Test
    void printsItsUrlAndEchoesUntilInterrupted() throws Exception {
        CommandRun echo = CommandRun.start("echo");
        String url = echo.out.awaitLine("ws://127.0.0.1:");
        CommandRun client = CommandRun.start(CommandRun.silentInput(), "connect", url);
        client.err.awaitLine("connected to ");
        echo.interrupt();
        assertEquals(ExitCode.INTERRUPTED, echo.exitCode());
        assertEquals(List.of(url), echo.out.lines());
        assertEquals(ExitCode.OK, client.exitCode(), client.err::toString);
        assertTrue(client.err.lines().contains("closed with code 1001"), client.err::toString);
    }

    @Test
    void takenPortIsFailureThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun echo = CommandRun.start("echo", "--port=" + taken.getLocalPort());
            assertEquals(ExitCode.FAILURE, echo.exitCode());
            String line = echo.err.awaitLine("isosocket: cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ");
            assertTrue(line.contains("in use"), line);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsSaidOnce() throws Exception {
        CommandRun echo = CommandRun.start("echo", "--host", "192.0.2.1"); // of RFC 5737, so nobody's
        assertEquals(ExitCode.FAILURE, echo.exitCode());
        assertTrue(
                echo.err.toString().matches("isosocket: cannot listen on 192\\.0\\.2\\.1:0: (?!cannot listen).+\\R"),
                echo.err::toString);
    }

    @Test
    void anEmptyHostIsUsageError() throws Exception {
        assertUsage("--host=", "--host \"\"");
    }

    @Test
    void portOutOfRangeIsUsageError() throws Exception {
        CommandRun echo = CommandRun.start("echo", "--port=65536");
        assertEquals(ExitCode.USAGE, echo.exitCode());
        assertEquals("isosocket: --port 65536 is not in 0 to 65535", echo.err.awaitLine("isosocket: "));
    }

    @Test
    void wrongLimitsAndOriginsAreUsageErrors() throws Exception {
        assertUsage("--max-connections=0", "maxConnections");
        assertUsage("--max-message-size=-1", "maxMessageSize");
        assertUsage("--origin=nowhere", "nowhere");
        assertUsage("--key=server.key", "the certificate is missing");
    }

    private static void assertUsage(String option, String named) throws Exception {
        CommandRun echo = CommandRun.start("echo", option);
        assertEquals(ExitCode.USAGE, echo.exitCode());
        String line = echo.err.awaitLine("isosocket: ");
        assertTrue(line.contains(named), line);
    }

    @Test
    void pagesOfOtherOriginsAreRefusedWhereOriginsAreListed() throws Exception {
        CommandRun echo = CommandRun.start("echo", "--origin=https://app.example", "--compression=off");
        String url = echo.out.awaitLine("ws://127.0.0.1:");
        CommandRun client = CommandRun.start(CommandRun.silentInput(), "connect", "--origin=https://evil.example", url);
        assertEquals(ExitCode.REFUSED, client.exitCode(), client.err::toString);
        echo.interrupt();
        assertEquals(ExitCode.INTERRUPTED, echo.exitCode());
    }

    @Test
    void aCertificateMakesItWss(@TempDir Path folder) throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own");
        CommandRun echo = CommandRun.start(
                "echo",
                "--cert",
                own.certificate().toString(),
                "--key",
                own.key().toString());
        String url = echo.out.awaitLine("wss://127.0.0.1:");
        CommandRun client = CommandRun.start(
                new ByteArrayInputStream("hello\n".getBytes(UTF_8)),
                "connect",
                "--ca",
                own.certificate().toString(),
                url);
        client.out.awaitLine("hello");
        assertEquals(ExitCode.OK, client.exitCode(), client.err::toString);
        echo.interrupt();
        assertEquals(ExitCode.INTERRUPTED, echo.exitCode());
    }
}
