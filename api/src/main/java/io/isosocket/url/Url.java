package io.isosocket.url;

import org.jspecify.annotations.Nullable;

/**
 * URL Standard 4.1: a URL record with a special scheme.
 *
 * @param scheme the scheme
 * @param username percent-encoded, may be empty
 * @param password percent-encoded, may be empty
 * @param host serialized, in ASCII; an IPv6 address stands in brackets
 * @param port 0 to 65535, or {@link #DEFAULT_PORT}; never the scheme's own default in digits
 * @param path serialized, begins with a slash
 * @param query percent-encoded without its question mark; null where there is none
 * @param fragment percent-encoded without its number sign; null where there is none
 */
record Url(
        SpecialScheme scheme,
        String username,
        String password,
        String host,
        int port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    /** The port of a URL that names none, or its scheme's default. */
    static final int DEFAULT_PORT = -1;

    int effectivePort() {
        return port == DEFAULT_PORT ? scheme.defaultPort() : port;
    }
}
