package io.isosocket.js;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.js.ScriptConsole.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ScriptConsoleTest {

    @Test
    void standardConsoleSplitsByLevel() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(toOut, true, UTF_8));
            System.setErr(new PrintStream(toErr, true, UTF_8));
            ScriptConsole console = ScriptConsole.standard();
            for (Level level : Level.values()) {
                console.print(level, level.name());
            }
            console.clear();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertEquals("DEBUG INFO ", toOut.toString(UTF_8).replace(System.lineSeparator(), " "));
        assertEquals("TRACE WARN ERROR ", toErr.toString(UTF_8).replace(System.lineSeparator(), " "));
    }
}
