package io.isosocket.js.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where in a script something was thrown.
 *
 * @param filename of the script; empty where it is not known
 * @param lineno from 1; 0 where it is not known
 * @param colno from 1; 0 where it is not known
 */
public record Position(
        @HostAccess.Export String filename, @HostAccess.Export int lineno, @HostAccess.Export int colno) {

    private static final Pattern FRAME = Pattern.compile("\\n    at (?:.* \\()?(.+?):(\\d{1,9}):(\\d{1,9})");
    private static final Position UNKNOWN = new Position("", 0, 0);

    /**
     * Finds the position of an error object.
     *
     * @param thrown any value that was thrown
     * @return its position; unknown for what is no error
     */
    public static Position of(Value thrown) {
        if (!thrown.isException()) {
            Value stack = thrown.hasMembers() ? thrown.getMember("stack") : null;
            return stack != null && stack.isString() ? inStack(stack.asString()) : UNKNOWN;
        }
        try {
            throw thrown.throwException();
        } catch (PolyglotException e) {
            return of(e);
        }
    }

    /**
     * Finds the position of an exception that left a script.
     *
     * @param exception the exception
     * @return the position of its innermost frame in a script
     */
    public static Position of(PolyglotException exception) {
        SourceSection section = exception.getSourceLocation();
        if (section == null || section.getSource().isInternal()) {
            section = innermost(exception);
        }
        return section == null
                ? UNKNOWN
                : new Position(section.getSource().getName(), section.getStartLine(), section.getStartColumn());
    }

    /** The first frame of a stack as text, which a DOMException has, being no error of the engine's. */
    private static Position inStack(String stack) {
        Matcher frame = FRAME.matcher(stack);
        return frame.find()
                ? new Position(frame.group(1), Integer.parseInt(frame.group(2)), Integer.parseInt(frame.group(3)))
                : UNKNOWN;
    }

    private static @Nullable SourceSection innermost(PolyglotException exception) {
        for (PolyglotException.StackFrame frame : exception.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && !section.getSource().isInternal()) {
                return section;
            }
        }
        return null;
    }
}
