package io.isosocket.js.modules;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where a specifier leads. */
public sealed interface Resolution {

    /**
     * {@return what tells this module from every other one: specifiers with equal keys share one instance}
     */
    String key();

    /**
     * A file.
     *
     * @param path its real path
     */
    record File(Path path) implements Resolution {
        @Override
        public String key() {
            return path.toString();
        }
    }

    /**
     * A module that the runtime brings.
     *
     * @param key its name, such as {@code isosocket:script}
     */
    record Builtin(String key) implements Resolution {}

    /**
     * A module that a package leaves out for browsers, by {@code false} in its {@code browser} field. Its exports are
     * an empty object.
     *
     * @param names the names that the importing module asks for: they are there, and undefined, as with bundlers
     */
    record Empty(Set<String> names) implements Resolution {

        private static final String KEY = "isosocket:empty";

        /**
         * Sorts the names, so that the key depends on them alone.
         *
         * @param names the names
         */
        public Empty {
            names = Collections.unmodifiableSet(new TreeSet<>(names));
        }

        @Override
        public String key() {
            return names.isEmpty() ? KEY : KEY + "?" + String.join("&", names);
        }

        static boolean isKey(String key) {
            return key.equals(KEY) || key.startsWith(KEY + "?");
        }

        static Set<String> names(String key) {
            return key.equals(KEY)
                    ? Set.of()
                    : new TreeSet<>(List.of(key.substring(KEY.length() + 1).split("&")));
        }
    }
}
