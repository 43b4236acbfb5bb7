package io.isosocket.js;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What scripts may choose for the clients of the module {@code isosocket:websocket}, of that which reaches beyond the
 * connection itself. What they may not choose is refused, with an error of kind {@code PERMISSION_DENIED} that names it.
 *
 * <p>Whatever these rules allow, the {@linkplain io.isosocket.ConnectionPolicy policy}, the cookie store, what is dialled
 * in place of what URLs name, and the back end are those of {@link JsRuntimeOptions#sockets()}.
 *
 * @param headers whether they may set a header field of the opening handshake, by its name in lower case; names that make
 *     the handshake are refused in any case, see {@link io.isosocket.WebSocketOptions.Builder#header}
 * @param routes whether they may choose a proxy and a local address: the policy is not asked about a proxy's address, so
 *     a script that chooses one reaches what the policy keeps from it
 * @param files whether they may name PEM files that the host reads, for certificates and keys
 */
public record ClientRules(Predicate<String> headers, boolean routes, boolean files) {

    /** What the Fetch Standard, section 2.2.2, keeps from pages, besides all that begins with proxy- or sec-. */
    private static final Set<String> FORBIDDEN = Set.of(
            "accept-charset",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    /**
     * What suits a script that the host does not trust: the header fields that the Fetch Standard lets a page set, such as
     * Authorization, and not Origin or Cookie; no routes, no files.
     */
    public static final ClientRules DEFAULT = new ClientRules(ClientRules::isOpenToPages, false, false);

    /** What suits a script that may do what its user may: everything. */
    public static final ClientRules TRUSTED = new ClientRules(name -> true, true, true);

    /**
     * Checks for null.
     *
     * @param headers as the type says
     * @param routes as the type says
     * @param files as the type says
     */
    public ClientRules {
        Objects.requireNonNull(headers, "headers");
    }

    private static boolean isOpenToPages(String name) {
        return !FORBIDDEN.contains(name) && !name.startsWith("proxy-") && !name.startsWith("sec-");
    }

    /**
     * The same with other header fields.
     *
     * @param value whether scripts may set one, by its name in lower case
     * @return the rules
     */
    public ClientRules withHeaders(Predicate<String> value) {
        return new ClientRules(value, routes, files);
    }

    /**
     * The same with or without the choice of proxies and local addresses.
     *
     * @param value whether scripts have it
     * @return the rules
     */
    public ClientRules withRoutes(boolean value) {
        return new ClientRules(headers, value, files);
    }

    /**
     * The same with or without PEM files.
     *
     * @param value whether scripts may name some
     * @return the rules
     */
    public ClientRules withFiles(boolean value) {
        return new ClientRules(headers, routes, value);
    }

    /**
     * Whether scripts may set a header field.
     *
     * @param name its name, in any case
     * @return whether they may
     */
    public boolean allowsHeader(String name) {
        return headers.test(name.toLowerCase(Locale.ROOT));
    }
}
