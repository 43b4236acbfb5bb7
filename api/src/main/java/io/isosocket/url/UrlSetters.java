package io.isosocket.url;

/**
 * URL Standard 6.1, the setters of the URL interface, with the states of the basic URL parser that they start at ("state
 * override"). Each gives the same URL where the standard ignores the value.
 */
final class UrlSetters {
    private UrlSetters() {}

    /** Scheme start state and scheme state. */
    static Url protocol(Url url, String value) {
        String input = UrlInput.prepareValue(value) + ':';
        int colon = UrlParser.schemeEnd(input);
        if (colon < 0) {
            return url;
        }
        String scheme = Ascii.toLowerCase(input.substring(0, colon));
        SpecialScheme special = SpecialScheme.named(scheme);
        boolean authority = url.hasCredentials() || url.portNumber() != Url.DEFAULT_PORT;
        if ((special == null) != (url.special() == null)
                || (special == SpecialScheme.FILE && authority)
                || (isFile(url) && url.hostname().isEmpty())) {
            return url;
        }
        UrlParts parts = new UrlParts(url);
        parts.scheme = scheme;
        parts.special = special;
        parts.port(url.portNumber());
        return parts.build();
    }

    static Url username(Url url, String value) {
        if (cannotHaveCredentialsOrPort(url)) {
            return url;
        }
        UrlParts parts = new UrlParts(url);
        parts.username = PercentEncoding.encode(value, PercentEncodeSet.USERINFO);
        return parts.build();
    }

    static Url password(Url url, String value) {
        if (cannotHaveCredentialsOrPort(url)) {
            return url;
        }
        UrlParts parts = new UrlParts(url);
        parts.password = PercentEncoding.encode(value, PercentEncodeSet.USERINFO);
        return parts.build();
    }

    /** Host state, or hostname state where a port is not allowed. */
    static Url host(Url url, String value, boolean portAllowed) {
        if (url.hasOpaquePath()) {
            return url;
        }
        String input = UrlInput.prepareValue(value);
        UrlParts parts = new UrlParts(url);
        try {
            if (isFile(url)) {
                parts.host = UrlParser.hostOfFile(input.substring(0, Authority.end(input, 0, true)));
            } else {
                hostAndPort(input, portAllowed, url.hasCredentials(), parts);
            }
        } catch (BrokenRuleException failure) {
            return url;
        }
        return parts.build();
    }

    private static void hostAndPort(String input, boolean portAllowed, boolean credentials, UrlParts parts)
            throws BrokenRuleException {
        int end = Authority.end(input, 0, parts.isSpecial());
        int colon = Authority.portColon(input, 0, end);
        boolean portFollows = colon < end;
        boolean mustHaveHost = parts.isSpecial() || portFollows || credentials || parts.port != Url.DEFAULT_PORT;
        if ((portFollows && !portAllowed) || (colon == 0 && mustHaveHost)) {
            return;
        }
        parts.host = HostParser.parse(input.substring(0, colon), parts.isSpecial());
        if (portFollows) {
            Authority.leadingPort(input, colon + 1, parts);
        }
    }

    static Url port(Url url, String value) {
        if (cannotHaveCredentialsOrPort(url)) {
            return url;
        }
        UrlParts parts = new UrlParts(url);
        if (value.isEmpty()) {
            parts.port = Url.DEFAULT_PORT;
        } else {
            Authority.leadingPort(UrlInput.prepareValue(value), 0, parts);
        }
        return parts.build();
    }

    /** Path start state: question mark and number sign are of the path here. */
    static Url pathname(Url url, String value) {
        if (url.hasOpaquePath()) {
            return url;
        }
        String input = UrlInput.prepareValue(value);
        UrlParts parts = new UrlParts(url);
        if (parts.isSpecial() || !input.isEmpty()) {
            boolean slash = input.startsWith("/") || (parts.isSpecial() && input.startsWith("\\"));
            parts.path = UrlPath.resolve("", input, slash ? 1 : 0, input.length(), parts.special);
        } else {
            parts.path = parts.host == null ? "/" : "";
        }
        return parts.build();
    }

    /** Query state: a number sign is of the query here. */
    static Url search(Url url, String value) {
        UrlParts parts = new UrlParts(url);
        parts.query = value.isEmpty() ? null : encode(value, '?', PercentEncodeSet.ofQuery(parts.isSpecial()));
        return parts.build();
    }

    /** Fragment state. */
    static Url hash(Url url, String value) {
        UrlParts parts = new UrlParts(url);
        parts.fragment = value.isEmpty() ? null : encode(value, '#', PercentEncodeSet.FRAGMENT);
        return parts.build();
    }

    private static String encode(String value, char sign, PercentEncodeSet set) {
        String input = UrlInput.prepareValue(value.charAt(0) == sign ? value.substring(1) : value);
        return PercentEncoding.encode(input, set);
    }

    /** 4.1, cannot have a username/password/port. */
    private static boolean cannotHaveCredentialsOrPort(Url url) {
        return url.hostname().isEmpty() || isFile(url);
    }

    private static boolean isFile(Url url) {
        return url.special() == SpecialScheme.FILE;
    }
}
