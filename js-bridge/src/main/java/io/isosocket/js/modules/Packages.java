package io.isosocket.js.modules;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The package.json files, each read once: a program's packages do not change while it runs. Not safe for threads, as
 * the runtime that uses it.
 */
final class Packages {

    private static final Path NODE_MODULES = Path.of("node_modules");

    private final Map<Path, Optional<PackageJson>> read = new HashMap<>();

    /** The package.json of a folder, or null where there is none. */
    @Nullable PackageJson in(Path folder, Lookup lookup) throws ModuleResolutionException {
        Optional<PackageJson> known = read.get(folder);
        if (known == null) {
            known = Optional.ofNullable(read(folder, lookup));
            read.put(folder, known);
        }
        return known.orElse(null);
    }

    /** The nearest package.json above a file, not beyond a node_modules folder: Node's LOOKUP_PACKAGE_SCOPE. */
    @Nullable PackageJson around(Path file, Lookup lookup) throws ModuleResolutionException {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (NODE_MODULES.equals(folder.getFileName())) {
                return null;
            }
            PackageJson found = in(folder, lookup);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable PackageJson read(Path folder, Lookup lookup) throws ModuleResolutionException {
        Path file = folder.resolve("package.json");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return new PackageJson(folder, new JsonObject(SourceText.read(file)));
        } catch (IOException e) {
            throw lookup.failure(file + " cannot be read (" + e.getMessage() + ")");
        } catch (DecodeException e) {
            throw lookup.failure(file + " is not a JSON object (" + firstLine(e) + ")");
        }
    }

    private static String firstLine(DecodeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
