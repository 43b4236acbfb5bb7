package io.isosocket.js;

import io.isosocket.js.ScriptException.Kind;
import io.isosocket.js.host.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/** Makes {@link ScriptException}s of what leaves a script. */
final class ScriptFailures {

    /** What the engine says of a text that does not parse: the place, from 0, what is wrong, and the line with a mark. */
    private static final Pattern SYNTAX_MESSAGE =
            Pattern.compile("SyntaxError: \\S[^\\n]*?:\\d+:\\d+ (?<what>[^\\n]*)\\n(?<excerpt>.*)", Pattern.DOTALL);

    private ScriptFailures() {}

    /** Of an exception that left an outermost call. */
    static ScriptException of(PolyglotException thrown, Kind kind) {
        Kind actual = thrown.isSyntaxError() ? Kind.SYNTAX : thrown.isInternalError() ? Kind.ENGINE : kind;
        Position position = Position.of(thrown);
        String message = String.valueOf(thrown.getMessage());
        String stack = stackOf(thrown);
        Matcher syntax = SYNTAX_MESSAGE.matcher(message);
        if (actual == Kind.SYNTAX && syntax.matches()) {
            message = "SyntaxError: " + syntax.group("what");
            stack = syntax.group("excerpt").stripTrailing();
        }
        return new ScriptException(
                actual,
                message,
                position.filename(),
                position.lineno(),
                position.colno(),
                stack,
                thrown.isInternalError() ? thrown : null);
    }

    /** Of a value that was thrown, or that a promise was rejected with; the description is of the script's making. */
    static ScriptException ofValue(Value thrown, Kind kind, String description) {
        if (thrown.isException()) {
            try {
                throw thrown.throwException();
            } catch (PolyglotException e) {
                return of(e, kind);
            }
        }
        Position position = Position.of(thrown);
        return new ScriptException(
                kind, description, position.filename(), position.lineno(), position.colno(), "", null);
    }

    /** The script went over one of its limits. */
    static ScriptException limit(String message) {
        return new ScriptException(Kind.LIMIT, message, "", 0, 0, "", null);
    }

    /** The runtime has ended, so that nothing runs in it any more. */
    static IllegalStateException ended() {
        return new IllegalStateException("the runtime has ended");
    }

    private static String stackOf(PolyglotException thrown) {
        List<String> frames = new ArrayList<>();
        for (PolyglotException.StackFrame frame : thrown.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && !section.getSource().isInternal()) {
                String name = frame.getRootName();
                String place =
                        section.getSource().getName() + ":" + section.getStartLine() + ":" + section.getStartColumn();
                frames.add(
                        name == null || name.isEmpty() || name.startsWith(":")
                                ? "    at " + place
                                : "    at " + name + " (" + place + ")");
            }
        }
        return String.join("\n", frames);
    }
}
