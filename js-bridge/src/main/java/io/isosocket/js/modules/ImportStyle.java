package io.isosocket.js.modules;

import java.util.List;

/** How a module is asked for, which decides the entry that a package gives. */
public enum ImportStyle {
    /** By {@code import}, static or dynamic. */
    IMPORT,
    /** By {@code require()}. */
    REQUIRE;

    /** Whether a condition of {@code exports} or {@code imports} holds. {@code default} always does. */
    boolean meets(String condition) {
        return condition.equals("default") || conditions().contains(condition);
    }

    /** The conditions of {@code exports} and {@code imports} that hold. */
    List<String> conditions() {
        return this == IMPORT ? List.of("browser", "import", "module") : List.of("browser", "require");
    }

    /** The fields of package.json that name the entry of a package without {@code exports}, best first. */
    List<String> entryFields() {
        return this == IMPORT ? List.of("browser", "module", "main") : List.of("browser", "main");
    }
}
