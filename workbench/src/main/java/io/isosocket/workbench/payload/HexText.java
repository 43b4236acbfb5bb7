package io.isosocket.workbench.payload;

import java.io.ByteArrayOutputStream;

/** Bytes as a person types them: pairs of hexadecimal digits, with blanks between the pairs. */
final class HexText {

    private static final int RADIX = 16;

    private HexText() {}

    static byte[] parse(String typed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(typed.length() / 2);
        int at = 0;
        while (at < typed.length()) {
            if (Blanks.isBlank(typed.charAt(at))) {
                at++;
            } else {
                bytes.write(digit(typed, at) * RADIX + second(typed, at + 1));
                at += 2;
            }
        }
        return bytes.toByteArray();
    }

    private static int second(String typed, int at) {
        if (at == typed.length() || Blanks.isBlank(typed.charAt(at))) {
            throw new PayloadException("\"" + typed.charAt(at - 1) + "\" is one digit, and a byte has two", at - 1);
        }
        return digit(typed, at);
    }

    private static int digit(String typed, int at) {
        char c = typed.charAt(at);
        int digit = c < 0x80 ? Character.digit(c, RADIX) : -1;
        if (digit < 0) {
            throw new PayloadException(Blanks.shown(typed, at) + " is no hexadecimal digit", at);
        }
        return digit;
    }
}
