package io.isosocket.url;

import org.jspecify.annotations.Nullable;

/**
 * URL Standard 4.4: the basic URL parser without state override; {@link UrlSetters} has the states that setters start at.
 *
 * <p>The standard walks one code point at a time through named states; here each state is a method that takes its whole
 * part of the text, in the same order and with the same results.
 */
final class UrlParser {
    private final String input;
    private int position;

    private UrlParser(String input) {
        this.input = input;
    }

    /**
     * Parses a text, relative to the base where there is one.
     *
     * @throws UrlSyntaxException where the standard returns failure
     */
    static Url parse(String text, @Nullable Url base) throws UrlSyntaxException {
        UrlParser parser = new UrlParser(UrlInput.prepare(text));
        try {
            return parser.run(base).build();
        } catch (BrokenRuleException broken) {
            throw new UrlSyntaxException(text, broken.rule());
        }
    }

    private UrlParts run(@Nullable Url base) throws BrokenRuleException {
        int colon = schemeEnd(input);
        return colon < 0 ? withoutScheme(base) : withScheme(Ascii.toLowerCase(input.substring(0, colon)), base);
    }

    /** Scheme start state and scheme state: where the colon after the scheme stands; -1 where no scheme begins the text. */
    static int schemeEnd(String input) {
        if (input.isEmpty() || !Ascii.isAlpha(input.charAt(0))) {
            return -1;
        }
        int end = 1;
        while (end < input.length() && isSchemePart(input.charAt(end))) {
            end++;
        }
        return end < input.length() && input.charAt(end) == ':' ? end : -1;
    }

