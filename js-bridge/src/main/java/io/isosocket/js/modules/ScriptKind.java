package io.isosocket.js.modules;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How a script is run. */
public enum ScriptKind {
    /** As a page runs {@code <script src>}: its top-level declarations are global. */
    CLASSIC,
    /** As a page runs {@code <script type="module" src>}. */
    MODULE,
    /** As Node runs a CommonJS file: with {@code require}, {@code module} and {@code exports}. */
    COMMONJS;

    /**
     * Decides how a file is run: as it is asked for, else by its extension, {@code .mjs} or {@code .cjs}, else as a
     * module where the nearest package.json says {@code "type": "module"}, else as a classic script.
     *
     * @param file the file
     * @param asked what was asked for, or null
     * @return the kind
     * @throws ModuleResolutionException if a package.json on the way cannot be read
     */
    public static ScriptKind of(Path file, @Nullable ScriptKind asked) throws ModuleResolutionException {
        if (asked != null) {
            return asked;
        }
        Path absolute = file.toAbsolutePath().normalize();
        Lookup lookup = new Lookup(file.toString(), absolute, ImportStyle.IMPORT);
        ModuleFormat declared = ModuleFormat.declared(absolute, new Packages(), lookup);
        if (declared == null || declared == ModuleFormat.JSON) {
            return CLASSIC;
        }
        return declared == ModuleFormat.MODULE ? MODULE : COMMONJS;
    }
}
