package io.isosocket.cli;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which URLs a script may reach: {@code SCHEME://HOST[:PORT][/PATH]}.
 *
 * <p>The scheme may be {@code *}; the host {@code *}, or {@code *.} and a name for that name and all below it; the port
 * {@code *}; without a port it is the default one of the scheme. The path may hold {@code *} for any characters; without
 * a path any one is allowed.
 */
record UrlPattern(String text, String scheme, String host, String port, Pattern path) {

    private static final Pattern FORM = Pattern.compile("(\\*|wss?)://"
            + "(\\*|(?:\\*\\.)?[\\p{Alnum}._-]+|\\[[\\p{XDigit}:.]+\\])(?::(\\*|\\d{1,5}))?(/[^?#\\s]*)?");

    /** In place of a port that is not there: that of the URL's scheme. */
    private static final String DEFAULT_PORT = "";

    private static final int WS_PORT = 80;
    private static final int WSS_PORT = 443;

    /**
     * Reads a pattern.
     *
     * @param text as in {@code wss://*.example.org/feed/*}
     * @return the pattern
     * @throws IllegalArgumentException if it has another form
     */
    static UrlPattern parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not SCHEME://HOST[:PORT][/PATH] with ws, wss or *");
        }
        String port = parts.group(3) == null ? DEFAULT_PORT : parts.group(3);
        String path = parts.group(4) == null ? "/*" : parts.group(4);
        return new UrlPattern(
                text, parts.group(1), parts.group(2).toLowerCase(Locale.ROOT), port, Pattern.compile(quoted(path)));
    }

    private static String quoted(String path) {
        return Pattern.quote(path).replace("*", "\\E.*\\Q");
    }

    /**
     * Whether a URL is allowed.
     *
     * @param url a serialized URL
     * @return whether it is
     */
    boolean matches(String url) {
        URI uri = URI.create(url.replaceFirst("[?#].*", ""));
        String urlScheme = uri.getScheme();
        String urlHost = uri.getHost() == null ? hostOf(uri.getRawAuthority()) : uri.getHost();
        String urlPath = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return (scheme.equals("*") || scheme.equals(urlScheme))
                && matchesHost(urlHost)
                && matchesPort(uri.getRawAuthority(), urlScheme)
                && path.matcher(urlPath).matches();
    }

    private boolean matchesHost(String urlHost) {
        if (host.startsWith("*.")) {
            return urlHost.equals(host.substring(2)) || urlHost.endsWith(host.substring(1));
        }
        return host.equals("*") || host.equals(urlHost);
    }

    private boolean matchesPort(String authority, String urlScheme) {
        int defaultPort = urlScheme.equals("wss") ? WSS_PORT : WS_PORT;
        Matcher digits = Pattern.compile(":(\\d+)$").matcher(authority);
        int urlPort = digits.find() ? Integer.parseInt(digits.group(1)) : defaultPort;
        return switch (port) {
            case "*" -> true;
            case DEFAULT_PORT -> urlPort == defaultPort;
            default -> urlPort == Integer.parseInt(port);
        };
    }

    /** java.net.URI knows no host such as {@code a_b}. */
    private static String hostOf(String authority) {
        return authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
    }
}
