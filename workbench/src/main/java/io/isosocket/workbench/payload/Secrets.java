package io.isosocket.workbench.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts of a handshake must not be seen by who only looks: by their names, since nothing else tells. */
public final class Secrets {

    /** What stands in the place of a secret. */
    public static final String MASK = "••••••";

    private static final Set<String> HEADERS = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    private static final Set<String> URLS = Set.of("location", "content-location", "referer");

    /** Without the characters that stand between words. */
    private static final List<String> PARTS = List.of("token", "secret", "password", "apikey", "auth");

    /** A URL's scheme and slashes, then a user name and a password before the last at sign of the authority. */
    private static final Pattern PASSWORD = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://[^/?#:]*:)([^/?#]*)(?=@)");

    private static final Pattern PARAMETER = Pattern.compile("([^&=]*)=([^&]*)");

    private Secrets() {}

    /**
     * Whether the value of a header field is secret.
     *
     * @param name the field's name, in any case
     * @return whether it is
     */
    public static boolean isSecretHeader(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT)) || isSecretName(name);
    }

    /**
     * Whether the value of something with this name is secret, as that of a query parameter.
     *
     * @param name the name, in any case: one that has token, secret, password, api-key or auth in it
     * @return whether it is
     */
    public static boolean isSecretName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        return PARTS.stream().anyMatch(plain::contains);
    }

    /**
     * Masks the value of a header field where it is secret, and what is secret in a URL that it is.
     *
     * @param name the field's name
     * @param value its value
     * @return the value, {@link #MASK}, or the URL with masks
     */
    public static String maskHeader(String name, String value) {
        if (isSecretHeader(name)) {
            return MASK;
        }
        return URLS.contains(name.toLowerCase(Locale.ROOT)) ? maskUrl(value) : value;
    }

    /**
     * Masks what is secret in a URL: the password, and the values of query parameters with such names.
     *
     * @param url a URL, or the path and the query of one; valid or not
     * @return the same, with masks
     */
    public static String maskUrl(String url) {
        Matcher password = PASSWORD.matcher(url);
        String masked = password.find() && !password.group(2).isEmpty()
                ? password.group(1) + MASK + url.substring(password.end())
                : url;
        int query = masked.indexOf('?');
        int fragment = masked.indexOf('#');
        if (query < 0 || (fragment >= 0 && fragment < query)) {
            return masked;
        }
        int end = fragment < 0 ? masked.length() : fragment;
        return masked.substring(0, query + 1) + maskQuery(masked.substring(query + 1, end)) + masked.substring(end);
    }

    private static String maskQuery(String query) {
        return PARAMETER
                .matcher(query)
                .replaceAll(parameter -> Matcher.quoteReplacement(
                        isSecretName(decoded(parameter.group(1)))
                                ? parameter.group(1) + "=" + MASK
                                : parameter.group()));
    }

    /** A name that is written otherwise is the same name. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, UTF_8);
        } catch (IllegalArgumentException wrong) {
            return name;
        }
    }
}
