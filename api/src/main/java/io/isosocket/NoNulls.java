package io.isosocket;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Lists that come from a caller. */
final class NoNulls {

    private NoNulls() {}

    /**
     * Copies a list.
     *
     * @param name what the list is called where it was given
     * @throws NullPointerException if the list or an entry is null; it names which
     */
    static <T> List<T> copy(Collection<T> list, String name) {
        Objects.requireNonNull(list, name);
        int index = 0;
        for (T entry : list) {
            int at = index++;
            Objects.requireNonNull(entry, () -> name + "[" + at + "]");
        }
        return List.copyOf(list);
    }
}
