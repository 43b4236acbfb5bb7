package io.isosocket.js.modules;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTML, "parse an import map string". */
final class ImportMapParser {

    private static final Set<String> KNOWN = Set.of("imports", "scopes", "integrity");

    private final URI base;
    private final List<String> warnings = new ArrayList<>();

    ImportMapParser(URI base) {
        this.base = base;
    }

    ImportMap parse(String json) {
        JsonObject parsed;
        try {
            parsed = new JsonObject(SourceText.withoutMark(json));
        } catch (DecodeException e) {
            throw new IllegalArgumentException("The import map is not a JSON object: " + e.getMessage(), e);
        }
        JsonObject imports = object(parsed, "imports");
        JsonObject scopes = object(parsed, "scopes");
        object(parsed, "integrity");
        for (String key : parsed.fieldNames()) {
            if (!KNOWN.contains(key)) {
                warnings.add("Unknown key \"" + key + "\" in the import map");
            }
        }
        return new ImportMap(specifierMap(imports), scopes(scopes), warnings);
    }

    private static JsonObject object(JsonObject parent, String key) {
        if (!parent.containsKey(key)) {
            return new JsonObject();
        }
        if (parent.getValue(key) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("\"" + key + "\" of the import map must be an object");
    }

    private NavigableMap<String, NavigableMap<String, Optional<URI>>> scopes(JsonObject scopes) {
        NavigableMap<String, NavigableMap<String, Optional<URI>>> normalized = new TreeMap<>(Comparator.reverseOrder());
        for (String prefix : scopes.fieldNames()) {
            JsonObject specifiers = object(scopes, prefix);
            URI url = ModuleUrl.resolve(prefix, base);
            if (url == null) {
                warnings.add("The scope \"" + prefix + "\" of the import map is no URL");
            } else {
                normalized.put(url.toString(), specifierMap(specifiers));
            }
        }
        return normalized;
    }

    /** "Sort and normalize a module specifier map". */
    private NavigableMap<String, Optional<URI>> specifierMap(JsonObject specifiers) {
        NavigableMap<String, Optional<URI>> normalized = new TreeMap<>(Comparator.reverseOrder());
        for (Map.Entry<String, Object> entry : specifiers) {
            String key = entry.getKey();
            if (key.isEmpty()) {
                warnings.add("An empty specifier in the import map is ignored");
            } else {
                URI url = ModuleUrl.like(key, base);
                normalized.put(url == null ? key : url.toString(), Optional.ofNullable(address(key, entry.getValue())));
            }
        }
        return normalized;
    }

    private @Nullable URI address(String key, @Nullable Object value) {
        if (!(value instanceof String text)) {
            warnings.add("The address of \"" + key + "\" in the import map is not a string");
            return null;
        }
        URI address = ModuleUrl.like(text, base);
        if (address == null) {
            warnings.add("The address \"" + text + "\" of \"" + key
                    + "\" in the import map must be a URL or begin with \"/\", \"./\" or \"../\"");
            return null;
        }
        if (key.endsWith("/") && !address.toString().endsWith("/")) {
            warnings.add("The address \"" + text + "\" of \"" + key
                    + "\" in the import map must end with \"/\" as its key does");
            return null;
        }
        return address;
    }
}
