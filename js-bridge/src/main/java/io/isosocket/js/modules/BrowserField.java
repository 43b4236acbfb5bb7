package io.isosocket.js.modules;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object form of the {@code browser} field: what a package replaces for browsers, files of its own and packages
 * that it imports. Written down in the package-browser-field-spec, which the bundlers follow.
 */
final class BrowserField {

    private static final List<String> GUESSED_ENDINGS = List.of(".js", ".json", "/index.js");

    private final PackageJson json;
    private final JsonObject map;

    private BrowserField(PackageJson json, JsonObject map) {
        this.json = json;
        this.map = map;
    }

    /** The field of a package, or null where there is none in this form. */
    static @Nullable BrowserField of(@Nullable PackageJson json) {
        JsonObject map = json == null ? null : json.browserMap();
        return json == null || map == null ? null : new BrowserField(json, map);
    }

    Path folder() {
        return json.folder();
    }

    /** What stands for a package or a path in one: a String, {@code false}, or null where nothing is said. */
    @Nullable Object forPackage(String specifier) {
        return map.getValue(specifier);
    }

    /** What stands for a file of this package: a String, {@code false}, or null where nothing is said. */
    @Nullable Object forFile(Path file) {
        String path = json.folder().relativize(file).toString().replace('\\', '/');
        Object found = forPath(path);
        for (String ending : GUESSED_ENDINGS) {
            if (found == null && path.endsWith(ending)) {
                found = map.getValue("./" + path.substring(0, path.length() - ending.length()));
            }
        }
        return found;
    }

    private @Nullable Object forPath(String path) {
        Object found = map.getValue("./" + path);
        // Some packages leave the "./" out.
        return found == null ? map.getValue(path) : found;
    }
}
