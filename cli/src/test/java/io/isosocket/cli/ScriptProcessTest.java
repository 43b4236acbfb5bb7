package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocket;
import io.isosocket.testing.ScriptedServer;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts in a process of their own. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ScriptProcessTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "setInterval(() => {}, 1)", "for (;;) {}"})
    void interruptedScriptClosesItsSocketsWith1001AndExitsWith130(String whileOpen) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.accepting(
                        socket -> socket.closeHandler(end -> code.complete((int) socket.closeStatusCode())));
                CommandProcess script = CommandProcess.start(
                        "run",
                        "-e",
                        "new WebSocket('" + server.url() + "').onopen = () => { console.log('open'); " + whileOpen
                                + " }")) {
            script.out.awaitLine("open");
            script.interrupt();
            assertEquals(1001, code.get(30, TimeUnit.SECONDS));
            assertEquals(ExitCode.INTERRUPTED, script.exitCode(), script.err::toString);
            assertEquals("", script.err.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setInterval(() => console.log('again'), 10)", "for (;;) console.log('again')"})
    void readerThatStopsEndsIt(String code) throws Exception {
        try (CommandProcess script = CommandProcess.startWithBrokenOutput("run", "-e", code)) {
            assertEquals(ExitCode.FAILURE, script.exitCode(), script.err::toString);
            assertEquals(List.of("isosocket: nobody reads the output any more"), script.err.lines());
        }
    }

    @Test
    void interruptedServerClosesItsConnectionsWith1001AndExitsWith130(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(
                folder.resolve("server.js"), "websocket.serverCreate('/ws', (conn) => conn.send('Welcome!'));");
        Files.writeString(folder.resolve("index.html"), "<p>the page</p>");
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (CommandProcess server = CommandProcess.start(
                "serve", "--global", "websocket", "--listen", "0", "--static", folder.toString(), script.toString())) {
            WebSocket client = new WebSocket(server.out.awaitLine("ws://127.0.0.1:") + "/ws");
            client.onclose(event -> code.complete(event.code()));
            client.onmessage(event -> {
                try {
                    server.interrupt();
                } catch (Exception e) {
                    code.completeExceptionally(e);
                }
            });
            assertEquals(1001, code.get(30, TimeUnit.SECONDS));
            assertEquals(ExitCode.INTERRUPTED, server.exitCode(), server.err::toString);
        }
    }
}
