package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.testing.ScriptedServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
}
