package io.isosocket.cli;

import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lines from a pipe or a file: no prompt is shown, and nothing is edited. */
final class PipedPrompt implements Prompt {

    /** In characters. */
    private static final int LONGEST_LINE = 1 << 26;

    private final Console console;
    private final Lines lines;
    private final Predicate<String> isIncomplete;

    PipedPrompt(Console console, Predicate<String> isIncomplete) {
        this.console = console;
        this.lines = new Lines(console.in(), LONGEST_LINE);
        this.isIncomplete = isIncomplete;
    }

    @Override
    public @Nullable String read() {
        String input = next();
        while (input != null && isIncomplete.test(input)) {
            String more = next();
            if (more == null) {
                return input;
            }
            input = input + "\n" + more;
        }
        return input;
    }

    private @Nullable String next() {
        try {
            return lines.next();
        } catch (IOException e) {
            console.note("isosocket: cannot read the input: " + Await.reason(e));
            return null;
        }
    }

    @Override
    public void onInterrupt(Runnable action) {
        // Ctrl-C ends the process.
    }

    @Override
    public void close() {}
}