    private static boolean isSchemePart(char c) {
        return Ascii.isAlpha(c) || Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    /** Scheme state, from its colon on. */
    private UrlParts withScheme(String scheme, @Nullable Url base) throws BrokenRuleException {
        position = scheme.length() + 1;
        SpecialScheme special = SpecialScheme.named(scheme);
        UrlParts parts = new UrlParts(scheme, special);
        if (special == SpecialScheme.FILE) {
            file(parts, base);
        } else if (special != null && base != null && base.special() == special) {
            relative(parts, base);
        } else if (special != null) {
            authority(parts);
        } else if (isSlash(position, false)) {
            pathOrAuthority(parts);
        } else {
            opaquePath(parts);
        }
        return parts;
    }

    /** No scheme state. */
    private UrlParts withoutScheme(@Nullable Url base) throws BrokenRuleException {
        if (base == null) {
            throw new BrokenRuleException("it has no scheme, and there is no base URL");
        }
        if (base.hasOpaquePath()) {
            if (input.isEmpty() || input.charAt(0) != '#') {
                throw new BrokenRuleException("it has no scheme, and the base URL's path cannot be resolved against");
            }
            UrlParts same = new UrlParts(base);
            queryAndFragment(same);
            return same;
        }
        UrlParts parts = new UrlParts(base.scheme(), base.special());
        if (base.special() == SpecialScheme.FILE) {
            file(parts, base);
        } else {
            relative(parts, base);
        }
        return parts;
    }

    /** Path or authority state, at the first slash after a scheme that is not special. */
    private void pathOrAuthority(UrlParts parts) throws BrokenRuleException {
        position++;
        if (isSlash(position, false)) {
            position++;
            authority(parts);
        } else {
            pathAndRest(parts, "");
        }
    }

    /** Opaque path state. */
    private void opaquePath(UrlParts parts) {
        int end = pathEnd();
        parts.opaquePath = true;
        parts.path = UrlPath.opaque(input, position, end);
        position = end;
        queryAndFragment(parts);
    }

    /** Relative state and relative slash state. */
    private void relative(UrlParts parts, Url base) throws BrokenRuleException {
        if (isSlash(position, parts.isSpecial())) {
            position++;
            if (isSlash(position, parts.isSpecial())) {
                position++;
                authority(parts);
            } else {
                parts.takeAuthority(base);
                pathAndRest(parts, "");
            }
            return;
        }
        parts.takeAuthority(base);
        if (atPathEnd()) {
            samePath(parts, base);
        } else {
            pathAndRest(parts, UrlPath.parent(base.pathname(), parts.special));
        }
    }

    /** The path of the base, and its query where there is none of one's own. */
    private void samePath(UrlParts parts, Url base) {
        parts.path = base.pathname();
        parts.query = base.query();
        queryAndFragment(parts);
    }

    /** Special authority (ignore) slashes states, authority, host and port state. */
    private void authority(UrlParts parts) throws BrokenRuleException {
        boolean special = parts.isSpecial();
        while (special && isSlash(position, true)) {
            position++;
        }
        int end = Authority.end(input, position, special);
        Authority.parse(input, position, end, parts);
        position = end;
        pathStart(parts);
    }

    /** File state. */
    private void file(UrlParts parts, @Nullable Url base) throws BrokenRuleException {
        parts.host = "";
        Url fileBase = base != null && base.special() == SpecialScheme.FILE ? base : null;
        if (isSlash(position, true)) {
            position++;
            fileSlash(parts, fileBase);
        } else if (fileBase == null) {
            pathAndRest(parts, "");
        } else {
            parts.host = fileBase.host();
            if (atPathEnd()) {
                samePath(parts, fileBase);
            } else if (DriveLetter.starts(input, position)) {
                pathAndRest(parts, "");
            } else {
                pathAndRest(parts, UrlPath.parent(fileBase.pathname(), parts.special));
            }
        }
    }

    /** File slash state. */
    private void fileSlash(UrlParts parts, @Nullable Url base) throws BrokenRuleException {
        if (isSlash(position, true)) {
            position++;
            fileHost(parts);
        } else if (base == null) {
            pathAndRest(parts, "");
        } else {
            parts.host = base.host();
            pathAndRest(parts, DriveLetter.starts(input, position) ? "" : DriveLetter.ofPath(base.pathname()));
        }
    }

    /** File host state. */
    private void fileHost(UrlParts parts) throws BrokenRuleException {
        int end = Authority.end(input, position, true);
        if (DriveLetter.is(input, position, end)) {
            pathAndRest(parts, "");
            return;
        }
        parts.host = hostOfFile(input.substring(position, end));
        position = end;
        pathStart(parts);
    }

    /** The host of a file URL: that of this machine is the empty one. */
    static String hostOfFile(String text) throws BrokenRuleException {
        String host = text.isEmpty() ? "" : HostParser.parse(text, true);
        return host.equals("localhost") ? "" : host;
    }

    /** Path start state. */
    private void pathStart(UrlParts parts) {
        if (isSlash(position, parts.isSpecial())) {
            position++;
            pathAndRest(parts, "");
        } else if (parts.isSpecial() || !atPathEnd()) {
            pathAndRest(parts, "");
        } else {
            queryAndFragment(parts);
        }
    }

    /** Path state, then the rest. */
    private void pathAndRest(UrlParts parts, String parent) {
        int end = pathEnd();
        parts.path = UrlPath.resolve(parent, input, position, end, parts.special);
        position = end;
        queryAndFragment(parts);
    }

    /** Query state and fragment state. */
    private void queryAndFragment(UrlParts parts) {
        if (position < input.length() && input.charAt(position) == '?') {
            int hash = input.indexOf('#', position);
            int end = hash < 0 ? input.length() : hash;
            parts.query = PercentEncoding.encode(input, position + 1, end, PercentEncodeSet.ofQuery(parts.isSpecial()));
            position = end;
        }
        if (position < input.length()) {
            parts.fragment = PercentEncoding.encode(input, position + 1, input.length(), PercentEncodeSet.FRAGMENT);
        }
    }

    private int pathEnd() {
        int end = position;
        while (end < input.length() && input.charAt(end) != '?' && input.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    private boolean atPathEnd() {
        return position == input.length() || input.charAt(position) == '?' || input.charAt(position) == '#';
    }

    private boolean isSlash(int at, boolean special) {
        return at < input.length() && (input.charAt(at) == '/' || (special && input.charAt(at) == '\\'));
    }
}
