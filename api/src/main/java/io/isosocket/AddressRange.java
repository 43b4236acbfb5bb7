package io.isosocket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, as in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3).
 *
 * @param base the first address
 * @param prefix how many bits of an address must be those of the first
 */
record AddressRange(InetAddress base, int prefix) {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Reads a range, or a single address.
     *
     * @param option what the range is for, as a message begins
     * @param text as in {@code 10.0.0.0/8}, {@code fc00::/7} or {@code 127.0.0.1}
     * @return the range
     * @throws IllegalArgumentException if it has another form, or bits behind the prefix
     */
    static AddressRange parse(String option, String text) {
        Objects.requireNonNull(text, option);
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!isAddress(address)) {
            throw new IllegalArgumentException(option + ": \"" + Printable.of(text)
                    + "\" is not an IP address, or one with a prefix length, as in 10.0.0.0/8 or fc00::/7");
        }
        InetAddress base = address(option, address);
        int bits = base.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(option, text, text.substring(slash + 1), bits);
        AddressRange range = new AddressRange(base, prefix);
        if (!range.isFirst()) {
            throw new IllegalArgumentException(option + ": \"" + text + "\" has bits behind its prefix of " + prefix);
        }
        return range;
    }

    /** {@return whether a text is an address as it is usually written, with no other number form} */
    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    /** Reads what {@link #isAddress} takes; no name is ever looked up. */
    static InetAddress address(String option, String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(option + ": \"" + text + "\" is not an IP address", e);
        }
    }

    private static int prefix(String option, String text, String digits, int bits) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > bits) {
            throw new IllegalArgumentException(
                    option + ": the prefix length of \"" + Printable.of(text) + "\" is not in 0 to " + bits);
        }
        return Integer.parseInt(digits);
    }

    /**
     * Whether an address is in the range.
     *
     * @param address an address; an IPv4 one is in no IPv6 range and the other way round
     * @return whether it is
     */
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] first = base.getAddress();
        if (bytes.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = (0x80 >> (bit % Byte.SIZE));
            if (((bytes[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isFirst() {
        byte[] bytes = base.getAddress();
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            if ((bytes[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
