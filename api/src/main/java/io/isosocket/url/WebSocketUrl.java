package io.isosocket.url;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URL that a WebSocket can be opened to: ws or wss, no fragment. Made by {@link #parse}.
 *
 * @param secure whether the scheme is wss
 * @param username percent-encoded, may be empty
 * @param password percent-encoded, may be empty
 * @param host the host in ASCII, for dialling: an IPv6 address stands without brackets
 * @param port 0 to 65535, the scheme's default filled in
 * @param resource the path, which begins with a slash, and the query with its question mark where there is one
 */
public record WebSocketUrl(boolean secure, String username, String password, String host, int port, String resource) {

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
        Url baseUrl = base.isPresent() ? parseBase(base.get()) : null;
        Url url = UrlParser.parse(input, baseUrl);
        requireUsable(url, input);
        if (url.fragment() != null) {
            throw new UrlSyntaxException(input, "a WebSocket URL has no fragment, nor the sign '#'");
        }
        boolean secure = url.scheme() == SpecialScheme.HTTPS || url.scheme() == SpecialScheme.WSS;
        return new WebSocketUrl(
                secure, url.username(), url.password(), bare(url.host()), url.effectivePort(), resource(url));
    }

    private static Url parseBase(String base) throws UrlSyntaxException {
        Url url = UrlParser.parse(base, null);
        requireUsable(url, base);
        return url;
    }

    private static void requireUsable(Url url, String text) throws UrlSyntaxException {
        if (url.scheme() == SpecialScheme.FTP) {
            throw new UrlSyntaxException(text, "its scheme 'ftp' is not one of ws, wss, http and https");
        }
    }

    private static String bare(String host) {
        return host.charAt(0) == '[' ? host.substring(1, host.length() - 1) : host;
    }

    private static String resource(Url url) {
        @Nullable String query = url.query();
        return query == null ? url.path() : url.path() + '?' + query;
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
     * The URL as the URL Standard serializes it, userinfo included.
     *
     * @return the value of the WebSocket's attribute {@code url}
     */
    public String href() {
        StringBuilder href = new StringBuilder(resource.length() + host.length() + 16);
        href.append(scheme()).append("://");
        if (hasCredentials()) {
            href.append(username);
            if (!password.isEmpty()) {
                href.append(':').append(password);
            }
            href.append('@');
        }
        return href.append(hostHeader()).append(resource).toString();
    }

    /**
     * The value of the Host header.
     *
     * @return the host, an IPv6 address in brackets, with the port where it is not the scheme's default
     */
    public String hostHeader() {
        String bracketed = host.indexOf(':') < 0 ? host : '[' + host + ']';
        int defaultPort = (secure ? SpecialScheme.WSS : SpecialScheme.WS).defaultPort();
        return port == defaultPort ? bracketed : bracketed + ':' + port;
    }

    /**
     * The origin, serialized; the value of {@code origin} of a message event.
     *
     * @return the scheme and the host, with the port where it is not the scheme's default
     */
    public String origin() {
        return scheme() + "://" + hostHeader();
    }

    /**
     * What stands after {@code Basic} in an Authorization header: RFC 7617, of the userinfo's percent-decoded bytes.
     *
     * @return user name, colon and password in Base64; empty where the URL has no userinfo
     */
    public Optional<String> basicCredentials() {
        if (!hasCredentials()) {
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
    public String redacted() {
        int query = resource.indexOf('?');
        return origin() + (query < 0 ? resource : resource.substring(0, query));
    }

    /**
     * The URL as it may be logged, so that no message shows userinfo or query by accident.
     *
     * @return {@link #redacted}
     */
    @Override
    public String toString() {
        return redacted();
    }

    private boolean hasCredentials() {
        return !username.isEmpty() || !password.isEmpty();
    }
}
