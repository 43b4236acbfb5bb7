package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The input of a script that is broken, or ends before it should. */
@Timeout(120)
class ScriptInputTest {

    private static final String IMPORT = "import { stdin } from 'isosocket:script';";

    /** Gives a line, and then fails. */
    private static InputStream broken() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        return new SequenceInputStream(CommandRun.input("first\n"), closed);
    }

    private static CommandRun run(InputStream input, String code) {
        return CommandRun.start(input, "run", "--module", "-e", IMPORT + code);
    }

    @Test
    void endedInputHasNoLinesAndNoText() throws Exception {
        CommandRun run = run(
                InputStream.nullInputStream(),
                "for await (const line of stdin) console.log(line); console.log([await stdin.text()])");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("[ '' ]"), run.out.lines());
    }

    @Test
    void lastLineNeedsNoEnd() throws Exception {
        CommandRun run = run(CommandRun.input("a\n\nb"), "for await (const line of stdin) console.log([line])");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("[ 'a' ]", "[ '' ]", "[ 'b' ]"), run.out.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"for await (const line of stdin);", "await stdin.text()"})
    void failedReadIsANotReadableErrorThatSaysWhy(String reading) throws Exception {
        CommandRun caught = run(
                broken(),
                "try { " + reading + " } catch (e) { console.log(e instanceof DOMException, e.name, e.message) }");
        assertEquals(ExitCode.OK, caught.exitCode(), caught.err::toString);
        assertEquals(List.of("true NotReadableError the input cannot be read: Stream closed"), caught.out.lines());

        CommandRun uncaught = run(broken(), reading);
        assertEquals(ExitCode.FAILURE, uncaught.exitCode());
        assertTrue(
                uncaught.err
                        .lines()
                        .get(0)
                        .startsWith("Uncaught NotReadableError: the input cannot be read: Stream closed"),
                uncaught.err::toString);
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementCharacters() throws Exception {
        byte[] bytes = "a\u00ffb\nc\u00c3".getBytes(ISO_8859_1);
        CommandRun lines = run(
                new ByteArrayInputStream(bytes), "for await (const line of stdin) console.log(JSON.stringify(line))");
        assertEquals(ExitCode.OK, lines.exitCode(), lines.err::toString);
        assertEquals(List.of("\"a\ufffdb\"", "\"c\ufffd\""), lines.out.lines());
    }

    @Test
    void brokenInputIsNoScript() throws Exception {
        CommandRun run = CommandRun.start(broken(), "run", "-");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("isosocket: standard input: cannot be read: Stream closed", run.err.awaitLine("isosocket: "));
    }
}
