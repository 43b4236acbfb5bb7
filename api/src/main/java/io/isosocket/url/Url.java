package io.isosocket.url;

import org.jspecify.annotations.Nullable;

/**
 * A URL record of the URL Standard (4.1), immutable, with the parts as the URL interface shows them (6.1). All parts are
 * serialized: percent-encoded, and so ASCII alone.
 *
 * <p>The methods that begin with {@code with} do what the attributes' setters do, so a value that the standard ignores
 * gives the same URL. Strings are scalar value strings; lone surrogates are the caller's to replace.
 */
public final class Url {
    /** The port of a URL that names none, or its scheme's default. */
    static final int DEFAULT_PORT = -1;

    private final String scheme;
    private final @Nullable SpecialScheme special;
    private final String username;
    private final String password;
    private final @Nullable String host;
    private final int port;
    private final String path;
    private final boolean opaquePath;
    private final @Nullable String query;
    private final @Nullable String fragment;

    Url(UrlParts parts) {
        scheme = parts.scheme;
        special = parts.special;
        username = parts.username;
        password = parts.password;
        host = parts.host;
        port = parts.port;
        path = parts.path;
        opaquePath = parts.opaquePath;
        query = parts.query;
        fragment = parts.fragment;
    }

    /**
     * Parses a URL (6.1, API URL parser).
     *
     * @param input a URL, absolute or relative to the base
     * @param base what a relative URL is relative to, or null
     * @return the URL
     * @throws UrlSyntaxException where the standard returns failure; the message names the URL, without userinfo and
     *     query, and the rule it breaks
     */
    public static Url parse(String input, @Nullable Url base) throws UrlSyntaxException {
        return UrlParser.parse(input, base);
    }

    /** {@return the scheme, in lower case, without its colon} */
    public String scheme() {
        return scheme;
    }

    /** What the scheme is where it is special, else null. */
    @Nullable SpecialScheme special() {
        return special;
    }

    /** {@return the scheme and a colon} */
    public String protocol() {
        return scheme + ':';
    }

    /** {@return the user name, may be empty} */
    public String username() {
        return username;
    }

    /** {@return the password, may be empty} */
    public String password() {
        return password;
    }

    /** The host, serialized; null where there is none, which differs from an empty one. */
    @Nullable String host() {
        return host;
    }

    /** {@return the host; an IPv6 address stands in brackets; empty where there is none} */
    public String hostname() {
        return host == null ? "" : host;
    }

    /** {@return the host, with the port where it is not the scheme's default: the attribute {@code host}} */
    public String hostAndPort() {
        return port == DEFAULT_PORT ? hostname() : hostname() + ':' + port;
    }

    /** The port; {@link #DEFAULT_PORT} where it is the scheme's default, and where there is none. */
    int portNumber() {
        return port;
    }

    /** {@return the port in digits; empty where it is the scheme's default, and where there is none} */
    public String port() {
        return port == DEFAULT_PORT ? "" : Integer.toString(port);
    }

    /** The port to connect to. */
    int effectivePort() {
        return port == DEFAULT_PORT && special != null ? special.defaultPort() : port;
    }

    /** {@return the path; one that is not opaque begins with a slash or is empty} */
    public String pathname() {
        return path;
    }

    /** {@return whether the path is opaque, as that of {@code mailto:} is: nothing is relative to such a URL} */
    public boolean hasOpaquePath() {
        return opaquePath;
    }

    /** {@return the query without its question mark; null where there is none} */
    public @Nullable String query() {
        return query;
    }

    /** {@return the query with its question mark; empty where the query is} */
    public String search() {
        return query == null || query.isEmpty() ? "" : '?' + query;
    }

    /** The fragment without its number sign; null where there is none. */
    @Nullable String fragment() {
        return fragment;
    }

    /** {@return the fragment with its number sign; empty where the fragment is} */
    public String hash() {
        return fragment == null || fragment.isEmpty() ? "" : '#' + fragment;
    }

    boolean hasCredentials() {
        return !username.isEmpty() || !password.isEmpty();
    }

    /** The path, with the query where there is one. */
    String resource() {
        return query == null ? path : path + '?' + query;
    }

