package io.isosocket.js.modules;

/** What an entry of {@code exports} or {@code imports} gives for a subpath. */
sealed interface PackageTarget {

    /** A file of the package: a path that begins with "./". */
    record InPackage(String path) implements PackageTarget {}

    /** Another module, which {@code imports} alone may name. */
    record Elsewhere(String specifier) implements PackageTarget {}

    /** The entry is there and says null: not to be had. */
    record Excluded() implements PackageTarget {}

    /** No entry, or none whose condition holds. */
    record Unmatched() implements PackageTarget {}
}
