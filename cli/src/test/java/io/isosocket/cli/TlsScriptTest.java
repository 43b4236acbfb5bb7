package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.ScriptedServer;
import io.isosocket.testing.SelfSigned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --ca} against a server whose certificate nothing trusts by itself. */
@Timeout(120)
class TlsScriptTest {

    /** Prints how the connection ended, and why where it failed. */
    private static final String SCRIPT =
            """
            const socket = new WebSocket('%s');
            socket.onopen = () => socket.close(1000);
            socket.onclose = (event) => {
              console.log(event.code, event[Symbol.for('isosocket.cause')]?.kind ?? 'no failure');
            };
            """;

    @TempDir
    private Path folder;

    private static List<String> lines(ScriptedServer server, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(options));
        args.addAll(List.of("-e", SCRIPT.formatted(server.url())));
        CommandRun run = CommandRun.start(args.toArray(String[]::new));
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        return run.out.lines();
    }

    @Test
    void onlyTheServersOwnCertificateIsTrusted() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own");
        SelfSigned another = SelfSigned.make(folder, "another");
        try (ScriptedServer server = ScriptedServer.acceptingTls(own.identity(), socket -> {})) {
            assertEquals(
                    List.of("1000 no failure"),
                    lines(server, "--ca", own.certificate().toString()));
            assertEquals(
                    List.of("1006 tls"),
                    lines(server, "--ca", another.certificate().toString()));
            assertEquals(List.of("1006 tls"), lines(server));
        }
    }

    @Test
    void fileWithoutCertificatesIsUsageErrorThatNamesIt() throws Exception {
        Path missing = folder.resolve("none.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        assertUsageError("--ca " + missing + ": there is no such file", missing);
        assertUsageError("--ca " + empty + ": holds no certificate: there is no \"BEGIN CERTIFICATE\"", empty);
        assertUsageError("--ca " + text + ": holds no certificate: there is no \"BEGIN CERTIFICATE\"", text);
    }

    private static void assertUsageError(String message, Path ca) throws Exception {
        CommandRun run = CommandRun.start("run", "--ca", ca.toString(), "-e", "1");
        assertEquals(ExitCode.USAGE, run.exitCode(), run.err::toString);
        assertTrue(run.err.lines().get(0).contains(message), run.err::toString);
    }
}
