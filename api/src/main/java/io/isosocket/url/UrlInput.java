package io.isosocket.url;

/** What happens to the text before it is parsed (URL Standard 4.4, basic URL parser, steps 1 to 3; Web IDL's USVString). */
final class UrlInput {
    private UrlInput() {}

    /** Strips C0 controls and spaces at both ends, removes tabs and newlines, makes U+FFFD of lone surrogates. */
    static String prepare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (start < end && text.charAt(end - 1) <= ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isTabOrNewline(c) || Character.isSurrogate(c)) {
                return repair(text, start, end);
            }
        }
        return text.substring(start, end);
    }

    /** What happens to the value of a setter: nothing is stripped from its ends. */
    static String prepareValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isTabOrNewline(c) || Character.isSurrogate(c)) {
                return repair(value, 0, value.length());
            }
        }
        return value;
    }

    private static String repair(String text, int start, int end) {
        StringBuilder repaired = new StringBuilder(end - start);
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                repaired.append('\uFFFD');
            } else if (!isTabOrNewline(c)) {
                repaired.appendCodePoint(c);
            }
        }
        return repaired.toString();
    }

    private static boolean isTabOrNewline(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }
}
