package io.isosocket.workbench.payload;

import java.util.Base64;

/** Bytes in Base64 (RFC 4648, section 4), with blanks anywhere, as where it is broken into lines. */
final class Base64Text {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final char PAD = '=';

    /** Digits, padding included, that stand for three bytes. */
    private static final int GROUP = 4;

    private Base64Text() {}

    static byte[] parse(String typed) {
        StringBuilder digits = new StringBuilder(typed.length());
        int lastDigit = 0;
        int padding = 0;
        for (int at = 0; at < typed.length(); at++) {
            char c = typed.charAt(at);
            if (Blanks.isBlank(c)) {
                continue;
            }
            if (c == PAD) {
                padding++;
                checkPadding(digits.length(), padding, at);
                continue;
            }
            if (DIGITS.indexOf(c) < 0) {
                throw new PayloadException(
                        Blanks.shown(typed, at) + " is no digit of Base64, which has A-Z, a-z, 0-9, + and /", at);
            }
            if (padding > 0) {
                throw new PayloadException("\"" + c + "\" stands behind the padding", at);
            }
            digits.append(c);
            lastDigit = at;
        }
        int rest = (digits.length() + padding) % GROUP;
        if (rest != 0) {
            throw new PayloadException(
                    "the last group of four has " + rest + (rest == 1 ? " character" : " characters")
                            + "; \"=\" fills it up",
                    typed.length());
        }
        checkUnusedBits(digits, lastDigit);
        return Base64.getDecoder().decode(digits + "=".repeat(padding));
    }

    /** A group may end with one or two, and has two digits at least. */
    private static void checkPadding(int digits, int padding, int at) {
        int wanted = (GROUP - digits % GROUP) % GROUP;
        if (padding > wanted || wanted > 2) {
            throw new PayloadException("\"=\" is padding where none belongs", at);
        }
    }

    /** Bits that stand for nothing have to be zero, or two texts would stand for the same bytes (section 3.5). */
    private static void checkUnusedBits(CharSequence digits, int lastDigit) {
        int unused = (digits.length() * 6) % 8;
        if (unused != 0) {
            char last = digits.charAt(digits.length() - 1);
            if ((DIGITS.indexOf(last) & ((1 << unused) - 1)) != 0) {
                throw new PayloadException(
                        "\"" + last + "\" has bits that stand for no byte: something is cut off", lastDigit);
            }
        }
    }
}
