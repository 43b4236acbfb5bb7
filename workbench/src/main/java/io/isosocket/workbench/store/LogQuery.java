package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogKind;
import java.util.Objects;
import java.util.Set;

/**
 * Which rows of a log are wanted.
 *
 * @param kinds of which kinds
 * @param text what they contain, without regard to case; empty for anything
 * @param place where they are
 * @param value the row or the number that {@code place} speaks of
 * @param limit how many at most
 */
public record LogQuery(Set<LogKind> kinds, String text, Place place, long value, int limit) {

    /** The most rows that one query may ask for. */
    public static final int MAX_LIMIT = 500;

    /** Where the rows are. */
    public enum Place {
        /** From a row on, counted from 0 among those of the kinds. */
        ROW,
        /** From an entry's number on. */
        FROM,
        /** The last ones before an entry's number. */
        BEFORE
    }

    /**
     * Checks the values.
     *
     * @param kinds of which kinds
     * @param text what they contain, without regard to case; empty for anything
     * @param place where they are
     * @param value the row or the number that {@code place} speaks of
     * @param limit how many at most
     * @throws IllegalArgumentException if a value is out of its range
     */
    public LogQuery {
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(place, "place");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + " is not in 1 to " + MAX_LIMIT);
        }
        if (value < 0) {
            throw new IllegalArgumentException("the row or number " + value + " is negative");
        }
        if (place == Place.ROW && !text.isEmpty()) {
            throw new IllegalArgumentException("row: rows that contain a text are not counted; use from or before");
        }
    }

    /** {@return whether entries of every kind are wanted} */
    boolean isOfAllKinds() {
        return kinds.size() == LogKind.values().length;
    }
}
