package io.isosocket.url;

/** URL Standard 3.5: the host parser for special schemes, and the host serializer. */
final class HostParser {
    // 3.1: forbidden host code points, less the C0 controls.
    private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007F";

    private HostParser() {}

    /** The host, serialized: a domain or an IPv4 address in ASCII, an IPv6 address in brackets. */
    static String parse(String input) throws BrokenRuleException {
        if (input.charAt(0) == '[') {
            if (input.charAt(input.length() - 1) != ']') {
                throw new BrokenRuleException("the IPv6 address in its host has no closing bracket");
            }
            return '[' + Ipv6.parse(input.substring(1, input.length() - 1)).serialize() + ']';
        }
        String domain = input.indexOf('%') < 0 ? input : PercentEncoding.decodeUtf8(input);
        String ascii = DomainToAscii.convert(domain);
        if (ascii.isEmpty()) {
            throw new BrokenRuleException("its host '" + Shown.part(input) + "' is empty once mapped to ASCII");
        }
        checkCodePoints(ascii, input);
        return Ipv4.endsInNumber(ascii) ? Ipv4.serialize(Ipv4.parse(ascii)) : ascii;
    }

    private static void checkCodePoints(String ascii, String input) throws BrokenRuleException {
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c < ' ' || FORBIDDEN.indexOf(c) >= 0) {
                throw new BrokenRuleException(
                        "its host '%s' has the forbidden character U+%04X".formatted(Shown.part(input), (int) c));
            }
        }
    }
}
