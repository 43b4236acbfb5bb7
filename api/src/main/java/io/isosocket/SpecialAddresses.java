package io.isosocket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that are not a host of the public Internet: IANA's registries of special-purpose addresses (RFC 6890),
 * and multicast.
 */
final class SpecialAddresses {

    private record Named(AddressRange range, String purpose) {

        static Named of(String range, String purpose) {
            return new Named(AddressRange.parse("range", range), purpose);
        }

        @Override
        public String toString() {
            return range + ", " + purpose;
        }
    }

    private static final List<Named> RANGES = List.of(
            Named.of("0.0.0.0/8", "unspecified (RFC 1122)"),
            Named.of("10.0.0.0/8", "private use (RFC 1918)"),
            Named.of("100.64.0.0/10", "shared by carriers (RFC 6598)"),
            Named.of("127.0.0.0/8", "loopback (RFC 1122)"),
            Named.of("169.254.0.0/16", "link-local (RFC 3927)"),
            Named.of("172.16.0.0/12", "private use (RFC 1918)"),
            Named.of("192.0.0.0/24", "protocol assignments (RFC 6890)"),
            Named.of("192.0.2.0/24", "documentation (RFC 5737)"),
            Named.of("192.88.99.0/24", "6to4 relays (RFC 7526)"),
            Named.of("192.168.0.0/16", "private use (RFC 1918)"),
            Named.of("198.18.0.0/15", "benchmarks (RFC 2544)"),
            Named.of("198.51.100.0/24", "documentation (RFC 5737)"),
            Named.of("203.0.113.0/24", "documentation (RFC 5737)"),
            Named.of("224.0.0.0/4", "multicast (RFC 5771)"),
            Named.of("240.0.0.0/4", "reserved, and broadcast (RFC 1112)"),
            Named.of("::/128", "unspecified (RFC 4291)"),
            Named.of("::1/128", "loopback (RFC 4291)"),
            Named.of("64:ff9b:1::/48", "translation within a network (RFC 8215)"),
            Named.of("100::/64", "discard only (RFC 6666)"),
            Named.of("2001::/23", "protocol assignments, Teredo (RFC 2928, RFC 4380)"),
            Named.of("2001:db8::/32", "documentation (RFC 3849)"),
            Named.of("3fff::/20", "documentation (RFC 9637)"),
            Named.of("5f00::/16", "segment routing (RFC 9602)"),
            Named.of("fc00::/7", "unique local (RFC 4193)"),
            Named.of("fe80::/10", "link-local (RFC 4291)"),
            Named.of("fec0::/10", "site-local (RFC 3879)"),
            Named.of("ff00::/8", "multicast (RFC 4291)"));

    /** A form of IPv6 address that holds an IPv4 one, and at which byte. */
    private record Embedding(AddressRange range, int offset) {}

    private static final List<Embedding> EMBEDDINGS = List.of(
            // IPv4-compatible (RFC 4291, section 2.5.5.1)
            new Embedding(AddressRange.parse("range", "::/96"), 12),
            // IPv4-translated (RFC 7915)
            new Embedding(AddressRange.parse("range", "::ffff:0:0:0/96"), 12),
            // NAT64 (RFC 6052)
            new Embedding(AddressRange.parse("range", "64:ff9b::/96"), 12),
            // 6to4 (RFC 3056)
            new Embedding(AddressRange.parse("range", "2002::/16"), 2));

    private SpecialAddresses() {}

    /**
     * Looks an address up.
     *
     * @param address an address
     * @return the range it is in, with what that is for, or empty for one that is public
     */
    static Optional<String> rangeOf(InetAddress address) {
        return forms(address).stream()
                .flatMap(form -> RANGES.stream()
                        .filter(named -> named.range().contains(form))
                        .map(named -> (form.equals(address) ? "" : "holds " + form.getHostAddress() + ", which ")
                                + "is in " + named))
                .findFirst();
    }

    /**
     * The address, and the IPv4 address in it, where it is an IPv6 one that holds one. An IPv4-mapped address (RFC 4291,
     * section 2.5.5.2) is an IPv4 one already: Java has no other form for it.
     */
    static List<InetAddress> forms(InetAddress address) {
        List<InetAddress> forms = new ArrayList<>(2);
        forms.add(address);
        for (Embedding embedding : EMBEDDINGS) {
            if (embedding.range().contains(address)) {
                byte[] bytes = address.getAddress();
                forms.add(ofBytes(Arrays.copyOfRange(bytes, embedding.offset(), embedding.offset() + 4)));
            }
        }
        return forms;
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
