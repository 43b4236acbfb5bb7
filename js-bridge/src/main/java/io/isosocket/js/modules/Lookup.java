package io.isosocket.js.modules;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** One resolution on its way: what was asked, and what was looked at in vain. */
final class Lookup {

    /** More would not help a reader. */
    private static final int SHOWN = 16;

    private final String specifier;
    private final Path referrer;
    private final ImportStyle style;
    private final Set<String> tried = new LinkedHashSet<>();

    Lookup(String specifier, Path referrer, ImportStyle style) {
        this.specifier = specifier;
        this.referrer = referrer;
        this.style = style;
    }

    String specifier() {
        return specifier;
    }

    ImportStyle style() {
        return style;
    }

    void tried(Object place) {
        tried.add(place.toString());
    }

    ModuleResolutionException failure(String rule) {
        return new ModuleResolutionException(specifier, referrer.toString(), rule + shown());
    }

    private String shown() {
        if (tried.isEmpty()) {
            return "";
        }
        String list = String.join(", ", tried.stream().limit(SHOWN).toList());
        String more = tried.size() > SHOWN ? " and " + (tried.size() - SHOWN) + " more" : "";
        return "; looked for " + list + more;
    }
}
