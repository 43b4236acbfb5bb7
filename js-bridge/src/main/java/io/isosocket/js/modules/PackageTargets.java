package io.isosocket.js.modules;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The {@code exports} and {@code imports} of a package.json, by the algorithms that Node's documentation lists under
 * "Resolution Algorithm Specification" for ES modules.
 */
final class PackageTargets {

    private static final Set<String> FORBIDDEN_SEGMENTS = Set.of("", ".", "..", "node_modules");
    private static final Comparator<String> PATTERN_KEY_COMPARE = Comparator.<String>comparingInt(
                    key -> key.indexOf('*'))
            .thenComparingInt(String::length)
            .reversed();

    private final PackageJson json;
    private final Lookup lookup;

    PackageTargets(PackageJson json, Lookup lookup) {
        this.json = json;
        this.lookup = lookup;
    }

    /** PACKAGE_EXPORTS_RESOLVE for a subpath that is "." or begins with "./". */
    PackageTarget exported(String subpath) throws ModuleResolutionException {
        Object exports = json.exports();
        JsonObject subpaths = exports instanceof JsonObject map && namesSubpaths(map) ? map : null;
        PackageTarget found;
        if (subpaths != null) {
            found = matched(subpath, subpaths, false);
        } else {
            found = subpath.equals(".") ? target(exports, null, false) : new PackageTarget.Unmatched();
        }
        if (found instanceof PackageTarget.Unmatched || found instanceof PackageTarget.Excluded) {
            throw lookup.failure("the \"exports\" of " + json.file() + " give no '" + subpath
                    + "' under the conditions " + lookup.style().conditions() + offered(subpaths));
        }
        return found;
    }

    /** PACKAGE_IMPORTS_RESOLVE for a specifier that begins with "#". */
    PackageTarget imported(String specifier) throws ModuleResolutionException {
        JsonObject imports = json.imports();
        PackageTarget found = imports == null || specifier.equals("#") || specifier.startsWith("#/")
                ? new PackageTarget.Unmatched()
                : matched(specifier, imports, true);
        if (found instanceof PackageTarget.Unmatched || found instanceof PackageTarget.Excluded) {
            throw lookup.failure("the \"imports\" of " + json.file() + " give no '" + specifier
                    + "' under the conditions " + lookup.style().conditions() + offered(imports));
        }
        return found;
    }

    private boolean namesSubpaths(JsonObject exports) throws ModuleResolutionException {
        long subpaths =
                exports.fieldNames().stream().filter(key -> key.startsWith(".")).count();
        if (subpaths != 0 && subpaths != exports.size()) {
            throw lookup.failure(
                    "the \"exports\" of " + json.file() + " mix subpaths and conditions: " + exports.fieldNames());
        }
        return subpaths != 0;
    }

    /** PACKAGE_IMPORTS_EXPORTS_RESOLVE. */
    private PackageTarget matched(String key, JsonObject entries, boolean imports) throws ModuleResolutionException {
        if (entries.containsKey(key) && key.indexOf('*') < 0) {
            return target(entries.getValue(key), null, imports);
        }
        List<String> patterns = entries.fieldNames().stream()
                .filter(pattern -> pattern.indexOf('*') >= 0 && pattern.indexOf('*') == pattern.lastIndexOf('*'))
                .sorted(PATTERN_KEY_COMPARE)
                .toList();
        for (String pattern : patterns) {
            String base = pattern.substring(0, pattern.indexOf('*'));
            String trailer = pattern.substring(base.length() + 1);
            if (key.startsWith(base) && key.length() >= pattern.length() && key.endsWith(trailer)) {
                String star = key.substring(base.length(), key.length() - trailer.length());
                return target(entries.getValue(pattern), star, imports);
            }
        }
        return new PackageTarget.Unmatched();
    }

    /** PACKAGE_TARGET_RESOLVE. */
    private PackageTarget target(@Nullable Object target, @Nullable String star, boolean imports)
            throws ModuleResolutionException {
        if (target == null) {
            return new PackageTarget.Excluded();
        }
        if (target instanceof String path) {
            return path(path, star, imports);
        }
        if (target instanceof JsonObject conditions) {
            return conditional(conditions, star, imports);
        }
        if (target instanceof JsonArray choices) {
            return firstValid(choices, star, imports);
        }
        throw invalid(target);
    }

    private PackageTarget conditional(JsonObject conditions, @Nullable String star, boolean imports)
            throws ModuleResolutionException {
        for (String condition : conditions.fieldNames()) {
            if (lookup.style().meets(condition)) {
                PackageTarget found = target(conditions.getValue(condition), star, imports);
                if (!(found instanceof PackageTarget.Unmatched)) {
                    return found;
                }
            }
        }
        return new PackageTarget.Unmatched();
    }

    private PackageTarget firstValid(JsonArray choices, @Nullable String star, boolean imports)
            throws ModuleResolutionException {
        PackageTarget last = new PackageTarget.Excluded();
        ModuleResolutionException failure = null;
        for (int i = 0; i < choices.size(); i++) {
            try {
                PackageTarget found = target(choices.getValue(i), star, imports);
                if (found instanceof PackageTarget.InPackage || found instanceof PackageTarget.Elsewhere) {
                    return found;
                }
                last = found;
                failure = null;
            } catch (ModuleResolutionException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return last;
    }

    private PackageTarget path(String target, @Nullable String star, boolean imports) throws ModuleResolutionException {
        String full = star == null ? target : target.replaceAll("\\*", Matcher.quoteReplacement(star));
        if (!target.startsWith("./")) {
            if (!imports || target.startsWith("../") || target.startsWith("/")) {
                throw invalid(target);
            }
            return new PackageTarget.Elsewhere(full);
        }
        if (forbidden(target.substring(2))) {
            throw invalid(target);
        }
        if (star != null && forbidden(star)) {
            throw lookup.failure("'" + star + "' may not stand for the * of \"" + target + "\" in " + json.file());
        }
        return new PackageTarget.InPackage(full);
    }

    private static boolean forbidden(String path) {
        return List.of(path.split("[/\\\\]", -1)).stream().anyMatch(FORBIDDEN_SEGMENTS::contains);
    }

    private ModuleResolutionException invalid(Object target) {
        return lookup.failure(json.file() + " has an invalid target " + target
                + ": a target is a path below the package that begins with \"./\"");
    }

    private static String offered(@Nullable JsonObject entries) {
        return entries == null ? "" : "; they name " + entries.fieldNames();
    }
}
