package io.isosocket;

import io.isosocket.url.UrlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The hosts that are dialled without the proxy, in the forms of the environment variable NO_PROXY as curl reads it.
 *
 * @param all whether it is all of them
 * @param names the names, in the form of URLs, each for itself and all below it
 * @param ranges the addresses
 */
record NoProxy(boolean all, List<String> names, List<AddressRange> ranges) {

    static final NoProxy NONE = new NoProxy(false, List.of(), List.of());

    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final Pattern NAME = Pattern.compile("(?:\\*?\\.)?([^/:?#@\\[\\]*%\\\\]+)");

    /**
     * Reads entries, each of which may be a list with commas or spaces.
     *
     * @throws IllegalArgumentException if an entry has another form
     */
    static NoProxy parse(List<String> entries) {
        boolean all = false;
        List<String> names = new ArrayList<>();
        List<AddressRange> ranges = new ArrayList<>();
        for (String entry : entries.stream().flatMap(SEPARATOR::splitAsStream).toList()) {
            String bare = entry.startsWith("[") && entry.endsWith("]") ? entry.substring(1, entry.length() - 1) : entry;
            if (entry.equals("*")) {
                all = true;
            } else if (bare.contains("/") || AddressRange.isAddress(bare)) {
                ranges.add(AddressRange.parse("noProxy", bare));
            } else if (!entry.isEmpty()) {
                names.add(name(entry));
            }
        }
        return new NoProxy(all, List.copyOf(names), List.copyOf(ranges));
    }

    private static String name(String entry) {
        var form = NAME.matcher(entry);
        try {
            if (form.matches()) {
                return HostName.parse(form.group(1));
            }
        } catch (UrlSyntaxException noHost) {
            // Told below.
        }
        throw new IllegalArgumentException("noProxy: \"" + Printable.of(entry)
                + "\" is not *, a name (with a dot or *. before it or not), an address or a range as in 10.0.0.0/8");
    }

    /** Whether the list has a URL's host, which stands without brackets. Names are never resolved for it. */
    boolean contains(String host) {
        if (AddressRange.isAddress(host)) {
            return all || ranges.stream().anyMatch(range -> range.contains(AddressRange.address("host", host)));
        }
        String name = HostName.withoutTrailingDot(host);
        return all || names.stream().anyMatch(entry -> HostName.isWithin(name, entry));
    }
}
