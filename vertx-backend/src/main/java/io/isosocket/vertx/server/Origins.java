package io.isosocket.vertx.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose pages may connect (RFC 6455, sections 4.2.2 and 10.2): a browser sends the user's cookies along wherever a page
 * connects to, and says in the Origin header which page it is. A request without that header is not a browser's, and
 * passes.
 */
public final class Origins {

    private static final Origins ANY = new Origins(null, false);
    private static final Origins SAME = new Origins(Set.of(), true);

    /** Null for any. */
    private final @Nullable Set<String> allowed;

    private final boolean same;

    private Origins(@Nullable Set<String> allowed, boolean same) {
        this.allowed = allowed;
        this.same = same;
    }

    /** {@return pages of any origin} */
    public static Origins any() {
        return ANY;
    }

    /**
     * {@return pages of the server's own origin: that of the Host header and the connection's scheme. Behind a proxy that
     * ends TLS or changes Host these are not what the browser sees: there the origins have to be listed}
     */
    public static Origins same() {
        return SAME;
    }

    /**
     * Pages of these origins alone.
     *
     * @param origins as in {@code https://example.org} or {@code http://localhost:8080}; {@code null}, the four letters,
     *     for pages that have none, as files
     * @return the rule
     * @throws IllegalArgumentException if one is not a scheme, a host and a port at most
     */
    public static Origins of(String... origins) {
        Objects.requireNonNull(origins, "origins");
        return new Origins(Arrays.stream(origins).map(Origins::checked).collect(Collectors.toUnmodifiableSet()), false);
    }

    private static String checked(String origin) {
        if (Objects.requireNonNull(origin, "origin").equals("null")) {
            return origin;
        }
        try {
            URI uri = new URI(origin);
            if (uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return normal(origin);
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(refusal(origin), malformed);
        }
        throw new IllegalArgumentException(refusal(origin));
    }

    private static String refusal(String origin) {
        return "origin: \"" + origin + "\" is not SCHEME://HOST[:PORT] (RFC 6454, section 6.2)";
    }

    /**
     * Whether a request may pass.
     *
     * @param headers the values of its Origin headers
     * @param host its Host header
     * @param secure whether it came over TLS
     * @return whether it may
     */
    boolean allow(List<String> headers, String host, boolean secure) {
        if (allowed == null || headers.isEmpty()) {
            return true;
        }
        if (headers.size() > 1) {
            return false;
        }
        String origin = normal(headers.get(0).trim());
        return same ? origin.equals(normal((secure ? "https://" : "http://") + host)) : allowed.contains(origin);
    }

    /** Lower case, and without the scheme's default port. */
    private static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") && lower.endsWith(":443")) {
            return lower.substring(0, lower.length() - ":443".length());
        }
        if (lower.startsWith("http://") && lower.endsWith(":80")) {
            return lower.substring(0, lower.length() - ":80".length());
        }
        return lower;
    }
}
