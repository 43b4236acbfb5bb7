package io.isosocket.js.modules;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the module that a specifier means, as the bundlers do for browsers. In this order:
 *
 * <ol>
 *   <li>the import map, for {@code import} (HTML Standard, "resolve a module specifier");
 *   <li>a URL: {@code isosocket:} for what the runtime brings, {@code file:};
 *   <li>{@code ./}, {@code ../} and {@code /}: the exact file, then with .js, .mjs, .cjs or .json, then the folder's
 *       entry. Deviation: a query or fragment that no file name has is left out, and makes no second
 *       instance;
 *   <li>{@code #name}: the {@code imports} of the nearest package.json;
 *   <li>else a package: what the {@code browser} field of the importing package puts in its place, the importing
 *       package itself by its name, or the nearest {@code node_modules} that has it; of that its {@code exports}, or
 *       without them {@code browser}, {@code module}, {@code main}, index.js.
 * </ol>
 *
 * <p>Files are known by their real path. Not safe for threads, as the runtime that uses it.
 */
public final class ModuleResolver {

    private final ImportMap importMap;
    private final BuiltinModules builtins;
    private final Packages packages = new Packages();
    private final FileLookup files;

    /**
     * A resolver.
     *
     * @param importMap the import map
     * @param roots the folders that modules may come from
     * @param builtins the modules that the runtime brings
     */
    public ModuleResolver(ImportMap importMap, ModuleRoots roots, BuiltinModules builtins) {
        this.importMap = importMap;
        this.builtins = builtins;
        this.files = new FileLookup(roots, packages);
    }

    /**
     * Permits the modules that a script has at hand: those of its folder and of the {@code node_modules} above it. Any
     * thread.
     *
     * @param script the script's file
     */
    public void permitModulesOf(Path script) {
        files.permit(ModuleRoots.ofScript(script));
    }

    /**
     * Finds a module.
     *
     * @param specifier what the script wrote
     * @param referrer the absolute path of the file that wrote it. For a script that is no file, a made-up name in the
     *     folder that its imports are relative to
     * @param style by import or by require
     * @return where it leads
     * @throws ModuleResolutionException if it leads nowhere, or where it may not
     */
    public Resolution resolve(String specifier, Path referrer, ImportStyle style) throws ModuleResolutionException {
        Lookup lookup = new Lookup(specifier, referrer, style);
        try {
            if (style == ImportStyle.IMPORT && !importMap.isEmpty()) {
                Optional<URI> mapped = importMap.resolve(lookup, ModuleUrl.of(referrer));
                if (mapped.isPresent()) {
                    return url(mapped.get().toString(), referrer, lookup);
                }
            }
            return unmapped(specifier, referrer, lookup);
        } catch (InvalidPathException e) {
            throw lookup.failure("'" + e.getInput() + "' is no path of a file (" + e.getReason() + ")");
        }
    }

    /** The real path of a file that is known by its path already, once it may be loaded. */
    Path admitted(Path file, Lookup lookup) throws ModuleResolutionException {
        Path found = files.exact(file, lookup);
        if (found == null) {
            throw lookup.failure("there is no such file");
        }
        return files.real(found, lookup);
    }

    /** The packages, which also say what kind of module a file is. */
    Packages packages() {
        return packages;
    }

    ModuleRoots roots() {
        return files.roots();
    }

    BuiltinModules builtins() {
        return builtins;
    }

    private Resolution unmapped(String specifier, Path referrer, Lookup lookup) throws ModuleResolutionException {
        if (specifier.isEmpty()) {
            throw lookup.failure("a specifier must not be empty");
        }
        if (ModuleUrl.hasScheme(specifier)) {
            return url(specifier, referrer, lookup);
        }
        boolean dots = specifier.equals(".") || specifier.equals("..");
        if (dots || ModuleUrl.isRelative(specifier) || Path.of(specifier).isAbsolute()) {
            return path(specifier, referrer, lookup);
        }
        if (specifier.startsWith("#")) {
            return internal(specifier, referrer, lookup);
        }
        BrowserField browser = BrowserField.of(packages.around(referrer, lookup));
        Object replacement = browser == null ? null : browser.forPackage(specifier);
        if (browser != null && replacement != null) {
            return replacement(replacement, browser, lookup);
        }
        return bare(specifier, referrer, lookup);
    }

    private Resolution url(String url, Path referrer, Lookup lookup) throws ModuleResolutionException {
        if (builtins.names().contains(url)) {
            return new Resolution.Builtin(url);
        }
        if (url.startsWith("file:")) {
            try {
                return path(Path.of(URI.create(withoutQuery(url))).toString(), referrer, lookup);
            } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                throw lookup.failure(url + " names no file (" + e.getMessage() + ")");
            }
        }
        if (url.startsWith("node:")) {
            throw lookup.failure(NodeBuiltins.absent(url));
        }
        String meant = url.equals(lookup.specifier()) ? "" : url + ": ";
        throw lookup.failure(meant + "modules come from files and from the runtime, whose own are "
                + new TreeSet<>(builtins.names()));
    }

    private Resolution path(String specifier, Path referrer, Lookup lookup) throws ModuleResolutionException {
        Path target = beside(referrer, specifier);
        Path found = endsAsFolder(specifier)
                ? (files.isFolder(target) ? files.entry(target, lookup) : null)
                : files.find(target, lookup);
        String bare = withoutQuery(specifier);
        if (found == null && !bare.equals(specifier) && !bare.isEmpty()) {
            return path(bare, referrer, lookup);
        }
        if (found == null) {
            throw files.notFound(target, lookup);
        }
        return accepted(found, lookup);
    }

    private Resolution internal(String specifier, Path referrer, Lookup lookup) throws ModuleResolutionException {
        PackageJson scope = packages.around(referrer, lookup);
        if (scope == null) {
            throw lookup.failure("a specifier that begins with # needs a package.json with \"imports\" above the file");
        }
        PackageTarget target = new PackageTargets(scope, lookup).imported(specifier);
        if (!(target instanceof PackageTarget.Elsewhere elsewhere)) {
            return inPackage(target, scope, lookup);
        }
        String module = elsewhere.specifier();
        return ModuleUrl.hasScheme(module) ? url(module, referrer, lookup) : bare(module, scope.file(), lookup);
    }

    /** PACKAGE_RESOLVE of Node's documentation. */
    private Resolution bare(String specifier, Path referrer, Lookup lookup) throws ModuleResolutionException {
        PackageName name = PackageName.parse(specifier, lookup);
        PackageJson own = packages.around(referrer, lookup);
        if (own != null && own.exports() != null && name.name().equals(own.name())) {
            return inPackage(new PackageTargets(own, lookup).exported(name.subpath()), own, lookup);
        }
        for (Path folder = referrer.getParent(); folder != null; folder = folder.getParent()) {
            if (!folder.endsWith("node_modules")) {
                Path root = folder.resolve("node_modules").resolve(name.name());
                Resolution found = installed(root, name.subpath(), lookup);
                if (found != null) {
                    return found;
                }
                lookup.tried(root);
            }
        }
        throw lookup.failure(
                NodeBuiltins.contains(specifier)
                        ? NodeBuiltins.absent(specifier)
                        : "no node_modules has the package '" + name.name()
                                + "'; a path to a file begins with \"./\", \"../\" or \"/\"");
    }

    private @Nullable Resolution installed(Path root, String subpath, Lookup lookup) throws ModuleResolutionException {
        if (!files.isFolder(root)) {
            return null;
        }
        PackageJson json = packages.in(root, lookup);
        if (json != null && json.exports() != null) {
            return inPackage(new PackageTargets(json, lookup).exported(subpath), json, lookup);
        }
        Path target = root.resolve(subpath).normalize();
        Path found = subpath.equals(".") ? files.entry(root, lookup) : files.find(target, lookup);
        if (found == null) {
            throw subpath.equals(".")
                    ? lookup.failure("the package " + root + " has no entry: no \"exports\", "
                            + lookup.style().entryFields() + " or index.js that leads to a file")
                    : files.notFound(target, lookup);
        }
        return accepted(found, lookup);
    }

    private Resolution inPackage(PackageTarget target, PackageJson json, Lookup lookup)
            throws ModuleResolutionException {
        if (!(target instanceof PackageTarget.InPackage file)) {
            throw new IllegalStateException("Only \"imports\" lead elsewhere: " + target);
        }
        Path path = json.folder().resolve(file.path()).normalize();
        Path found = files.exact(path, lookup);
        if (found == null) {
            throw lookup.failure(json.file() + " names \"" + file.path() + "\" for it, and there is no such file");
        }
        return accepted(found, lookup);
    }

    /** The file that was found, or what the browser field of its package puts in its place. */
    private Resolution accepted(Path file, Lookup lookup) throws ModuleResolutionException {
        Path real = files.real(file, lookup);
        BrowserField browser = BrowserField.of(packages.around(real, lookup));
        Object replacement = browser == null ? null : browser.forFile(real);
        return browser == null || replacement == null
                ? new Resolution.File(real)
                : replacement(replacement, browser, lookup);
    }

    /** A replacement is final: it is not replaced again, so that two packages can name each other. */
    private Resolution replacement(Object replacement, BrowserField browser, Lookup lookup)
            throws ModuleResolutionException {
        if (Boolean.FALSE.equals(replacement)) {
            return new Resolution.Empty(Set.of());
        }
        Path json = browser.folder().resolve("package.json");
        if (!(replacement instanceof String target)) {
            throw lookup.failure("\"browser\" of " + json + " replaces it by " + replacement
                    + ", which is neither a string nor false");
        }
        Path local = browser.folder().resolve(target).normalize();
        Path found = files.find(local, lookup);
        if (found != null) {
            return new Resolution.File(files.real(found, lookup));
        }
        if (target.startsWith(".")) {
            throw lookup.failure(
                    "\"browser\" of " + json + " replaces it by \"" + target + "\", and there is no such file");
        }
        return bare(target, json, lookup);
    }

    private static Path beside(Path referrer, String specifier) {
        return referrer.resolveSibling(specifier).normalize();
    }

    private static boolean endsAsFolder(String specifier) {
        return specifier.endsWith("/")
                || specifier.equals(".")
                || specifier.equals("..")
                || specifier.endsWith("/.")
                || specifier.endsWith("/..");
    }

    private static String withoutQuery(String specifier) {
        return specifier.replaceFirst("[?#].*$", "");
    }
}
