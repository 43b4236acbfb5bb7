package io.isosocket.url;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * URL Standard 4.4: the basic URL parser for special schemes, without state override.
 *
 * <p>The standard walks one code point at a time through named states; here each state is a method that takes its whole
 * part of the text, in the same order and with the same results.
 */
final class UrlParser {
    private static final int MAX_PORT = 65_535;

    private final String input;
    private int position;

    private @Nullable SpecialScheme scheme;
    private String username = "";
    private String password = "";
    private String host = "";
    private int port = Url.DEFAULT_PORT;
    private String path = "";
    private @Nullable String query;
    private @Nullable String fragment;

    private UrlParser(String input) {
        this.input = input;
    }

    /**
     * Parses a text, relative to the base where there is one.
     *
     * @throws UrlSyntaxException where the standard returns failure, and for schemes that are not special
     */
    static Url parse(String text, @Nullable Url base) throws UrlSyntaxException {
        UrlParser parser = new UrlParser(UrlInput.prepare(text));
        try {
            return parser.run(base);
        } catch (BrokenRuleException broken) {
            throw new UrlSyntaxException(text, broken.rule());
        }
    }

    private Url run(@Nullable Url base) throws BrokenRuleException {
        SpecialScheme own = scheme();
        if (own == null && base == null) {
            throw new BrokenRuleException("it has no scheme, and there is no base URL");
        }
        if (base != null && (own == null || own == base.scheme())) {
            scheme = base.scheme();
            relative(base);
        } else {
            scheme = own;
            authority();
        }
        return new Url(Objects.requireNonNull(scheme), username, password, host, port, path, query, fragment);
    }

    /** Scheme start state and scheme state: null where the text does not begin with a scheme. */
    private @Nullable SpecialScheme scheme() throws BrokenRuleException {
        if (input.isEmpty() || !Ascii.isAlpha(input.charAt(0))) {
            return null;
        }
        int end = 1;
        while (end < input.length() && isSchemePart(input.charAt(end))) {
            end++;
        }
        if (end == input.length() || input.charAt(end) != ':') {
            return null;
        }
        position = end + 1;
        String name = input.substring(0, end);
        SpecialScheme found = SpecialScheme.named(name);
        if (found == null) {
            throw new BrokenRuleException(unknownScheme(name));
        }
        return found;
    }

    static String unknownScheme(String name) {
        return "its scheme '" + Shown.part(name) + "' is not one of ws, wss, http and https";
    }

    private static boolean isSchemePart(char c) {
        return Ascii.isAlpha(c) || Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    /** Relative state and relative slash state. */
    private void relative(Url base) throws BrokenRuleException {
        if (atSlash()) {
            position++;
            if (atSlash()) {
                authority();
            } else {
                takeAuthority(base);
                pathAndRest("");
            }
            return;
        }
        takeAuthority(base);
        char next = position < input.length() ? input.charAt(position) : '#';
        if (next == '?' || next == '#') {
            path = base.path();
            query = base.query();
            queryAndFragment();
        } else {
            pathAndRest(UrlPath.parent(base.path()));
        }
    }

    private void takeAuthority(Url base) {
        username = base.username();
        password = base.password();
        host = base.host();
        port = base.port();
    }

    /** Special authority (ignore) slashes states, authority, host and port state. */
    private void authority() throws BrokenRuleException {
        while (atSlash()) {
            position++;
        }
        int end = endOfAuthority();
        int hostStart = position;
        int at = input.lastIndexOf('@', end - 1);
        if (at >= position) {
            credentials(at);
            hostStart = at + 1;
        }
        int colon = portColon(hostStart, end);
        if (colon == hostStart) {
            throw new BrokenRuleException("it has no host");
        }
        host = HostParser.parse(input.substring(hostStart, colon));
        if (colon < end) {
            port = port(colon + 1, end);
        }
        position = end;
        if (atSlash()) {
            position++;
        }
        pathAndRest("");
    }

    private int endOfAuthority() {
        for (int i = position; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c == '/' || c == '\\' || c == '?' || c == '#') {
                return i;
            }
        }
        return input.length();
    }

    /** Whatever stands before the last at sign; the first colon ends the user name. */
    private void credentials(int end) {
        int colon = input.indexOf(':', position);
        if (colon < 0 || colon > end) {
            colon = end;
        }
        username = PercentEncoding.encode(input, position, colon, PercentEncodeSet.USERINFO);
        if (colon < end) {
            password = PercentEncoding.encode(input, colon + 1, end, PercentEncodeSet.USERINFO);
        }
    }

    /** Where the colon before the port stands, or the end: colons in brackets belong to the host. */
    private int portColon(int from, int end) {
        boolean inBrackets = false;
        for (int i = from; i < end; i++) {
            char c = input.charAt(i);
            if (c == ':' && !inBrackets) {
                return i;
            }
            inBrackets = c == '[' || (inBrackets && c != ']');
        }
        return end;
    }

    private int port(int from, int end) throws BrokenRuleException {
        int value = 0;
        for (int i = from; i < end; i++) {
            char c = input.charAt(i);
            if (!Ascii.isDigit(c) || value > MAX_PORT) {
                value = MAX_PORT + 1;
                break;
            }
            value = value * 10 + (c - '0');
        }
        if (value > MAX_PORT) {
            throw new BrokenRuleException(
                    "its port '" + Shown.part(input.substring(from, end)) + "' is not a number from 0 to 65535");
        }
        return from == end || value == Objects.requireNonNull(scheme).defaultPort() ? Url.DEFAULT_PORT : value;
    }

    /** Path start state and path state, then the rest. */
    private void pathAndRest(String parent) {
        int end = position;
        while (end < input.length() && input.charAt(end) != '?' && input.charAt(end) != '#') {
            end++;
        }
        path = UrlPath.resolve(parent, input, position, end);
        position = end;
        queryAndFragment();
    }

    /** Query state and fragment state. */
    private void queryAndFragment() {
        if (position < input.length() && input.charAt(position) == '?') {
            int hash = input.indexOf('#', position);
            int end = hash < 0 ? input.length() : hash;
            query = PercentEncoding.encode(input, position + 1, end, PercentEncodeSet.SPECIAL_QUERY);
            position = end;
        }
        if (position < input.length()) {
            fragment = PercentEncoding.encode(input, position + 1, input.length(), PercentEncodeSet.FRAGMENT);
        }
    }

    private boolean atSlash() {
        return position < input.length() && (input.charAt(position) == '/' || input.charAt(position) == '\\');
    }
}
