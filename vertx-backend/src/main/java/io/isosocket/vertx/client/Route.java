package io.isosocket.vertx.client;

import io.isosocket.ProxyOptions;
import io.isosocket.spi.ConnectRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * How a connection gets to where it goes.
 *
 * @param destination where it goes
 * @param proxy through what, if not straight
 * @param from from which address of this machine, if that matters
 */
record Route(Destination destination, Optional<ProxyOptions> proxy, Optional<InetAddress> from) {

    static Route of(ConnectRequest request) {
        Optional<ProxyOptions> proxy = request.options().proxy().filter(options -> options.appliesTo(request.host()));
        return new Route(Destination.of(request), proxy, request.options().localAddress());
    }

    /** {@return whether the proxy is given a name, so that nobody knows its addresses here} */
    boolean isResolvedByProxy() {
        return proxy.isPresent()
                && proxy.get().type() != ProxyOptions.Type.SOCKS5
                && !HostNames.isAddress(destination.host());
    }

    /** {@return those of the destination's addresses that can be dialled: of the local one's family; at a proxy, all} */
    List<InetAddress> reachable(List<InetAddress> addresses) {
        return from.isEmpty() || proxy.isPresent()
                ? addresses
                : addresses.stream()
                        .filter(address ->
                                address.getAddress().length == from.get().getAddress().length)
                        .toList();
    }

    /** {@return the destination and the way, for a person} */
    String label() {
        return destination.label()
                + proxy.map(options -> " through " + options).orElse("")
                + from.map(address -> " from " + address.getHostAddress()).orElse("");
    }
}
