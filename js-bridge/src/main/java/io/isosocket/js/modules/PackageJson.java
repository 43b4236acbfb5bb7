package io.isosocket.js.modules;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A package.json: what of it concerns the finding of modules. Fields of another type than expected count as absent, as
 * in Node and in the bundlers.
 *
 * @param folder the package's folder
 * @param json the whole file
 */
record PackageJson(Path folder, JsonObject json) {

    @Nullable String name() {
        return text("name");
    }

    /** Whether its {@code .js} files are ES modules by declaration. */
    boolean isTypeModule() {
        return "module".equals(json.getValue("type"));
    }

    @Nullable Object exports() {
        return json.getValue("exports");
    }

    @Nullable JsonObject imports() {
        return json.getValue("imports") instanceof JsonObject map ? map : null;
    }

    /** The object form of {@code browser}: replacements of files and packages. */
    @Nullable JsonObject browserMap() {
        return json.getValue("browser") instanceof JsonObject map ? map : null;
    }

    /** A field that is a string and not an empty one. */
    @Nullable String text(String field) {
        return json.getValue(field) instanceof String value && !value.isEmpty() ? value : null;
    }

    Path file() {
        return folder.resolve("package.json");
    }
}
