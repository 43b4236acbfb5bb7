package io.isosocket.js.modules;

import java.nio.file.Path;

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
     * A module that a package leaves out for browsers, by {@code false} in its {@code browser} field. Its exports are an
     * empty object.
     */
    record Empty() implements Resolution {
        @Override
        public String key() {
            return "isosocket:empty";
        }
    }
}
