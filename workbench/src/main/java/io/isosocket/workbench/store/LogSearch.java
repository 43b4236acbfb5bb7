package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a text is found. The tables of texts (SQLite FTS5, its trigram tokenizer) know which three characters in a row an entry
 * has; a candidate has all that the text asks for, and then the text itself is looked for in it.
 */
final class LogSearch {

    /** How much of an entry's text is searched, in characters. */
    static final int SEARCHED = 1 << 16;

    /** A shorter text is in no table. */
    private static final int TRIGRAM = 3;

    private static final int STRIDE = TRIGRAM + 1;

    /** More do not narrow it down any further, and each costs. */
    private static final int MOST = 12;

    /** As many as leave few candidates where the messages have random numbers. */
    private static final int FEW = 3;

    /** What most words and the names of members are made of. */
    private static final String FREQUENT = "etaoinsrhld";

    private LogSearch() {}

    /** {@return the part of an entry's text that can be found} */
    static String searched(String text) {
        return text.length() > SEARCHED ? text.substring(0, SEARCHED) : text;
    }

    /** {@return the table with the texts of a kind} */
    static String table(LogKind kind) {
        return "text_of_" + kind.jsonName();
    }

    /** {@return whether the tables can find a text} */
    static boolean isIndexed(String text) {
        return text.codePointCount(0, text.length()) >= TRIGRAM;
    }

    /** {@return the expression that finds the candidates for a text by all of it} */
    static String expression(String text) {
        int[] characters = text.codePoints().toArray();
        Set<String> trigrams = new LinkedHashSet<>();
        trigrams.add(trigram(characters, characters.length - TRIGRAM));
        // Those between say little more, and each list of entries costs time to walk along, backwards above all.
        for (int at = 0; at + TRIGRAM <= characters.length && trigrams.size() < MOST; at += STRIDE) {
            trigrams.add(trigram(characters, at));
        }
        return allOf(trigrams.stream());
    }

    /**
     * {@return the expression that finds the candidates for a text by what is likely rare in it} It walks along fewer and
     * shorter lists, but may find many that do not have the text.
     */
    static String shortExpression(String text) {
        int[] characters = text.codePoints().toArray();
        // Of equally rare ones the last: what is alike in messages is their beginning.
        List<Integer> rarestFirst = IntStream.iterate(characters.length - TRIGRAM, at -> at >= 0, at -> at - 1)
                .boxed()
                .sorted(Comparator.comparingInt((Integer at) -> rarity(characters, at))
                        .reversed())
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (int at : rarestFirst) {
            if (chosen.size() < FEW && chosen.stream().allMatch(other -> Math.abs(at - other) >= TRIGRAM)) {
                chosen.add(at);
            }
        }
        return allOf(chosen.stream().map(at -> trigram(characters, at)).distinct());
    }

    private static int rarity(int[] characters, int at) {
        return IntStream.range(at, at + TRIGRAM).map(i -> rarity(characters[i])).sum();
    }

    private static int rarity(int character) {
        if (!Character.isLetterOrDigit(character)) {
            return 0;
        }
        return FREQUENT.indexOf(Character.toLowerCase(character)) >= 0 ? 1 : 2;
    }

    private static String allOf(Stream<String> trigrams) {
        return trigrams.map(trigram -> "\"" + trigram.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(" AND "));
    }

    private static String trigram(int[] characters, int at) {
        return new String(characters, at, TRIGRAM);
    }

    /** {@return whether a text contains another, without regard to case} */
    static boolean contains(String text, String sought) {
        String searched = searched(text);
        int last = searched.length() - sought.length();
        for (int at = 0; at <= last; at++) {
            if (searched.regionMatches(true, at, sought, 0, sought.length())) {
                return true;
            }
        }
        return false;
    }
}
