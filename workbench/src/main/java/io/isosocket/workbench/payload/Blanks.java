package io.isosocket.workbench.payload;

/** The characters of what was typed. */
final class Blanks {

    private Blanks() {}

    /** {@return whether it is a space, a tab or the end of a line} */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** {@return the character at a place, in quotes; its number where it cannot be seen} */
    static String shown(String typed, int at) {
        int c = typed.codePointAt(at);
        return Character.isISOControl(c) || !Character.isDefined(c) || Character.getType(c) == Character.SURROGATE
                ? String.format("U+%04X", c)
                : "\"" + Character.toString(c) + "\"";
    }
}
