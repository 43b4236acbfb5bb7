package io.isosocket.cli;

import org.jspecify.annotations.Nullable;

/** Where the lines of {@code repl} come from. */
interface Prompt extends AutoCloseable {

    /** Ctrl-C at the prompt: what was typed so far is dropped. */
    final class Dropped extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads one input, over several lines where the first one is not a whole script.
     *
     * @return the input; null at the end
     * @throws Dropped if it was dropped
     */
    @Nullable String read() throws Dropped;

    /**
     * What Ctrl-C does while an input is evaluated.
     *
     * @param action the action
     */
    void onInterrupt(Runnable action);

    @Override
    void close();
}
