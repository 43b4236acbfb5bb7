package io.isosocket.url;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URL that a WebSocket can be opened to: ws or wss, no fragment. Made by {@link #parse}; all its parts are ASCII.
 *
 * @param href the whole, serialized, userinfo included: the value of the WebSocket's attribute {@code url}
 * @param secure whether the scheme is wss
 * @param username percent-encoded, may be empty
 * @param password percent-encoded, may be empty
 * @param host the host for dialling: an IPv6 address stands without brackets
 * @param port 0 to 65535, the scheme's default filled in
 * @param hostHeader the value of the Host header: the host, an IPv6 address in brackets, and a port that is not the
 *     scheme's default
 * @param resource the path, which begins with a slash, and the query with its question mark where there is one
 */
public record WebSocketUrl(
        String href,
        boolean secure,
        String username,
        String password,
        String host,
        int port,
        String hostHeader,
        String resource) {

    /**
     * WebSockets Standard 3.1, "get a URL record": parses as the URL Standard says, takes http as ws and https as wss,
     * and refuses other schemes and any fragment, an empty one too.
     *
     * @param input the URL; lone surrogates in it count as U+FFFD
     * @param base what a relative URL is relative to: a ws, wss, http or https URL, of which any fragment is left out
     * @return the URL
     * @throws UrlSyntaxException where the URL or the base does not parse, or may not be used for a WebSocket; the
     *     message names it, without userinfo and query, and the rule it breaks
     */
    public static WebSocketUrl parse(String input, Optional<String> base) throws UrlSyntaxException {
        Url baseUrl = base.isPresent() ? parseWebSocketScheme(base.get(), null) : null;
        Url url = parseWebSocketScheme(input, baseUrl);
        if (url.fragment() != null) {
            throw new UrlSyntaxException(input, "a WebSocket URL has no fragment, so no '#' either");
        }
        boolean secure = url.special() == SpecialScheme.HTTPS || url.special() == SpecialScheme.WSS;
        Url own = url.withScheme(secure ? SpecialScheme.WSS : SpecialScheme.WS);
        return new WebSocketUrl(
                own.href(),
                secure,
                own.username(),
                own.password(),
                withoutBrackets(own.hostname()),
                own.effectivePort(),
                own.hostAndPort(),
                own.resource());
    }

    private static Url parseWebSocketScheme(String text, @Nullable Url base) throws UrlSyntaxException {
        Url url = UrlParser.parse(text, base);
        SpecialScheme scheme = url.special();
        if (scheme == null || scheme == SpecialScheme.FTP || scheme == SpecialScheme.FILE) {
            throw new UrlSyntaxException(
                    text, "its scheme '" + Shown.part(url.scheme()) + "' is not one of ws, wss, http and https");
        }
        return url;
    }

    private static String withoutBrackets(String host) {
        return host.charAt(0) == '[' ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * The scheme.
     *
     * @return {@code ws} or {@code wss}
     */
    public String scheme() {
        return (secure ? SpecialScheme.WSS : SpecialScheme.WS).text();
    }

    /**
     * The origin, serialized: the {@code origin} of a message event.
     *
     * @return the scheme and the host, with the port where it is not the scheme's default
     */
    public String origin() {
        return scheme() + "://" + hostHeader;
    }

    /**
     * What stands after {@code Basic} in an Authorization header: RFC 7617, of the userinfo's percent-decoded bytes.
     *
     * @return user name, colon and password in Base64; empty where the URL has no userinfo
     */
    public Optional<String> basicCredentials() {
        if (username.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        byte[] pair = PercentEncoding.decode(username + ':' + password);
        return Optional.of(Base64.getEncoder().encodeToString(pair));
    }

    /**
     * The URL as it may be logged.
     *
     * @return the URL without userinfo and query
     */
    @Override
    public String toString() {
        int query = resource.indexOf('?');
        return origin() + (query < 0 ? resource : resource.substring(0, query));
    }
}
