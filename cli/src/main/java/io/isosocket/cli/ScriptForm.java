package io.isosocket.cli;

/** How a script is run. */
enum ScriptForm {
    /** As its name and the package.json around it say; what has neither is a classic script. */
    BY_NAME,
    /** As an ES module. */
    MODULE,
    /** As a CommonJS module. */
    COMMONJS
}
