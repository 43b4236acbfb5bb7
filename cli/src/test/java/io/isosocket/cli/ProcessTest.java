package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.ScriptedServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: exit codes, signals, pipes, and that the modules fit together. */
@Timeout(120)
class ProcessTest {

    @Test
    void pipedInputIsAnsweredAndClosed() throws Exception {
        try (CommandProcess echo = CommandProcess.start("echo")) {
            String url = echo.out.awaitLine("ws://");
            try (CommandProcess connect = CommandProcess.start("connect", url)) {
                connect.type("a\nb\n");
                connect.endInput();
                assertEquals(ExitCode.OK, connect.exitCode(), connect.err::toString);
                assertEquals(List.of("a", "b"), connect.out.lines());
                assertEquals(2, connect.err.lines().size(), connect.err::toString);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptedConnectClosesProperlyAndExitsWith130() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.accepting(
                        socket -> socket.closeHandler(end -> code.complete((int) socket.closeStatusCode())));
                CommandProcess connect = CommandProcess.start("connect", server.url())) {
            connect.err.awaitLine("connected to ");
            connect.interrupt();
            assertEquals(ExitCode.INTERRUPTED, connect.exitCode(), connect.err::toString);
            assertEquals(1000, code.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptedScriptLeavesItsLogAndBlamesNoStep(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("test.txt"), "timeout 60s\nexpect never\n");
        Path log = folder.resolve("log.json");
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {});
                CommandProcess connect = CommandProcess.start(
                        "connect", "--execute", script.toString(), "--export", log.toString(), server.url())) {
            connect.err.awaitLine("connected to ");
            connect.interrupt();
            assertEquals(ExitCode.INTERRUPTED, connect.exitCode(), connect.err::toString);
            assertEquals("1000 null", server.awaitEnd());
            assertFalse(connect.err.toString().contains("expected"), connect.err::toString);
            assertTrue(new JsonObject(Files.readString(log))
                            .getJsonArray("entries")
                            .size()
                    >= 4);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptedEchoClosesItsConnectionsAndExitsWith130() throws Exception {
        try (CommandProcess echo = CommandProcess.start("echo")) {
            CommandRun client = CommandRun.start(CommandRun.silentInput(), "connect", echo.out.awaitLine("ws://"));
            client.err.awaitLine("connected to ");
            echo.interrupt();
            assertEquals(ExitCode.INTERRUPTED, echo.exitCode(), echo.err::toString);
            assertEquals(ExitCode.OK, client.exitCode(), client.err::toString);
            assertTrue(client.err.lines().contains("closed with code 1001"), client.err::toString);
        }
    }

    @Test
    void serverEndsTheProcessThoughTheInputStaysOpen() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.close((short) 1000, "bye"));
                CommandProcess connect = CommandProcess.start("connect", server.url())) {
            assertEquals(ExitCode.OK, connect.exitCode(), connect.err::toString);
        }
    }

    @Test
    void refusalIsExitCode3() throws Exception {
        try (ScriptedServer server = ScriptedServer.refusing(503, "full");
                CommandProcess connect = CommandProcess.start("connect", server.url())) {
            assertEquals(ExitCode.REFUSED, connect.exitCode(), connect.err::toString);
        }
    }

    @Test
    void wrongCommandLineIsExitCode2() throws Exception {
        try (CommandProcess connect = CommandProcess.start("connect", "gopher://example.org")) {
            assertEquals(ExitCode.USAGE, connect.exitCode(), connect.err::toString);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readerThatStopsEndsIt() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.accepting(socket -> {
                    Vertx.currentContext().owner().setPeriodic(50, timer -> socket.writeTextMessage("again"));
                    socket.closeHandler(end -> code.complete((int) socket.closeStatusCode()));
                });
                CommandProcess connect = CommandProcess.startWithBrokenOutput("connect", server.url())) {
            assertEquals(ExitCode.FAILURE, connect.exitCode(), connect.err::toString);
            assertEquals(1000, code.get(30, TimeUnit.SECONDS));
        }
    }
}
