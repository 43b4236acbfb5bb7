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

    /** The same with another scheme whose default port is the same. */
    Url withScheme(SpecialScheme other) {
        return new Url(other, username, password, host, port, path, query, fragment);
    }

    boolean hasCredentials() {
        return !username.isEmpty() || !password.isEmpty();
    }

    /** The host, with the port where it is not the scheme's default. */
    String hostAndPort() {
        return port == DEFAULT_PORT ? host : host + ':' + port;
    }

    /** The path, with the query where there is one. */
    String resource() {
        return query == null ? path : path + '?' + query;
    }

    /** 4.5: the URL serializer. */
    String href() {
        StringBuilder href = new StringBuilder(host.length() + path.length() + 32);
        href.append(scheme.text()).append("://");
        if (hasCredentials()) {
            href.append(username);
            if (!password.isEmpty()) {
                href.append(':').append(password);
            }
            href.append('@');
        }
        href.append(hostAndPort()).append(resource());
        return fragment == null
                ? href.toString()
                : href.append('#').append(fragment).toString();
    }
}
