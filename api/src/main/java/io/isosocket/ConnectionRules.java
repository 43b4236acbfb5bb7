package io.isosocket;

import io.isosocket.url.UrlSyntaxException;
import io.isosocket.url.WebSocketUrl;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy of rules: lists of URLs that are allowed and denied, ranges of addresses, and TLS. Without any rule it allows
 * everything; what any rule refuses is refused.
 *
 * <p>A pattern of URLs is {@code SCHEME://HOST[:PORT][/PATH]}. The scheme is {@code ws}, {@code wss} or {@code *}; the
 * host a name or an address, {@code *.} and a name for that name and all below it, or {@code *}; the port a number or
 * {@code *}; the path may hold {@code *} for any characters. A pattern without a path is for all paths. Without a port it
 * allows the scheme's own port and denies all ports. Hosts are compared in the form of the URL Standard, so that case,
 * encodings, number forms of IPv4 addresses and a trailing dot make no difference; userinfo and query are not looked at.
 * A path is allowed only if it matches both as written and percent-decoded, and is denied if one of the two matches.
 *
 * <p>Immutable and thread-safe.
 */
public final class ConnectionRules implements ConnectionPolicy {

    private final boolean denyAll;
    private final boolean requireTls;
    private final boolean allowsOnlyListed;
    private final List<UrlPattern> allowed;
    private final List<UrlPattern> denied;
    private final boolean denyPrivateAddresses;
    private final List<AddressRange> deniedAddresses;
    private final List<AddressRange> allowedAddresses;
    private final boolean allowNamesAtProxy;

    private ConnectionRules(Builder builder) {
        denyAll = builder.denyAll;
        requireTls = builder.requireTls;
        allowsOnlyListed = builder.allowsOnlyListed;
        allowed = List.copyOf(builder.allowed);
        denied = List.copyOf(builder.denied);
        denyPrivateAddresses = builder.denyPrivateAddresses;
        deniedAddresses = List.copyOf(builder.deniedAddresses);
        allowedAddresses = List.copyOf(builder.allowedAddresses);
        allowNamesAtProxy = builder.allowNamesAtProxy;
    }

    /** {@return a builder without any rule} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Optional<String> refusal() {
        return denyAll ? Optional.of("denyAll") : Optional.empty();
    }

    @Override
    public Optional<String> refusal(String url) {
        WebSocketUrl parsed;
        try {
            parsed = WebSocketUrl.parse(url, Optional.empty());
        } catch (UrlSyntaxException invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
        if (requireTls && !parsed.secure()) {
            return Optional.of("requireTls: " + parsed + " is not wss");
        }
        Optional<UrlPattern> denies =
                denied.stream().filter(pattern -> pattern.denies(parsed)).findFirst();
        if (denies.isPresent()) {
            return Optional.of("deny " + denies.get() + " is for " + parsed);
        }
        if (allowsOnlyListed && allowed.stream().noneMatch(pattern -> pattern.allows(parsed))) {
            String patterns = allowed.stream().map(UrlPattern::toString).collect(Collectors.joining(", "));
            return Optional.of("allow " + (patterns.isEmpty() ? "nothing" : patterns) + " is not for " + parsed);
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> refusal(String url, InetAddress address, int port) {
        List<InetAddress> forms = SpecialAddresses.forms(address);
        for (AddressRange range : deniedAddresses) {
            if (forms.stream().anyMatch(range::contains)) {
                return Optional.of("denyAddresses " + range + " is for " + address.getHostAddress());
            }
        }
        if (!denyPrivateAddresses || allowedAddresses.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        return SpecialAddresses.rangeOf(address)
                .map(range -> "denyPrivateAddresses: " + address.getHostAddress() + " " + range);
    }

    @Override
    public Optional<String> refusalAtProxy(String url, String host, int port) {
        boolean looksAtAddresses = denyPrivateAddresses || !deniedAddresses.isEmpty();
        return looksAtAddresses && !allowNamesAtProxy
                ? ConnectionPolicy.super.refusalAtProxy(url, host, port)
                : Optional.empty();
    }

    /** Collects the rules. */
    public static final class Builder {
        private boolean denyAll;
        private boolean requireTls;
        private boolean allowsOnlyListed;
        private final List<UrlPattern> allowed = new ArrayList<>();
        private final List<UrlPattern> denied = new ArrayList<>();
        private boolean denyPrivateAddresses;
        private final List<AddressRange> deniedAddresses = new ArrayList<>();
        private final List<AddressRange> allowedAddresses = new ArrayList<>();
        private boolean allowNamesAtProxy;

        private Builder() {}

        /**
         * Refuses every connection: the action {@link ConnectionPolicy#CONNECT}.
         *
         * @return this builder
         */
        public Builder denyAll() {
            denyAll = true;
            return this;
        }

        /**
         * Refuses connections that are not wss.
         *
         * @return this builder
         */
        public Builder requireTls() {
            requireTls = true;
            return this;
        }

        /**
         * Allows URLs, and from then on no others but those of further calls.
         *
         * @param patterns as the type says; without any, no URL is allowed
         * @return this builder
         * @throws IllegalArgumentException if a pattern has another form
         */
        public Builder allow(String... patterns) {
            allowsOnlyListed = true;
            for (String pattern : patterns) {
                allowed.add(UrlPattern.parse(pattern));
            }
            return this;
        }

        /**
         * Denies URLs, also those that are allowed.
         *
         * @param patterns as the type says
         * @return this builder
         * @throws IllegalArgumentException if a pattern has another form
         */
        public Builder deny(String... patterns) {
            for (String pattern : patterns) {
                denied.add(UrlPattern.parse(pattern));
            }
            return this;
        }

        /**
         * Denies every address that is not one of a host in the public Internet: those of private networks, the loopback
         * interface, links, carriers and sites, unique local and multicast ones, the unspecified address and the rest of
         * IANA's special-purpose registries; also where such an IPv4 address stands in an IPv6 one (mapped, compatible,
         * translated, NAT64, 6to4).
         *
         * @return this builder
         */
        public Builder denyPrivateAddresses() {
            denyPrivateAddresses = true;
            return this;
        }

        /**
         * Denies ranges of addresses, also of those that are allowed.
         *
         * @param ranges addresses, or addresses with a prefix length, as in {@code 192.0.2.0/24} or {@code fd00::/8}
         * @return this builder
         * @throws IllegalArgumentException if a range has another form
         */
        public Builder denyAddresses(String... ranges) {
            for (String range : ranges) {
                deniedAddresses.add(AddressRange.parse("denyAddresses", range));
            }
            return this;
        }

        /**
         * Takes ranges of addresses out of {@link #denyPrivateAddresses()}.
         *
         * @param ranges addresses, or addresses with a prefix length, as in {@code 10.1.0.0/16}
         * @return this builder
         * @throws IllegalArgumentException if a range has another form
         */
        public Builder allowAddresses(String... ranges) {
            for (String range : ranges) {
                allowedAddresses.add(AddressRange.parse("allowAddresses", range));
            }
            return this;
        }

        /**
         * Allows that a proxy resolves names. Without this, names are refused at such a proxy as soon as there is a rule
         * about addresses, since only the proxy sees those; with this, those rules hold for addresses in URLs alone.
         *
         * @return this builder
         */
        public Builder allowNamesAtProxy() {
            allowNamesAtProxy = true;
            return this;
        }

        /** {@return the policy} */
        public ConnectionRules build() {
            return new ConnectionRules(this);
        }
    }
}
