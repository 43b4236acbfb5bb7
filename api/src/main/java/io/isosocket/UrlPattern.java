package io.isosocket;

import io.isosocket.url.UrlSyntaxException;
import io.isosocket.url.WebSocketUrl;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which URLs a rule is for: {@code SCHEME://HOST[:PORT][/PATH]}, as {@link ConnectionRules} documents it.
 *
 * <p>Hosts are compared as the URL Standard writes them, and without a trailing dot. Paths are compared both as they are
 * written and as a server may take them, see {@link PathReading}.
 */
final class UrlPattern {

    private static final Pattern FORM =
            Pattern.compile("(\\*|wss?)://(\\*|(?:\\*\\.)?([^/:?#@\\[\\]*%\\\\\\s]+|\\[[\\p{XDigit}:.]+\\]))"
                    + "(?::(\\*|\\d{1,5}))?(/[^?#\\s]*)?");

    private static final String ANY = "*";
    private static final int MAX_PORT = 65_535;

    private final String text;
    private final String scheme;
    /** Empty for any. */
    private final String host;

    private final boolean withSubdomains;
    private final String port;
    private final Pattern writtenPath;
    private final Pattern readPath;

    private UrlPattern(String text, Matcher parts) {
        this.text = text;
        host = parts.group(3) == null
                ? ""
                : HostName.withoutTrailingDot(parsed(text, parts.group(3), "/").host());
        scheme = parts.group(1);
        withSubdomains = parts.group(2).startsWith("*.");
        port = Objects.requireNonNullElse(parts.group(4), "");
        String path = Objects.requireNonNullElse(parts.group(5), "/*");
        writtenPath = wildcard(parsed(text, "any", path).resource());
        readPath = wildcard(PathReading.of(path));
    }

    /**
     * Reads a pattern.
     *
     * @param text as in {@code wss://*.example.org/feed/*}
     * @return the pattern
     * @throws IllegalArgumentException if it has another form
     */
    static UrlPattern parse(String text) {
        Matcher parts = FORM.matcher(Objects.requireNonNull(text, "pattern"));
        if (!parts.matches()) {
            throw refused(text, "SCHEME://HOST[:PORT][/PATH] with ws, wss or *");
        }
        String port = parts.group(4);
        if (port != null && !port.equals(ANY) && Integer.parseInt(port) > MAX_PORT) {
            throw refused(text, "a pattern: its port is not in 0 to " + MAX_PORT);
        }
        return new UrlPattern(text, parts);
    }

    /** A part of a pattern as it stands in serialized URLs. */
    private static WebSocketUrl parsed(String pattern, String host, String path) {
        try {
            return WebSocketUrl.parse("ws://" + host + path, Optional.empty());
        } catch (UrlSyntaxException invalid) {
            throw refused(pattern, "a pattern: " + invalid.getMessage());
        }
    }

    private static IllegalArgumentException refused(String text, String rule) {
        return new IllegalArgumentException("\"" + Printable.of(text) + "\" is not " + rule);
    }

    private static Pattern wildcard(String path) {
        return Pattern.compile("\\Q" + path.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
    }

    /** Whether a rule that allows this is for a URL: whatever a server may take the URL for, and by default the scheme's port. */
    boolean allows(WebSocketUrl url) {
        OptionalInt otherwise = OptionalInt.of(url.secure() ? 443 : 80);
        String path = path(url);
        return matchesOrigin(url, otherwise)
                && writtenPath.matcher(path).matches()
                && readPath.matcher(PathReading.of(path)).matches();
    }

    /** Whether a rule that denies this is for a URL: if a server may take the URL for it, and by default on any port. */
    boolean denies(WebSocketUrl url) {
        String path = path(url);
        return matchesOrigin(url, OptionalInt.empty())
                && (writtenPath.matcher(path).matches()
                        || readPath.matcher(PathReading.of(path)).matches());
    }

    private boolean matchesOrigin(WebSocketUrl url, OptionalInt portOtherwise) {
        return (scheme.equals(ANY) || scheme.equals(url.scheme()))
                && matchesHost(HostName.withoutTrailingDot(url.host()))
                && matchesPort(url.port(), portOtherwise);
    }

    private boolean matchesHost(String urlHost) {
        return host.isEmpty() || (withSubdomains ? HostName.isWithin(urlHost, host) : host.equals(urlHost));
    }

    private boolean matchesPort(int urlPort, OptionalInt otherwise) {
        return switch (port) {
            case ANY -> true;
            case "" -> otherwise.isEmpty() || otherwise.getAsInt() == urlPort;
            default -> Integer.parseInt(port) == urlPort;
        };
    }

    private static String path(WebSocketUrl url) {
        int query = url.resource().indexOf('?');
        return query < 0 ? url.resource() : url.resource().substring(0, query);
    }

    @Override
    public String toString() {
        return text;
    }
}
