package io.isosocket.js.modules;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An import map, as the HTML Standard defines it (8.1.6.2, "Import maps"): what a page writes into
 * {@code <script type="importmap">}. Parsed by {@link #parse}.
 *
 * <p>One thing goes beyond: a bare specifier that the map does not name is not an error but goes on to
 * {@code node_modules}. Deviation: {@code integrity} is read and not checked, since only local files are loaded.
 */
public final class ImportMap {

    private static final ImportMap EMPTY = new ImportMap(new TreeMap<>(), new TreeMap<>(), List.of());

    // Descending, so that the longest of several prefixes comes first.
    private final NavigableMap<String, Optional<URI>> imports;
    private final NavigableMap<String, NavigableMap<String, Optional<URI>>> scopes;
    private final List<String> warnings;

    ImportMap(
            NavigableMap<String, Optional<URI>> imports,
            NavigableMap<String, NavigableMap<String, Optional<URI>>> scopes,
            List<String> warnings) {
        this.imports = imports;
        this.scopes = scopes;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * {@return the map that maps nothing}
     */
    public static ImportMap empty() {
        return EMPTY;
    }

    /**
     * Parses an import map.
     *
     * @param json its text
     * @param base the URL that its relative addresses are resolved against: the file's own
     * @return the map
     * @throws IllegalArgumentException if the text is no JSON object, or imports, scopes or a scope is no object
     */
    public static ImportMap parse(String json, URI base) {
        return new ImportMapParser(base).parse(json);
    }

    /**
     * {@return what a browser would warn of in its console: entries that were ignored or lead nowhere}
     */
    public List<String> warnings() {
        return warnings;
    }

    /** Whether nothing is mapped. */
    boolean isEmpty() {
        return imports.isEmpty() && scopes.isEmpty();
    }

    /** HTML, "resolve a module specifier", steps about the map: empty where the map says nothing. */
    Optional<URI> resolve(Lookup lookup, URI base) throws ModuleResolutionException {
        URI asUrl = ModuleUrl.like(lookup.specifier(), base);
        String normalized = asUrl == null ? lookup.specifier() : asUrl.toString();
        for (Map.Entry<String, NavigableMap<String, Optional<URI>>> scope : scopes.entrySet()) {
            String prefix = scope.getKey();
            if (prefix.equals(base.toString())
                    || (prefix.endsWith("/") && base.toString().startsWith(prefix))) {
                Optional<URI> match =
                        match(normalized, asUrl == null || ModuleUrl.isSpecial(asUrl), scope.getValue(), lookup);
                if (match.isPresent()) {
                    return match;
                }
            }
        }
        return match(normalized, asUrl == null || ModuleUrl.isSpecial(asUrl), imports, lookup);
    }

    /** HTML, "resolve an imports match". */
    private static Optional<URI> match(
            String specifier, boolean prefixes, NavigableMap<String, Optional<URI>> entries, Lookup lookup)
            throws ModuleResolutionException {
        for (Map.Entry<String, Optional<URI>> entry : entries.entrySet()) {
            String key = entry.getKey();
            boolean exact = key.equals(specifier);
            if (exact || (prefixes && key.endsWith("/") && specifier.startsWith(key))) {
                URI address = entry.getValue()
                        .orElseThrow(
                                () -> lookup.failure("the import map blocks it by the entry \"" + key + "\": null"));
                return Optional.of(exact ? address : below(address, specifier.substring(key.length()), lookup));
            }
        }
        return Optional.empty();
    }

    private static URI below(URI address, String path, Lookup lookup) throws ModuleResolutionException {
        URI url = ModuleUrl.resolve(path, address);
        if (url == null) {
            throw lookup.failure("'" + path + "' is no URL against " + address + " of the import map");
        }
        if (!url.toString().startsWith(address.toString())) {
            throw lookup.failure(
                    "it leads to " + url + ", which is above " + address + ", its prefix in the import map");
        }
        return url;
    }
}
