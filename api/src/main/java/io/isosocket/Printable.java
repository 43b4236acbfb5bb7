package io.isosocket;

/** What a message may show of a value that broke a rule. */
final class Printable {

    private static final int FIRST = 0x20;
    private static final int DEL = 0x7F;

    private Printable() {}

    /** {@return the text with all that is not printable ASCII as the escapes of Java} */
    static String of(String value) {
        StringBuilder text = new StringBuilder();
        value.chars().forEach(c -> {
            if (c >= FIRST && c < DEL) {
                text.append((char) c);
            } else {
                text.append(String.format("\\u%04x", c));
            }
        });
        return text.toString();
    }
}
