package io.isosocket;

/** Tokens (RFC 9110, section 5.6.2). */
final class Tokens {

    private static final String DELIMITERS = "()<>@,;:\\\"/[]?={}";

    private Tokens() {}

    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7F && DELIMITERS.indexOf(c) < 0);
    }
}
