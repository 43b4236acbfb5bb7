package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the index of texts is asked (SQLite FTS5, its trigram tokenizer). */
final class LogSearch {

    /** How much of a text is searched, in characters. */
    private static final int SEARCHED = 1 << 16;

    /** A shorter text is in no index of trigrams. */
    private static final int TRIGRAM = 3;

    private LogSearch() {}

    /** {@return the part of a text that can be found} */
    static String searched(String text) {
        return text.length() > SEARCHED ? text.substring(0, SEARCHED) : text;
    }

    /** {@return what stands for a kind in the index} */
    static String word(LogKind kind) {
        return kind.jsonName().substring(0, TRIGRAM);
    }

    /** {@return whether the index can find a text} */
    static boolean isIndexed(String text) {
        return text.codePointCount(0, text.length()) >= TRIGRAM;
    }

    /** {@return the expression that finds a text in entries of some kinds, of which there is one at least} */
    static String expression(String text, Set<LogKind> kinds) {
        String found = "text : \"" + text.replace("\"", "\"\"") + "\"";
        if (kinds.size() == LogKind.values().length) {
            return found;
        }
        return EnumSet.copyOf(kinds).stream()
                .map(kind -> "kind : \"" + word(kind) + "\"")
                .collect(Collectors.joining(" OR ", found + " AND (", ")"));
    }

    /** {@return whether a text contains another, as the index would say it} */
    static boolean contains(String text, String sought) {
        return folded(searched(text)).contains(folded(sought));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
