package io.isosocket.js.modules;

/**
 * A bare specifier in its two parts.
 *
 * @param name the package's name, with its scope
 * @param subpath "." or what follows the name, beginning with "./"
 */
record PackageName(String name, String subpath) {

    static PackageName parse(String specifier, Lookup lookup) throws ModuleResolutionException {
        int end = specifier.indexOf('/');
        if (specifier.startsWith("@")) {
            if (end < 0) {
                throw lookup.failure("a package with a scope is written \"@scope/name\"");
            }
            end = specifier.indexOf('/', end + 1);
        }
        String name = end < 0 ? specifier : specifier.substring(0, end);
        if (name.startsWith(".") || name.contains("\\") || name.contains("%") || name.startsWith("#")) {
            throw lookup.failure("'" + name + "' is no name of a package");
        }
        // "punycode/" is how programs ask for the package of that name and not for Node's module.
        boolean whole = end < 0 || end == specifier.length() - 1;
        return new PackageName(name, whole ? "." : "." + specifier.substring(end));
    }
}
