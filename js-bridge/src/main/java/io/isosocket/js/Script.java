package io.isosocket.js;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A script to be run by a {@link JsRuntime}: a file, or a text. Immutable. */
public final class Script {

    /** How a script is run. */
    public enum Kind {
        /** As a page runs {@code <script src>}: its top-level declarations are global. */
        CLASSIC,
        /** As a page runs {@code <script type="module" src>}. */
        MODULE,
        /** With {@code require}, {@code module} and {@code exports}, as Node runs a CommonJS file. */
        COMMONJS
    }

    private final Optional<Path> file;
    private final String name;
    private final String text;
    private final Optional<Kind> kind;

    private Script(Optional<Path> file, String name, String text, Optional<Kind> kind) {
        this.file = file;
        this.name = name;
        this.text = text;
        this.kind = kind;
    }

    /**
     * A script in a file. Its kind is that of its name: a module where it ends in {@code .mjs}, or in {@code .js} where
     * the nearest package.json says {@code "type": "module"}; CommonJS where it ends in {@code .cjs}, or the package.json
     * says {@code "type": "commonjs"}; else a classic script.
     *
     * @param file its path; it is read when it is run
     * @return the script
     */
    public static Script file(Path file) {
        return new Script(Optional.of(file), file.toString(), "", Optional.empty());
    }

    /**
     * A classic script as a text.
     *
     * @param name what stack traces call it
     * @param text the script
     * @return the script
     */
    public static Script text(String name, String text) {
        return new Script(
                Optional.empty(),
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(text, "text"),
                Optional.of(Kind.CLASSIC));
    }

    /**
     * The same script, run in a certain way.
     *
     * @param how whatever its name says
     * @return the script
     */
    public Script as(Kind how) {
        return new Script(file, name, text, Optional.of(how));
    }

    Optional<Path> file() {
        return file;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Optional<Kind> kind() {
        return kind;
    }

    @Override
    public String toString() {
        return name;
    }
}
