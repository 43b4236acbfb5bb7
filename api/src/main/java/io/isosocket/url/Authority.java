package io.isosocket.url;

/** URL Standard 4.4: authority state, host state and port state. */
final class Authority {
    private static final int MAX_PORT = 65_535;

    private Authority() {}

    /** Where what begins here ends: at the path, the query, the fragment or the text's end. */
    static int end(String input, int from, boolean special) {
        for (int i = from; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c == '/' || c == '?' || c == '#' || (c == '\\' && special)) {
                return i;
            }
        }
        return input.length();
    }

    /** Parses user name, password, host and port. */
    static void parse(String input, int from, int end, UrlParts parts) throws BrokenRuleException {
        int hostStart = from;
        int at = input.lastIndexOf('@', end - 1);
        boolean credentials = at >= from;
        if (credentials) {
            credentials(input, from, at, parts);
            hostStart = at + 1;
        }
        int colon = portColon(input, hostStart, end);
        boolean empty = colon == hostStart;
        if (empty && (parts.isSpecial() || credentials || colon < end)) {
            throw new BrokenRuleException("it has no host");
        }
        parts.host = HostParser.parse(input.substring(hostStart, colon), parts.isSpecial());
        if (colon < end) {
            port(input, colon + 1, end, parts);
        }
    }

    /** Whatever stands before the last at sign; the first colon ends the user name. */
    private static void credentials(String input, int from, int end, UrlParts parts) {
        int colon = input.indexOf(':', from);
        if (colon < 0 || colon > end) {
            colon = end;
        }
        parts.username = PercentEncoding.encode(input, from, colon, PercentEncodeSet.USERINFO);
        if (colon < end) {
            parts.password = PercentEncoding.encode(input, colon + 1, end, PercentEncodeSet.USERINFO);
        }
    }

    /** Where the colon before the port stands, or the end: colons in brackets belong to the host. */
    static int portColon(String input, int from, int end) {
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

    private static void port(String input, int from, int end, UrlParts parts) throws BrokenRuleException {
        if (from == end) {
            return;
        }
        int digits = digitsEnd(input, from);
        int value = value(input, from, digits);
        if (digits < end || value > MAX_PORT) {
            throw new BrokenRuleException(
                    "its port '" + Shown.part(input.substring(from, end)) + "' is not a number from 0 to 65535");
        }
        parts.port(value);
    }

    /** Port state with a state override: takes the digits that stand here, where they are a port, and no more. */
    static void leadingPort(String input, int from, UrlParts parts) {
        int digits = digitsEnd(input, from);
        int value = value(input, from, digits);
        if (digits > from && value <= MAX_PORT) {
            parts.port(value);
        }
    }

    private static int digitsEnd(String input, int from) {
        int at = from;
        while (at < input.length() && Ascii.isDigit(input.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The number that the digits write; any that is no port counts as the first that is none. */
    private static int value(String input, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            value = Math.min(MAX_PORT + 1, value * 10 + (input.charAt(i) - '0'));
        }
        return value;
    }
}
