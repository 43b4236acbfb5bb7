package io.isosocket.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A person at a terminal: history, completion, and a second prompt while the input is incomplete. */
final class TerminalPrompt implements Prompt {

    private static final String FIRST = "> ";
    private static final String MORE = "... ";

    private final Terminal terminal;
    private final LineReader reader;
    private volatile Runnable interrupt = () -> {};

    TerminalPrompt(
            Terminal terminal,
            Path history,
            Predicate<String> isIncomplete,
            Function<String, List<String>> completions) {
        this.terminal = terminal;
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("isosocket")
                .parser((line, cursor, context) -> parse(line, cursor, context, isIncomplete))
                .completer((self, typed, candidates) ->
                        complete(completions.apply(typed.line().substring(0, typed.cursor())), candidates))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_MENU, false)
                .build();
        terminal.handle(Terminal.Signal.INT, signal -> interrupted());
    }

    /** {@return the terminal of the process} */
    static Terminal terminalOfProcess() {
        try {
            return TerminalBuilder.builder().system(true).dumb(true).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the file of the history, in the folder that the system has for the state of programs} */
    static Path historyFile() {
        String home = System.getProperty("user.home", "");
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String state = System.getenv(windows ? "LOCALAPPDATA" : "XDG_STATE_HOME");
        Path folder = state == null || state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
        return folder.resolve("isosocket").resolve("history");
    }

    /** What was typed, of which the unfinished name in front of the cursor is completed. */
    private record Typed(String line, int cursor, String word) implements CompletingParsedLine {

        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        /** Names need no quotes. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }

    private static ParsedLine parse(
            String line, int cursor, Parser.ParseContext context, Predicate<String> isIncomplete) {
        if (context == Parser.ParseContext.ACCEPT_LINE && isIncomplete.test(line)) {
            throw new EOFError(-1, -1, "the input is incomplete");
        }
        int begin = cursor;
        while (begin > 0 && Character.isJavaIdentifierPart(line.charAt(begin - 1))) {
            begin--;
        }
        return new Typed(line, cursor, line.substring(begin, cursor));
    }

    private static void complete(List<String> names, List<Candidate> candidates) {
        for (String name : names) {
            candidates.add(new Candidate(name, name, null, null, null, null, false));
        }
    }

    @Override
    public @Nullable String read() throws Dropped {
        try {
            return reader.readLine(FIRST);
        } catch (UserInterruptException e) {
            throw new Dropped();
        } catch (EndOfFileException e) {
            return null;
        }
    }

    /** Ctrl-C while nothing is read; the terminal has echoed it. */
    private void interrupted() {
        terminal.writer().println();
        terminal.flush();
        interrupt.run();
    }

    @Override
    public void onInterrupt(Runnable action) {
        interrupt = action;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
