package io.isosocket.js.modules;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is in the file of a module. */
enum ModuleFormat {
    /** An ES module. */
    MODULE,
    /** A CommonJS module. */
    COMMONJS,
    /** JSON. */
    JSON;

    private static final Pattern COMMONJS_WORD = Pattern.compile("\\bexports\\b|\\brequire\\s*\\(");

    /** By extension, package.json and, where these do not tell, by the text. A file of neither kind is an ES module. */
    static ModuleFormat of(Path file, String text, Packages packages, Lookup lookup) throws ModuleResolutionException {
        ModuleFormat declared = declared(file, packages, lookup);
        if (declared != null) {
            return declared;
        }
        // What holds none of these words needs no closer look, which spares most large files the scan.
        boolean maybeCommonJs = COMMONJS_WORD.matcher(text).find();
        return maybeCommonJs && ModuleSyntax.of(JavaScriptLexer.tokens(text)) == ModuleSyntax.COMMONJS
                ? COMMONJS
                : MODULE;
    }

    /** By extension and package.json alone, or null. */
    static @Nullable ModuleFormat declared(Path file, Packages packages, Lookup lookup)
            throws ModuleResolutionException {
        switch (FileLookup.extension(file)) {
            case ".json" -> {
                return JSON;
            }
            case ".mjs" -> {
                return MODULE;
            }
            case ".cjs" -> {
                return COMMONJS;
            }
            default -> {
                PackageJson around = packages.around(file, lookup);
                return around != null && around.isTypeModule() ? MODULE : null;
            }
        }
    }
}
