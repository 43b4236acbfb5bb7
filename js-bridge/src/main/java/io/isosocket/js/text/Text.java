package io.isosocket.js.text;

/** Where a decoder puts what it decodes: Encoding Standard, section 4.1, with its two error modes. */
final class Text {

    private static final char REPLACEMENT = '\uFFFD';

    private final boolean fatal;
    private final StringBuilder text;

    Text(boolean fatal, int capacity) {
        this.fatal = fatal;
        text = new StringBuilder(capacity);
    }

    void add(char unit) {
        text.append(unit);
    }

    void add(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    void add(String decoded) {
        text.append(decoded);
    }

    /**
     * Replaces what is malformed.
     *
     * @throws MalformedTextException in fatal mode
     */
    void error() throws MalformedTextException {
        if (fatal) {
            throw new MalformedTextException();
        }
        text.append(REPLACEMENT);
    }

    boolean fatal() {
        return fatal;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
