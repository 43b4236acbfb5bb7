package io.isosocket.js.modules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Splits JavaScript into tokens, without parsing it: enough to tell an {@code export} in the code from one in a string,
 * a comment, a template or a regular expression (ECMAScript, "Lexical Grammar"). A slash is read as a regular
 * expression where no value can stand before it; where that guess is wrong, the line ends without a closing slash and
 * the slash is read as a division after all.
 */
final class JavaScriptLexer {

    /** The kinds of tokens. */
    enum Kind {
        WORD,
        PUNCTUATOR,
        STRING,
        /** Numbers, templates and regular expressions: values that nobody asks about. */
        VALUE,
        END
    }

    /**
     * A token.
     *
     * @param kind its kind
     * @param text its text; of a string what stands between the quotes, escapes undone where they are simple; of a
     *     value nothing
     * @param depth how many braces, brackets and parentheses are open behind it
     */
    record Token(Kind kind, String text, int depth) {}

    private static final Set<String> BEFORE_EXPRESSION = Set.of(
            "await",
            "case",
            "delete",
            "do",
            "else",
            "extends",
            "in",
            "instanceof",
            "new",
            "of",
            "return",
            "throw",
            "typeof",
            "void",
            "yield");
    private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");

    private final String source;
    private int position;
    private Kind kind = Kind.PUNCTUATOR;
    private String text = "";
    private int depth;
    private boolean valueBefore;
    /** For each open parenthesis, whether it holds a condition, after which a statement begins. */
    private final Deque<Boolean> conditions = new ArrayDeque<>();
    /** The depths at which a template goes on at the closing brace. */
    private final Deque<Integer> templates = new ArrayDeque<>();

    private JavaScriptLexer(String source) {
        this.source = source;
        if (source.startsWith("#!")) {
            skipLine();
        }
    }

    private Kind next() {
        skipBlanks();
        if (position >= source.length()) {
            return token(Kind.END, "", false);
        }
        char first = source.charAt(position);
        if (Character.isJavaIdentifierStart(first) || first == '\\' || first == '#') {
            return word();
        }
        if (first == '"' || first == '\'') {
            return string(first);
        }
        if (first == '`') {
            position++;
            return template();
        }
        boolean fraction = first == '.' && position + 1 < source.length() && isDigit(source.charAt(position + 1));
        if (isDigit(first) || fraction) {
            return number();
        }
        if (first == '/' && !valueBefore && regularExpression()) {
            return kind;
        }
        return punctuator(first);
    }

    /** All tokens of a source. */
    static Tokens tokens(String source) {
        JavaScriptLexer lexer = new JavaScriptLexer(source);
        List<Token> tokens = new ArrayList<>();
        while (lexer.next() != Kind.END) {
            tokens.add(new Token(lexer.kind, lexer.text, lexer.depth));
        }
        return new Tokens(tokens);
    }

    private Kind token(Kind newKind, String newText, boolean isValue) {
        kind = newKind;
        text = newText;
        valueBefore = isValue;
        return newKind;
    }

    private void skipBlanks() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (source.startsWith("//", position)) {
                skipLine();
            } else if (source.startsWith("/*", position)) {
                int end = source.indexOf("*/", position + 2);
                position = end < 0 ? source.length() : end + 2;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (position < source.length() && !isLineEnd(source.charAt(position))) {
            position++;
        }
    }

    private Kind word() {
        boolean property = kind == Kind.PUNCTUATOR && (text.equals(".") || text.equals("?."));
        int start = position++;
        while (position < source.length()
                && (Character.isJavaIdentifierPart(source.charAt(position)) || source.charAt(position) == '\\')) {
            position++;
        }
        String name = source.substring(start, position);
        return token(Kind.WORD, name, property || !BEFORE_EXPRESSION.contains(name));
    }

    private Kind number() {
        while (position < source.length()
                && (Character.isLetterOrDigit(source.charAt(position)) || source.charAt(position) == '.')) {
            position++;
        }
        return token(Kind.VALUE, "", true);
    }

    private Kind string(char quote) {
        StringBuilder content = new StringBuilder();
        position++;
        while (position < source.length() && source.charAt(position) != quote) {
            char c = source.charAt(position++);
            if (c == '\\' && position < source.length()) {
                c = source.charAt(position++);
            } else if (c == '\n') {
                break;
            }
            content.append(c);
        }
        position = Math.min(position + 1, source.length());
        return token(Kind.STRING, content.toString(), true);
    }

    /** A template from behind its backtick, or from behind the brace of a substitution, to its end or the next one. */
    private Kind template() {
        while (position < source.length()) {
            char c = source.charAt(position++);
            if (c == '\\') {
                position++;
            } else if (c == '`') {
                return token(Kind.VALUE, "", true);
            } else if (c == '$' && position < source.length() && source.charAt(position) == '{') {
                position++;
                templates.push(++depth);
                return token(Kind.PUNCTUATOR, "${", false);
            }
        }
        return token(Kind.VALUE, "", true);
    }

    private boolean regularExpression() {
        boolean inClass = false;
        for (int end = position + 1; end < source.length() && !isLineEnd(source.charAt(end)); end++) {
            char c = source.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '/' && !inClass) {
                position = end + 1;
                while (position < source.length() && Character.isJavaIdentifierPart(source.charAt(position))) {
                    position++;
                }
                token(Kind.VALUE, "", true);
                return true;
            }
        }
        return false;
    }

    private Kind punctuator(char first) {
        position++;
        switch (first) {
            case '(' -> {
                conditions.push(kind == Kind.WORD && BEFORE_CONDITION.contains(text));
                depth++;
                return token(Kind.PUNCTUATOR, "(", false);
            }
            case ')' -> {
                depth--;
                boolean condition = !conditions.isEmpty() && conditions.pop();
                return token(Kind.PUNCTUATOR, ")", !condition);
            }
            case '{', '[' -> {
                depth++;
                return token(Kind.PUNCTUATOR, String.valueOf(first), false);
            }
            case ']' -> {
                depth--;
                return token(Kind.PUNCTUATOR, "]", true);
            }
            case '}' -> {
                return closingBrace();
            }
            default -> {
                return operator(first);
            }
        }
    }

    private Kind closingBrace() {
        boolean substitution = !templates.isEmpty() && templates.peek() == depth;
        depth--;
        if (substitution) {
            templates.pop();
            return template();
        }
        // Behind a block a statement begins; behind an object a division is rare.
        return token(Kind.PUNCTUATOR, "}", false);
    }

    /** Operators are single characters, but for those that contain "=" or "." and would be taken for these. */
    private Kind operator(char first) {
        int start = position - 1;
        if (first == '.' && source.startsWith("..", position)) {
            position += 2;
        } else if (first == '?' && position < source.length() && source.charAt(position) == '.') {
            position++;
        } else if ((first == '+' || first == '-') && position < source.length() && source.charAt(position) == first) {
            position++;
            // Behind "a++" a slash divides; in front of a value there is none.
            return token(Kind.PUNCTUATOR, source.substring(start, position), valueBefore);
        } else if ("=!<>+-*/%&|^?".indexOf(first) >= 0) {
            while (position < source.length() && "=>".indexOf(source.charAt(position)) >= 0) {
                position++;
            }
        }
        return token(Kind.PUNCTUATOR, source.substring(start, position), false);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }
}
