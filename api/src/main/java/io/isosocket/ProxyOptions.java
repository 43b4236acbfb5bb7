package io.isosocket;

import io.isosocket.url.PercentEncoding;
import io.isosocket.url.UrlSyntaxException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proxy through which connections are made. It is asked for a tunnel for ws and for wss alike (RFC 6455, section 4.1),
 * so what passes through it is what the server gets, and TLS is between this side and the server. The proxy itself is
 * spoken to without TLS. Nothing is read from the environment or from system properties.
 *
 * <p>The {@link ConnectionPolicy} decides about the URL and the server's address, not about the proxy's. Where the proxy
 * resolves names, addresses are seen by the proxy alone: see {@link ConnectionPolicy#refusalAtProxy}.
 *
 * <p>Immutable.
 */
public final class ProxyOptions {

    /** How a proxy is spoken to, and who resolves names. */
    public enum Type {
        /** HTTP CONNECT (RFC 9110, section 9.3.6); the proxy resolves names. */
        HTTP,
        /** SOCKS version 5 (RFC 1928); names are resolved on this side. */
        SOCKS5,
        /** SOCKS version 5 (RFC 1928); the proxy resolves names, of 255 characters at most. */
        SOCKS5H
    }

    private static final int MAX_PORT = 65_535;
    private static final int MAX_SOCKS_TEXT = 255;
    private static final Pattern HOST = Pattern.compile("[^/:?#@\\[\\]*%\\\\\\s]+|\\[[\\p{XDigit}:.]+\\]");

    private final Type type;
    private final String host;
    private final int port;
    private final Optional<String> user;
    private final String password;
    private final NoProxy noProxy;

    private ProxyOptions(Type type, String host, int port, Optional<String> user, String password, NoProxy noProxy) {
        this.type = type;
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.noProxy = noProxy;
    }

    /**
     * A proxy without credentials, for all hosts.
     *
     * @param type how it is spoken to
     * @param host its name or address, an IPv6 address with brackets or without
     * @param port its port, 1 to 65535
     * @return the options
     * @throws IllegalArgumentException if the host or the port is none
     */
    public static ProxyOptions of(Type type, String host, int port) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(host, "host");
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("proxy: port " + port + " is not in 1 to " + MAX_PORT);
        }
        return new ProxyOptions(type, checkedHost(host), port, Optional.empty(), "", NoProxy.NONE);
    }

    private static String checkedHost(String host) {
        String written = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        try {
            if (HOST.matcher(written).matches()) {
                return HostName.parse(written);
            }
        } catch (UrlSyntaxException invalid) {
            // Told below.
        }
        throw new IllegalArgumentException("proxy: \"" + Printable.of(host) + "\" is not a host name or an address");
    }

    /**
     * Reads a proxy's URL.
     *
     * @param url {@code http://HOST:PORT}, {@code socks5://HOST:PORT} or {@code socks5h://HOST:PORT}, with
     *     {@code USER:PASSWORD@} before the host or not, percent-encoded
     * @return the options
     * @throws IllegalArgumentException if it has another form; the message does not show what may be a password
     */
    public static ProxyOptions parse(String url) {
        URI uri = uri(Objects.requireNonNull(url, "proxy"));
        String host = uri.getHost();
        boolean bare = (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (host == null || uri.getPort() < 0 || !bare) {
            throw noProxyUrl(url);
        }
        ProxyOptions proxy = of(type(url, uri.getScheme()), host, uri.getPort());
        String userinfo = uri.getRawUserInfo();
        if (userinfo == null) {
            return proxy;
        }
        int colon = userinfo.indexOf(':');
        return colon < 0
                ? proxy.credentials(decoded(userinfo), "")
                : proxy.credentials(decoded(userinfo.substring(0, colon)), decoded(userinfo.substring(colon + 1)));
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (!uri.isOpaque() && uri.getScheme() != null) {
                return uri;
            }
        } catch (URISyntaxException invalid) {
            // Told below, without what may be a password.
        }
        throw noProxyUrl(url);
    }

    private static Type type(String url, String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Type.HTTP;
            case "socks5" -> Type.SOCKS5;
            case "socks5h" -> Type.SOCKS5H;
            default -> throw noProxyUrl(url);
        };
    }

    private static String decoded(String text) {
        return PercentEncoding.decodeUtf8(text);
    }

    private static IllegalArgumentException noProxyUrl(String url) {
        String shown = url.contains("@") ? "…" + url.substring(url.lastIndexOf('@')) : url;
        return new IllegalArgumentException("proxy: \"" + Printable.of(shown)
                + "\" is not SCHEME://[USER:PASSWORD@]HOST:PORT with http, socks5 or socks5h");
    }

    /**
     * The same proxy with credentials: Basic authentication with HTTP (RFC 7617), user name and password with SOCKS (RFC
     * 1929).
     *
     * @param user the user name; with HTTP without a colon, with SOCKS 1 to 255 ASCII characters; no control characters
     * @param password the password; with SOCKS 1 to 255 ASCII characters; no control characters
     * @return the options
     * @throws IllegalArgumentException if one of them has another form; the message does not show it
     */
    public ProxyOptions credentials(String user, String password) {
        check("user name", Objects.requireNonNull(user, "user"));
        check("password", Objects.requireNonNull(password, "password"));
        if (type == Type.HTTP && user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("proxy: the user name holds a colon (RFC 7617, section 2)");
        }
        return new ProxyOptions(type, host, port, Optional.of(user), password, noProxy);
    }

    private void check(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("proxy: the " + what + " holds a control character");
        }
        boolean fitsSocks = !text.isEmpty()
                && text.length() <= MAX_SOCKS_TEXT
                && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        if (type != Type.HTTP && !fitsSocks) {
            throw new IllegalArgumentException(
                    "proxy: the " + what + " is not 1 to " + MAX_SOCKS_TEXT + " ASCII characters (RFC 1929)");
        }
    }

    /**
     * The same proxy, without which some hosts are dialled: in the forms of the environment variable NO_PROXY as curl
     * reads it. URLs' hosts are compared, and are not resolved for it.
     *
     * @param entries in place of those given before, each one entry or several with commas or spaces: {@code *} for all
     *     hosts; a name for itself and all below it, with a dot or {@code *.} before it or not; an address; a range of
     *     addresses as in {@code 10.0.0.0/8}
     * @return the options
     * @throws IllegalArgumentException if an entry has another form
     */
    public ProxyOptions noProxy(String... entries) {
        NoProxy parsed = NoProxy.parse(NoNulls.copy(Arrays.asList(entries), "noProxy"));
        return new ProxyOptions(type, host, port, user, password, parsed);
    }

    /** {@return how the proxy is spoken to} */
    public Type type() {
        return type;
    }

    /** {@return the proxy's name in its ASCII form, or its address, an IPv6 one without brackets} */
    public String host() {
        return host;
    }

    /** {@return the proxy's port} */
    public int port() {
        return port;
    }

    /** {@return the user name, where there are credentials} */
    public Optional<String> user() {
        return user;
    }

    /** {@return the password; empty where there are no credentials} */
    public String password() {
        return password;
    }

    /**
     * Whether the proxy is used for a host.
     *
     * @param urlHost a URL's host in its ASCII form, an IPv6 address without brackets
     * @return whether the list of hosts without proxy does not have it
     */
    public boolean appliesTo(String urlHost) {
        return !noProxy.contains(urlHost);
    }

    /** {@return the proxy as it may be logged: without credentials} */
    @Override
    public String toString() {
        String place = host.contains(":") ? "[" + host + "]" : host;
        return type.name().toLowerCase(Locale.ROOT) + "://" + place + ":" + port;
    }
}
