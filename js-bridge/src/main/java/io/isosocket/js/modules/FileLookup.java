package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which file a path means: the exact one first, then with an extension, then a folder's entry, as bundlers look. */
final class FileLookup {

    private static final List<String> EXTENSIONS = List.of(".js", ".mjs", ".cjs", ".json");
    private static final Set<String> LOADABLE = Set.copyOf(EXTENSIONS);
    private static final List<String> UNCOMPILED = List.of(".ts", ".tsx", ".mts", ".cts", ".jsx");

    private volatile ModuleRoots roots;
    private final Packages packages;

    FileLookup(ModuleRoots roots, Packages packages) {
        this.roots = roots;
        this.packages = packages;
    }

    /** Permits more; any thread. */
    void permit(ModuleRoots more) {
        roots = roots.and(more);
    }

    ModuleRoots roots() {
        return roots;
    }

    /** The file that a path means, or null. */
    @Nullable Path find(Path path, Lookup lookup) throws ModuleResolutionException {
        Path file = fileOrGuess(path, lookup);
        return file != null || !isFolder(path) ? file : entry(path, lookup);
    }

    /** The file at exactly this path, or null. */
    @Nullable Path exact(Path path, Lookup lookup) {
        if (!roots.permit(path)) {
            lookup.tried(path + " (outside of the folders that modules may come from: " + roots + ")");
            return null;
        }
        if (Files.isRegularFile(path)) {
            return path;
        }
        lookup.tried(path);
        return null;
    }

    /** The entry of a folder whose package.json, if any, has no {@code exports} that count. */
    @Nullable Path entry(Path folder, Lookup lookup) throws ModuleResolutionException {
        PackageJson json = packages.in(folder, lookup);
        if (json != null) {
            for (String field : lookup.style().entryFields()) {
                String target = json.text(field);
                Path found =
                        target == null ? null : entryFile(folder.resolve(target).normalize(), lookup);
                if (found != null) {
                    return found;
                }
            }
        }
        return fileOrGuess(folder.resolve("index"), lookup);
    }

    /** A folder that may be looked at. */
    boolean isFolder(Path path) {
        return roots.permit(path) && Files.isDirectory(path);
    }

    /** The real path of a file that was found, once it is one that can be loaded. */
    Path real(Path file, Lookup lookup) throws ModuleResolutionException {
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException e) {
            throw lookup.failure(file + " cannot be read (" + e.getMessage() + ")");
        }
        if (!roots.permit(real)) {
            throw lookup.failure(
                    file + " leads to " + real + ", outside of the folders that modules may come from: " + roots);
        }
        String extension = extension(real);
        if (UNCOMPILED.contains(extension)) {
            throw lookup.failure(mustBeCompiled(real));
        }
        if (!LOADABLE.contains(extension)) {
            throw lookup.failure(real + " is no module: its name must end in one of " + EXTENSIONS);
        }
        return real;
    }

    /** The error for a path at which nothing was found: a source that nobody compiled is the likely reason. */
    ModuleResolutionException notFound(Path path, Lookup lookup) {
        String name = String.valueOf(path.getFileName());
        for (String stem : List.of(name, name.replaceFirst("\\.[cm]?js$", ""))) {
            for (String extension : UNCOMPILED) {
                Path source = path.resolveSibling(stem + extension);
                if (roots.permit(source) && Files.isRegularFile(source)) {
                    return lookup.failure(mustBeCompiled(source));
                }
            }
        }
        return lookup.failure("there is no such file");
    }

    static String mustBeCompiled(Path source) {
        String output = String.valueOf(source.getFileName()).replaceFirst("\\.([cm]?)(?:ts|tsx|jsx)$", ".$1js");
        String beside = Files.isRegularFile(source.resolveSibling(output))
                ? "'" + output + "' lies beside it: import that"
                : "'" + output + "' was looked for beside it and is not there";
        return source + " must be compiled to JavaScript first; " + beside;
    }

    static boolean isUncompiled(Path file) {
        return UNCOMPILED.contains(extension(file));
    }

    static boolean isJson(Path file) {
        return extension(file).equals(".json");
    }

    static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private @Nullable Path entryFile(Path target, Lookup lookup) {
        Path file = fileOrGuess(target, lookup);
        return file != null || !isFolder(target) ? file : fileOrGuess(target.resolve("index"), lookup);
    }

    private @Nullable Path fileOrGuess(Path path, Lookup lookup) {
        Path found = exact(path, lookup);
        if (found != null || path.getFileName() == null || !roots.permit(path)) {
            return found;
        }
        for (String extension : EXTENSIONS) {
            found = exact(path.resolveSibling(path.getFileName() + extension), lookup);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
