package io.isosocket.js;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A script failed: it threw an error that nothing caught, a promise was rejected that nothing handled, it does not parse,
 * or it went over a limit of its runtime.
 *
 * <p>The message begins with the error's name and ends with its position, as in
 * {@code TypeError: x is not a function (app.js:3:5)}.
 */
public final class ScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The text is not JavaScript. */
        SYNTAX,
        /** An error was thrown and not caught. */
        ERROR,
        /** A promise was rejected and nothing handled it. */
        REJECTION,
        /** A limit of the runtime was reached, and the runtime has ended. */
        LIMIT,
        /** The engine itself failed, and the runtime has ended. */
        ENGINE
    }

    /** What went wrong. */
    private final Kind kind;

    /** Empty where it is not known. */
    private final String file;

    /** From 1; 0 where it is not known. */
    private final int line;

    /** From 1; 0 where it is not known. */
    private final int column;

    /** Empty where nothing is known. */
    private final String stack;

    ScriptException(
            Kind kind, String message, String file, int line, int column, String stack, @Nullable Throwable cause) {
        super(withPosition(message, file, line, column), cause);
        this.kind = kind;
        this.file = file;
        this.line = line;
        this.column = column;
        this.stack = stack;
    }

    /** {@return what went wrong} */
    public Kind kind() {
        return kind;
    }

    /** {@return the file or name of the script where it was thrown, where that is known} */
    public Optional<String> file() {
        return file.isEmpty() ? Optional.empty() : Optional.of(file);
    }

    /** {@return the line, from 1, where that is known} */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /** {@return the column, from 1, where that is known} */
    public OptionalInt column() {
        return column == 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /**
     * {@return the script's stack, a line for each frame; for a text that does not parse, its line with a mark under the
     * place; empty where nothing is known}
     */
    public String scriptStack() {
        return stack;
    }

    private static String withPosition(String message, String file, int line, int column) {
        if (file.isEmpty()) {
            return message;
        }
        return message + " (" + file + (line == 0 ? "" : ":" + line + ":" + column) + ")";
    }
}
