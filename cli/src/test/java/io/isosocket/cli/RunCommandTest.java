package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RunCommandTest {

    @TempDir
    private Path folder;

    private String script(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void assertPrints(CommandRun run, int exitCode, String... lines) throws Exception {
        assertEquals(exitCode, run.exitCode(), run.err::toString);
        assertEquals(List.of(lines), run.out.lines());
    }

    private static void assertUsageError(String message, String... args) throws Exception {
        CommandRun run = CommandRun.start(args);
        assertEquals(ExitCode.USAGE, run.exitCode(), run.err::toString);
        assertTrue(run.err.lines().get(0).contains(message), run.err::toString);
    }

    @Test
    void runsCodeFilesAndStandardInput() throws Exception {
        assertPrints(CommandRun.start("run", "-e", "console.log(6 * 7)"), 0, "42");
        assertPrints(CommandRun.start("run", script("a.js", "console.log(typeof require)")), 0, "undefined");
        assertPrints(CommandRun.start(CommandRun.input("console.log('in')"), "run", "-"), 0, "in");
    }

    @Test
    void moduleSeesArgumentsAndLinesOfTheInput() throws Exception {
        String file = script(
                "m.mjs",
                """
                import { args, stdin } from 'isosocket:script';
                console.log(args.join());
                for await (const line of stdin) { console.log(line); break; }
                console.log(JSON.stringify(await stdin.text()));
                """);
        assertPrints(
                CommandRun.start(CommandRun.input("1\n2\n3\n"), "run", file, "a", "--window"),
                0,
                "a,--window",
                "1",
                "\"2\\n3\\n\"");
    }

    @Test
    void argumentThatBeginsWithAnAtSignIsOneLikeAnyOther() throws Exception {
        String file = script("args.mjs", "import { args } from 'isosocket:script'; console.log(args.join(' '))");
        assertPrints(CommandRun.start("run", file, "@" + file), 0, "@" + file);
    }

    @Test
    void exitStopsTheCodeWhereItIs() throws Exception {
        CommandRun run = CommandRun.start(
                "run",
                "--module",
                "-e",
                "import { exit } from 'isosocket:script'; try { exit(7) } catch {} finally { console.log('no') }");
        assertPrints(run, 7);
        assertEquals("", run.err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "256", "0.5", "NaN"})
    void exitCodeOutOfRangeIsARangeError(String code) throws Exception {
        CommandRun run = CommandRun.start("run", "--global", "script", "-e", "script.exit(" + code + ")");
        assertEquals(1, run.exitCode());
        assertTrue(run.err.toString().contains("RangeError: exit: "), run.err::toString);
    }

    @Test
    void errorThatNothingHandledIsPrintedWithItsPosition() throws Exception {
        for (String code : List.of(
                "\n  throw new TypeError('no')",
                "setTimeout(() => {\n  throw new TypeError('no') })",
                "\n  Promise.reject(new TypeError('no'))")) {
            CommandRun run = CommandRun.start("run", "-e", code);
            assertEquals(ExitCode.FAILURE, run.exitCode());
            assertTrue(run.err.lines().get(0).startsWith("Uncaught TypeError: no (-e:2:"), run.err::toString);
        }
    }

    @Test
    void windowIsDefinedOnlyWhereItIsAskedFor() throws Exception {
        String code = "console.log(typeof window, typeof document)";
        assertPrints(CommandRun.start("run", "-e", code), 0, "undefined undefined");
        assertPrints(CommandRun.start("run", "--window", "-e", code), 0, "object object");
    }

    @Test
    void locationIsTheScriptsAndItsSocketsBase() throws Exception {
        CommandRun run = CommandRun.start(
                "run",
                "--location",
                "https://example.org/a/",
                "-e",
                "console.log(location.href, new WebSocket('b').url)",
                "--allow-url",
                "ws://nowhere");
        assertEquals("https://example.org/a/ wss://example.org/a/b", run.out.awaitLine("https://"));
    }

    @Test
    void allowedUrlsAloneAreDialledAndConnectToSaysWhere() throws Exception {
        try (ScriptedServer server = ScriptedServer.accepting(socket -> socket.close((short) 4000))) {
            String port = server.url().replaceAll("\\D+127.0.0.1:(\\d+)/", "$1");
            String code = "new WebSocket('ws://elsewhere.test/').onclose = e => console.log(e.code)";
            String connectTo = "elsewhere.test:80:127.0.0.1:" + port;
            assertPrints(CommandRun.start("run", "--connect-to", connectTo, "-e", code), 0, "4000");
            assertPrints(
                    CommandRun.start("run", "--connect-to", connectTo, "--allow-url", "ws://*.other.test", "-e", code),
                    0,
                    "1006");
        }
    }

    @Test
    void wrongCommandLinesSayWhatIsWrong() throws Exception {
        assertUsageError("Which script?", "run");
        assertUsageError(
                "there is no such file", "run", folder.resolve("none.js").toString());
        assertUsageError("is a directory", "run", folder.toString());
        assertUsageError("\"\": is no file name", "run", "");
        assertUsageError("--allow-url: \"x\" is not", "run", "--allow-url", "x", "-e", "1");
        assertUsageError("--connect-to: ", "run", "--connect-to", "x", "-e", "1");
        assertUsageError("--location x is not an http", "run", "--location", "x", "-e", "1");
        assertUsageError("\"x\" is no built-in module", "run", "--global", "x", "-e", "1");
        assertUsageError(
                "--import-map none.json: cannot be read: there is no such file",
                "run",
                "--import-map",
                "none.json",
                "-e",
                "1");
        assertUsageError("mutually exclusive", "run", "--module", "--commonjs", "-e", "1");
    }

    @Test
    void jitWithoutACompilerSaysSoAndInterprets() throws Exception {
        CommandRun run = CommandRun.start("run", "--jit", "-e", "console.log(1)");
        assertPrints(run, 0, "1");
        assertTrue(run.err.lines().get(0).startsWith("isosocket: --jit: this JDK"), run.err::toString);
    }

    @Test
    void importMapNamesModulesBesideIt() throws Exception {
        Files.createDirectory(folder.resolve("lib"));
        script("lib/answer.js", "export default 42");
        String map = script("map.json", "{ \"imports\": { \"answer\": \"./lib/answer.js\" } }");
        String file = script("m.mjs", "import answer from 'answer'; console.log(answer)");
        assertPrints(CommandRun.start("run", "--import-map", map, file), 0, "42");
        assertEquals(ExitCode.FAILURE, CommandRun.start("run", file).exitCode());
    }

    @Test
    void importMapThatIsNoneIsAFailureThatSaysWhy() throws Exception {
        CommandRun run = CommandRun.start("run", "--import-map", script("map.json", "{ \"imports\": [] }"), "-e", "1");
        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertEquals(List.of("isosocket: \"imports\" of the import map must be an object"), run.err.lines());
    }

    @Test
    void commonJsHasRequireModuleAndExports() throws Exception {
        script("other.js", "exports.answer = 42; exports.loaded = module.loaded");
        String file = script(
                "main.js",
                "const { answer, loaded } = require('./other');"
                        + "console.log(answer, loaded, typeof module, exports === module.exports, this === exports)");
        assertPrints(CommandRun.start("run", "--commonjs", file), 0, "42 false object true true");
        CommandRun missing = CommandRun.start("run", "--commonjs", "-e", "require('./none')");
        assertEquals(ExitCode.FAILURE, missing.exitCode());
        assertTrue(missing.err.lines().get(0).contains("./none"), missing.err::toString);
    }

    @Test
    void awaitThatNothingCanSettleIsExitCode13() throws Exception {
        CommandRun run = CommandRun.start("run", "--module", "-e", "await new Promise(() => {}); console.log('no')");
        assertPrints(run, 13);
        assertEquals(
                List.of("isosocket: the script awaits a promise that nothing can settle any more"), run.err.lines());
    }
}