    /** The same with another special scheme whose default port is the same. */
    Url withScheme(SpecialScheme other) {
        UrlParts parts = new UrlParts(this);
        parts.scheme = other.text();
        parts.special = other;
        return parts.build();
    }

    /** {@return the whole URL: 4.5, the URL serializer} */
    public String href() {
        StringBuilder href = new StringBuilder(scheme.length() + path.length() + 32);
        href.append(scheme).append(':');
        if (host != null) {
            href.append("//");
            if (hasCredentials()) {
                href.append(username);
                if (!password.isEmpty()) {
                    href.append(':').append(password);
                }
                href.append('@');
            }
            href.append(hostAndPort());
        } else if (!opaquePath && path.startsWith("//")) {
            // Without it the path would be read as a host.
            href.append("/.");
        }
        href.append(resource());
        return fragment == null
                ? href.toString()
                : href.append('#').append(fragment).toString();
    }

    /** {@return the origin, serialized (4.7): scheme, host and port, or {@code null} for an opaque one} */
    public String origin() {
        if (special != null && special != SpecialScheme.FILE) {
            return scheme + "://" + hostAndPort();
        }
        return scheme.equals("blob") ? originInPath() : "null";
    }

    private String originInPath() {
        try {
            Url inner = parse(path, null);
            boolean http = inner.special == SpecialScheme.HTTP || inner.special == SpecialScheme.HTTPS;
            return http ? inner.origin() : "null";
        } catch (UrlSyntaxException noOrigin) {
            return "null";
        }
    }

    /**
     * The URL with another scheme; only a special one takes the place of a special one.
     *
     * @param protocol a scheme; whatever follows a colon in it is ignored
     * @return the URL
     */
    public Url withProtocol(String protocol) {
        return UrlSetters.protocol(this, protocol);
    }

    /**
     * The URL with another user name.
     *
     * @param newUsername a user name, not yet percent-encoded
     * @return the URL
     */
    public Url withUsername(String newUsername) {
        return UrlSetters.username(this, newUsername);
    }

    /**
     * The URL with another password.
     *
     * @param newPassword a password, not yet percent-encoded
     * @return the URL
     */
    public Url withPassword(String newPassword) {
        return UrlSetters.password(this, newPassword);
    }

    /**
     * The URL with another host and, where the value has one, another port.
     *
     * @param hostAndPort a host, which a colon and a port may follow
     * @return the URL
     */
    public Url withHost(String hostAndPort) {
        return UrlSetters.host(this, hostAndPort, true);
    }

    /**
     * The URL with another host.
     *
     * @param hostname a host without a port
     * @return the URL
     */
    public Url withHostname(String hostname) {
        return UrlSetters.host(this, hostname, false);
    }

    /**
     * The URL with another port.
     *
     * @param newPort begins with a port's digits; empty for the scheme's default
     * @return the URL
     */
    public Url withPort(String newPort) {
        return UrlSetters.port(this, newPort);
    }

    /**
     * The URL with another path.
     *
     * @param pathname a path
     * @return the URL
     */
    public Url withPathname(String pathname) {
        return UrlSetters.pathname(this, pathname);
    }

    /**
     * The URL with another query.
     *
     * @param search a query, which may begin with its question mark; empty for none
     * @return the URL
     */
    public Url withSearch(String search) {
        return UrlSetters.search(this, search);
    }

    /**
     * The URL with a query as it is (6.2, the update steps of URLSearchParams).
     *
     * @param newQuery a percent-encoded query without its question mark; null for none
     * @return the URL
     */
    public Url withQuery(@Nullable String newQuery) {
        UrlParts parts = new UrlParts(this);
        parts.query = newQuery;
        return parts.build();
    }

    /**
     * The URL with another fragment.
     *
     * @param hash a fragment, which may begin with its number sign; empty for none
     * @return the URL
     */
    public Url withHash(String hash) {
        return UrlSetters.hash(this, hash);
    }

    /** Whether both serialize to the same (4.6). */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Url url && href().equals(url.href());
    }

    @Override
    public int hashCode() {
        return href().hashCode();
    }

    /** {@return the URL as it may be logged: shortened, without userinfo and query} */
    @Override
    public String toString() {
        return Shown.url(href());
    }
}
