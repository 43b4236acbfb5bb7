package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.server.EchoServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** docs/reference/command.md has what connect can do, and its script runs. */
@Timeout(60)
class CommandDocumentTest {

    private final String document;

    CommandDocumentTest() throws Exception {
        document = Files.readString(Path.of("..", "docs", "reference", "command.md"));
    }

    private String script() {
        String start = "<!-- script -->\n```text\n";
        int at = document.indexOf(start) + start.length();
        return document.substring(at, document.indexOf("```", at));
    }

    @Test
    void theScriptPassesOnAnEchoServer(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("echo.txt"), script());
        EchoServer server =
                EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        CommandRun run = CommandRun.start(
                "connect", "--execute", script.toString(), server.url().toString());
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        long steps = script().lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .count();
        assertTrue(run.err.lines().contains(steps + " steps passed"), run.err::toString);
        server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void everyStepAndCommandIsThere() {
        for (Verb verb : Verb.values()) {
            assertTrue(document.contains("`" + verb.usage() + "`"), verb.usage());
            if (verb.isCommand()) {
                assertTrue(document.contains("| `/" + verb.usage() + "` |"), verb.usage());
            }
        }
    }

    @Test
    void everyOptionIsThere() {
        Console console = Console.of(InputStream.nullInputStream(), new Capture(), new Capture(), UTF_8, false, false);
        CommandLine connect = new CommandLine(new ConnectCommand(console));
        List<String> names = connect.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .filter(name -> !name.equals("--help") && !name.equals("--version"))
                .toList();
        assertTrue(names.size() > 10, names::toString);
        for (String name : names) {
            assertTrue(document.contains("`" + name), name);
        }
    }
}
