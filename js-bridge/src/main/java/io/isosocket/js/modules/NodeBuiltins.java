package io.isosocket.js.modules;

import java.util.Set;

/** The modules that Node brings and a browser does not: named only so that their absence can be explained. */
final class NodeBuiltins {

    private static final Set<String> NAMES = Set.of(
            "assert",
            "async_hooks",
            "buffer",
            "child_process",
            "cluster",
            "console",
            "constants",
            "crypto",
            "dgram",
            "diagnostics_channel",
            "dns",
            "domain",
            "events",
            "fs",
            "http",
            "http2",
            "https",
            "inspector",
            "module",
            "net",
            "os",
            "path",
            "perf_hooks",
            "process",
            "punycode",
            "querystring",
            "readline",
            "repl",
            "stream",
            "string_decoder",
            "sys",
            "timers",
            "tls",
            "trace_events",
            "tty",
            "url",
            "util",
            "v8",
            "vm",
            "wasi",
            "worker_threads",
            "zlib");

    private NodeBuiltins() {}

    /** Whether Node would bring this module, also by a path in it, as "fs/promises". */
    static boolean contains(String specifier) {
        int slash = specifier.indexOf('/');
        return specifier.startsWith("node:") || NAMES.contains(slash < 0 ? specifier : specifier.substring(0, slash));
    }

    static String absent(String specifier) {
        return "'" + specifier + "' is a module of Node, which Isosocket does not bring, like a browser"
                + " (a package of that name in node_modules would be taken)";
    }
}
