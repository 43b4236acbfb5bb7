package io.isosocket.js;

import java.io.PrintStream;

/**
 * Where the output of a script's {@code console} goes. It is called on the thread of the script, which waits for it.
 */
@FunctionalInterface
public interface ScriptConsole {

    /** How serious an output is, by the method of {@code console} that made it. */
    enum Level {
        /** {@code trace}: where the script is. */
        TRACE,
        /** {@code debug}. */
        DEBUG,
        /** {@code log}, {@code info}, {@code dir}, {@code table}, groups, counts and timers. */
        INFO,
        /** {@code warn}, and a label that {@code countReset} or a timer does not know. */
        WARN,
        /** {@code error}, and an {@code assert} that failed. */
        ERROR
    }

    /**
     * Takes one output.
     *
     * @param level how serious it is
     * @param text one line or more, without a line break at the end and without escape sequences of terminals, unless
     *     the script wrote them
     */
    void print(Level level, String text);

    /** Empties the console, where there is something to empty; called for {@code console.clear()}. */
    default void clear() {}

    /**
     * {@return a console that prints what is debug or information to standard output, and the rest to standard error}
     */
    static ScriptConsole standard() {
        return (level, text) -> {
            PrintStream stream =
                    switch (level) {
                        case DEBUG, INFO -> System.out;
                        case TRACE, WARN, ERROR -> System.err;
                    };
            stream.println(text);
        };
    }
}
