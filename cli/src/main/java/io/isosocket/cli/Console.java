package io.isosocket.cli;

import io.isosocket.js.ScriptConsole;
import io.isosocket.js.ScriptException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The three standard streams of the command: results go to {@link #out()}, all else to {@link #err()}. Any thread may
 * print.
 *
 * @param in what is typed or piped in
 * @param out the results
 * @param err all else
 * @param outIsTerminal whether a person reads the results, on a terminal that takes control sequences
 * @param inIsTerminal whether a person types
 */
record Console(BufferedReader in, PrintStream out, PrintStream err, boolean outIsTerminal, boolean inIsTerminal) {

    /** What is told where {@link #result} is not taken. */
    static final String OUTPUT_LOST = "isosocket: nobody reads the output any more";

    /** Set by the launcher, since the JDK cannot tell for standard output alone. */
    private static final String TERMINAL_PROPERTY = "isosocket.terminal";

    /** Likewise for standard input. */
    private static final String INPUT_TERMINAL_PROPERTY = "isosocket.terminal.input";

    /** {@return the streams of the process} */
    static Console ofProcess() {
        Charset charset = charset();
        return of(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                charset,
                Boolean.getBoolean(TERMINAL_PROPERTY),
                Boolean.getBoolean(INPUT_TERMINAL_PROPERTY));
    }

    /**
     * Wraps streams.
     *
     * @param in for {@link #in()}
     * @param out for {@link #out()}
     * @param err for {@link #err()}
     * @param charset the encoding of all three
     * @param outIsTerminal whether control characters are shown, in place of sent
     * @param inIsTerminal whether a person types
     * @return the console
     */
    static Console of(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Charset charset,
            boolean outIsTerminal,
            boolean inIsTerminal) {
        return new Console(
                new BufferedReader(new InputStreamReader(in, charset)),
                new PrintStream(new BufferedOutputStream(out), true, charset),
                new PrintStream(new BufferedOutputStream(err), true, charset),
                outIsTerminal,
                inIsTerminal);
    }

    /**
     * Prints a line of the results and flushes it.
     *
     * @param line the line
     * @return whether it was taken; false once nobody reads standard output any more
     */
    boolean result(String line) {
        synchronized (out) {
            out.println(outIsTerminal ? visible(line) : line);
            return !out.checkError();
        }
    }

    /**
     * Tells the user something that is no result.
     *
     * @param line what to tell; control characters in it are shown, since it may come from a peer
     */
    void note(String line) {
        err.println(visible(line));
    }

    /**
     * Prints what a script's {@code console} prints.
     *
     * @param level what is debug or information is a result
     * @param text one line or more
     * @return false once it was a result and nobody reads standard output any more
     */
    boolean script(ScriptConsole.Level level, String text) {
        return switch (level) {
            case DEBUG, INFO -> result(text);
            case TRACE, WARN, ERROR -> {
                note(text);
                yield true;
            }
        };
    }

    /**
     * Tells of an error that a script did not handle.
     *
     * @param failure the error
     */
    void uncaught(ScriptException failure) {
        note("Uncaught " + failure.getMessage());
        if (!failure.scriptStack().isEmpty()) {
            note(failure.scriptStack());
        }
    }

    /** {@return whether a person types at a terminal and reads the results there} */
    boolean isInteractive() {
        return outIsTerminal && inIsTerminal;
    }

    /**
     * Replaces control characters, so that a peer's text cannot move the cursor or set colours.
     *
     * @param text any text
     * @return the text with control characters other than tab and line feed written as {@code \}{@code u001b}
     */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isISOControl(c) && c != '\t' && c != '\n') {
                visible.append(String.format("\\u%04x", c));
            } else {
                visible.append((char) c);
            }
        });
        return visible.toString();
    }

    /** UTF-8 whatever the locale says, as pipes and containers expect; a Windows console has its own. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        java.io.Console console = windows ? System.console() : null;
        return console == null ? StandardCharsets.UTF_8 : console.charset();
    }
}
