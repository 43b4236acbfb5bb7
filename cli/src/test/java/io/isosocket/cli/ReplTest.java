package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReplTest {

    private static CommandRun repl(String... lines) {
        return CommandRun.start(CommandRun.input(String.join("\n", lines) + "\n"), "repl");
    }

    @Test
    void showsValuesAndKeepsTheLastOne() throws Exception {
        CommandRun run = repl("6 * 7", "_ + 1", "{ a: 1 }", "let x = 2", "x");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("42", "43", "{ a: 1 }", "undefined", "2"), run.out.lines());
    }

    @Test
    void awaitsAtTheTopLevelAndKeepsWhatWasDeclared() throws Exception {
        CommandRun run = repl("const x = await 5, { y, z: w = 7 } = { y: 6 };", "x + y + w", "await 'late'");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("undefined", "18", "'late'"), run.out.lines());
    }

    @Test
    void incompleteInputGoesOnInTheNextLine() throws Exception {
        CommandRun run = repl("function f(", "a) { return `<", "${a}` }", "f(1)");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("undefined", "'<\\n1'"), run.out.lines());
    }

    @Test
    void errorsAreShownAndSurvived() throws Exception {
        CommandRun run = repl("nope", "a b", "await Promise.reject(new RangeError('r'))", "1");
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("1"), run.out.lines());
        List<String> errors = run.err.lines().stream()
                .filter(line -> line.startsWith("Uncaught "))
                .toList();
        assertEquals(3, errors.size(), run.err::toString);
        assertTrue(errors.get(2).startsWith("Uncaught RangeError: r"), errors::toString);
    }

    @Test
    void readerThatStopsEndsIt() throws Exception {
        InputStream endless = new InputStream() {
            private boolean atEndOfLine;

            @Override
            public int read() {
                atEndOfLine = !atEndOfLine;
                return atEndOfLine ? '1' : '\n';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        OutputStream unread = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("nobody reads");
            }
        };
        CommandRun run = CommandRun.startWithOutput(endless, unread, "repl");
        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertEquals(List.of("isosocket: nobody reads the output any more"), run.err.lines());
    }

    @Test
    void commandsAndExitEndIt() throws Exception {
        assertEquals(ExitCode.OK, repl(".exit", "throw 1").exitCode());
        assertEquals(4, repl("(await import('isosocket:script')).exit(4)", "1").exitCode());
    }
}
