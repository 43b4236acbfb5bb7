package io.isosocket.url;

/** URL Standard 3.5: the host parser, the opaque-host parser and the host serializer. */
final class HostParser {
    // 3.1: forbidden host code points, less the C0 controls.
    private static final String FORBIDDEN_IN_OPAQUE = " #/:<>?@[\\]^|";
    // 3.1: what a domain may not have besides them.
    private static final String FORBIDDEN_IN_DOMAIN = FORBIDDEN_IN_OPAQUE + "%\u007F";

    private HostParser() {}

    /**
     * The host, serialized: an IPv6 address in brackets; of a special scheme else a domain or an IPv4 address in ASCII, of
     * others else an opaque host, which may be empty.
     */
    static String parse(String input, boolean special) throws BrokenRuleException {
        if (!input.isEmpty() && input.charAt(0) == '[') {
            if (input.charAt(input.length() - 1) != ']') {
                throw new BrokenRuleException("the IPv6 address in its host has no closing bracket");
            }
            return '[' + Ipv6.parse(input.substring(1, input.length() - 1)).serialize() + ']';
        }
        return special ? domain(input) : opaque(input);
    }

    private static String domain(String input) throws BrokenRuleException {
        String domain = input.indexOf('%') < 0 ? input : PercentEncoding.decodeUtf8(input);
        String ascii = DomainToAscii.convert(domain);
        if (ascii.isEmpty()) {
            throw new BrokenRuleException("its host '" + Shown.part(input) + "' is empty once mapped to ASCII");
        }
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c < ' ' || FORBIDDEN_IN_DOMAIN.indexOf(c) >= 0) {
                throw forbidden(input, c);
            }
        }
        return Ipv4.endsInNumber(ascii) ? Ipv4.serialize(Ipv4.parse(ascii)) : ascii;
    }

    private static String opaque(String input) throws BrokenRuleException {
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            // Of the C0 controls, tab and newlines are gone before.
            if (c == 0 || FORBIDDEN_IN_OPAQUE.indexOf(c) >= 0) {
                throw forbidden(input, c);
            }
        }
        return PercentEncoding.encode(input, PercentEncodeSet.C0_CONTROL);
    }

    private static BrokenRuleException forbidden(String input, char c) {
        return new BrokenRuleException(
                "its host '%s' has the forbidden character U+%04X".formatted(Shown.part(input), (int) c));
    }
}
