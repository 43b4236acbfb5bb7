package io.isosocket;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another place to dial than the one that a URL names. The URL stays what it is: TLS checks its host, and the Host header
 * names it, so that a server can be reached before its name leads there.
 *
 * @param host the URL's host that this is for, in its ASCII form, an IPv6 address without brackets; empty for any
 * @param port the URL's port that this is for, 1 to 65535; 0 for any
 * @param address the host or address to dial in its place; empty for the URL's own
 * @param addressPort the port to dial in its place, 1 to 65535; 0 for the URL's own
 */
public record ConnectTo(String host, int port, String address, int addressPort) {

    private static final int MAX_PORT = 65_535;

    /** A host, where an IPv6 address has brackets, and a port; each may be missing. */
    private static final String PLACE = "(\\[[^\\[\\]]*\\]|[^:\\[\\]]*):(\\d{0,5})";

    private static final Pattern TEXT = Pattern.compile(PLACE + ":" + PLACE);

    /**
     * Checks the ports and takes brackets off.
     *
     * @param host as the type says, with brackets or without
     * @param port as the type says
     * @param address as the type says, with brackets or without
     * @param addressPort as the type says
     * @throws IllegalArgumentException if a port is not in 0 to 65535
     */
    public ConnectTo {
        host = bare(Objects.requireNonNull(host, "host"));
        address = bare(Objects.requireNonNull(address, "address"));
        requirePort("port", port);
        requirePort("addressPort", addressPort);
    }

    /**
     * Reads the form of curl's option of this name: {@code HOST:PORT:ADDRESS:PORT}, each of which may be empty, an IPv6
     * address in brackets.
     *
     * @param text as in {@code example.org:443:127.0.0.1:8443} or {@code ::[::1]:}
     * @return what it says
     * @throws IllegalArgumentException if it has another form, or a port is not in 0 to 65535
     */
    public static ConnectTo parse(String text) {
        Matcher parts = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!parts.matches()) {
            throw new IllegalArgumentException("connectTo: \"" + text
                    + "\" is not HOST:PORT:ADDRESS:PORT, of which each may be empty, an IPv6 address in brackets");
        }
        return new ConnectTo(parts.group(1), number(parts.group(2)), parts.group(3), number(parts.group(4)));
    }

    /**
     * Whether this is for a URL.
     *
     * @param urlHost the URL's host in its ASCII form, an IPv6 address without brackets
     * @param urlPort the URL's port, with the scheme's default filled in
     * @return whether both match
     */
    public boolean matches(String urlHost, int urlPort) {
        return (host.isEmpty() || host.equalsIgnoreCase(urlHost)) && (port == 0 || port == urlPort);
    }

    private static String bare(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static void requirePort(String name, int value) {
        if (value < 0 || value > MAX_PORT) {
            throw new IllegalArgumentException("connectTo: " + name + " " + value + " is not in 0 to " + MAX_PORT);
        }
    }
}
