package io.isosocket.vertx.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Sec-WebSocket-Extensions (RFC 6455, section 9.1). The grammar there is the one of RFC 2616, so blanks and tabs
 * may stand around each delimiter; empty list elements are skipped (RFC 9110, section 5.6.1.2), but one extension at
 * least must be there.
 */
final class ExtensionParser {

    private final String text;
    private int position;

    private ExtensionParser(String text) {
        this.text = text;
    }

    /**
     * Reads the header.
     *
     * @param lines the values of all header lines of that name, in their order; they count as one list
     * @return the extensions in their order; none if there is no line
     * @throws NegotiationException if the header does not follow the grammar
     */
    static List<Extension> parse(List<String> lines) throws NegotiationException {
        return lines.isEmpty() ? List.of() : new ExtensionParser(String.join(",", lines)).list();
    }

    private List<Extension> list() throws NegotiationException {
        List<Extension> extensions = new ArrayList<>();
        do {
            skipBlanks();
            if (!atEnd() && peek() != ',') {
                extensions.add(extension());
            }
        } while (skipDelimiter(','));
        if (!atEnd()) {
            throw error("expected ';' or ','");
        }
        if (extensions.isEmpty()) {
            throw error("expected an extension");
        }
        return List.copyOf(extensions);
    }

    private Extension extension() throws NegotiationException {
        String name = token("an extension's name");
        List<Extension.Parameter> parameters = new ArrayList<>();
        while (skipDelimiter(';')) {
            skipBlanks();
            String parameter = token("a parameter's name");
            parameters.add(
                    new Extension.Parameter(parameter, skipDelimiter('=') ? Optional.of(value()) : Optional.empty()));
        }
        return new Extension(name, parameters);
    }

    private String value() throws NegotiationException {
        skipBlanks();
        if (atEnd() || peek() != '"') {
            return token("a parameter's value");
        }
        int start = position;
        String value = quoted();
        if (value.isEmpty() || !value.chars().allMatch(ExtensionParser::isTokenChar)) {
            position = start;
            throw error("a quoted value must hold a token");
        }
        return value;
    }

    private String quoted() throws NegotiationException {
        int start = position;
        StringBuilder value = new StringBuilder();
        position++;
        while (!atEnd() && peek() != '"') {
            if (peek() == '\\') {
                position++;
            }
            if (!atEnd()) {
                value.append(peek());
                position++;
            }
        }
        if (atEnd()) {
            position = start;
            throw error("a quoted value has no end");
        }
        position++;
        return value.toString();
    }

    private String token(String what) throws NegotiationException {
        int start = position;
        while (!atEnd() && isTokenChar(peek())) {
            position++;
        }
        if (position == start) {
            throw error("expected " + what);
        }
        return text.substring(start, position);
    }

    /** Skips blanks, then the delimiter if it comes next. */
    private boolean skipDelimiter(char delimiter) {
        skipBlanks();
        if (atEnd() || peek() != delimiter) {
            return false;
        }
        position++;
        return true;
    }

    private void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            position++;
        }
    }

    private boolean atEnd() {
        return position == text.length();
    }

    private char peek() {
        return text.charAt(position);
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isTokenChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private NegotiationException error(String rule) {
        return new NegotiationException("Sec-WebSocket-Extensions: " + rule + " at index " + position + " (RFC 6455,"
                + " section 9.1): " + text);
    }
}
