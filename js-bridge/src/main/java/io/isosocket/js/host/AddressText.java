package io.isosocket.js.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Reads IP addresses, and never resolves a name. */
final class AddressText {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[\\p{XDigit}:.]*:[\\p{XDigit}:.]*(%\\w+)?");

    private AddressText() {}

    /** {@return the address; an IPv6 one may stand in brackets} */
    static InetAddress parse(String option, String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        try {
            if (IPV4.matcher(bare).matches() && !bracketed) {
                return InetAddress.getByName(bare);
            }
            if (IPV6.matcher(bare).matches()) {
                // In brackets it is taken for an address, and looked up nowhere.
                return InetAddress.getByName("[" + bare + "]");
            }
        } catch (UnknownHostException malformed) {
            // Told below.
        }
        throw new IllegalArgumentException(option + ": \"" + text + "\" is not an IPv4 or IPv6 address");
    }
}
