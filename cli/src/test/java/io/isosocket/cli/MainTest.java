package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MainTest {

    @Test
    void versionTellsProjectJdkAndVertx() throws Exception {
        CommandRun run = CommandRun.start("--version");
        assertEquals(ExitCode.OK, run.exitCode());
        List<String> lines = run.out.lines();
        assertEquals(4, lines.size(), lines::toString);
        assertTrue(lines.get(0).matches("isosocket \\d.*"), lines::toString);
        assertTrue(lines.get(1).startsWith("JDK " + Runtime.version()), lines::toString);
        assertTrue(lines.get(2).matches("Vert\\.x \\d.*"), lines::toString);
        assertTrue(lines.get(3).matches("GraalJS \\d.*, interpreted"), lines::toString);
    }

    @Test
    void helpGoesToStandardOutput() throws Exception {
        for (String[] args : List.of(new String[] {"help"}, new String[] {"--help"}, new String[] {"help", "echo"})) {
            CommandRun run = CommandRun.start(args);
            assertEquals(ExitCode.OK, run.exitCode());
            assertTrue(run.out.lines().get(0).startsWith("Usage: isosocket"), run.out::toString);
            assertEquals("", run.err.toString());
        }
    }

    @Test
    void wrongCommandLineIsUsageErrorOnStandardError() throws Exception {
        for (String[] args : List.of(new String[] {}, new String[] {"nonsense"}, new String[] {"connect"})) {
            CommandRun run = CommandRun.start(args);
            assertEquals(ExitCode.USAGE, run.exitCode());
            assertEquals("", run.out.toString());
            assertTrue(run.err.lines().get(0).startsWith("isosocket: "), run.err::toString);
        }
    }

    @Test
    void wordsTooManyAreNamed() throws Exception {
        assertEquals(
                "isosocket: 'bogus' is not a command, which is one of run, serve, repl, echo, connect, workbench, demo, help",
                CommandRun.start("bogus").err.awaitLine("isosocket: "));
        assertEquals(
                "isosocket: 'more' is one argument too many",
                CommandRun.start("demo", "more").err.awaitLine("isosocket: "));
    }

    @Test
    void demoPrintsWhatBothMembersOfTheChatSee() throws Exception {
        CommandRun run = CommandRun.start("demo");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        List<String> lines = run.out.lines();
        for (String line : List.of(
                "Ada    connected as Ada",
                "Ada    Grace: Hello, Ada",
                "Ada    closed with 1000",
                "Grace  Ada: Hello, Grace",
                "Grace  closed with 1000")) {
            assertTrue(lines.contains(line), lines::toString);
        }
        run.err.awaitLine("chat server at http://127.0.0.1:");
    }
}
