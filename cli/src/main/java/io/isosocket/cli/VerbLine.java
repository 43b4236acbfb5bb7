package io.isosocket.cli;

import io.isosocket.workbench.payload.PayloadException;

/**
 * A line that begins with a word, cut behind it.
 *
 * @param word the first word
 * @param argument all behind the one blank that ends the word
 * @param argumentAt where the argument begins in the line
 */
record VerbLine(String word, String argument, int argumentAt) {

    /**
     * Cuts a line.
     *
     * @param line the line
     * @param from where the word begins
     * @return its parts
     */
    static VerbLine of(String line, int from) {
        int end = from;
        while (end < line.length() && !isBlank(line.charAt(end))) {
            end++;
        }
        int argumentAt = Math.min(end + 1, line.length());
        return new VerbLine(line.substring(from, end), line.substring(argumentAt), argumentAt);
    }

    /** {@return the index of the first character at or behind a place that is no blank} */
    static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** {@return what is wrong with the argument, with the column in the line} */
    String told(IllegalArgumentException wrong) {
        String message = word + ": " + wrong.getMessage();
        return wrong instanceof PayloadException exactly
                ? message + ", at column " + (argumentAt + exactly.at() + 1)
                : message;
    }
}
