package io.isosocket;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set that drops the useless among its entries each time it has doubled: what has become garbage elsewhere
 * cannot pile up here, and adding stays cheap. Not for several threads.
 */
final class SweptSet<E> {

    private static final int FIRST_SWEEP = 16;

    private final Set<E> entries = new LinkedHashSet<>();
    private final Predicate<E> useless;
    private int sweepAt = FIRST_SWEEP;

    SweptSet(Predicate<E> useless) {
        this.useless = useless;
    }

    void add(E entry) {
        if (entries.size() >= sweepAt) {
            entries.removeIf(useless);
            sweepAt = Math.max(FIRST_SWEEP, 2 * entries.size());
        }
        entries.add(entry);
    }

    void remove(E entry) {
        entries.remove(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Takes the first entry out, or returns null. */
    @Nullable E poll() {
        Iterator<E> remaining = entries.iterator();
        if (!remaining.hasNext()) {
            return null;
        }
        E first = remaining.next();
        remaining.remove();
        return first;
    }

    /** Takes all entries out. */
    List<E> drain() {
        List<E> all = List.copyOf(entries);
        entries.clear();
        return all;
    }
}
