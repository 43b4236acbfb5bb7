package io.isosocket.vertx.client;

import io.isosocket.ProxyOptions;
import io.isosocket.spi.ConnectRequest;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What Vert.x needs to know to open a channel. */
final class ChannelOptions {

    /** By how much the limits of Vert.x for TLS and proxies are behind ours, so that ours speaks. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private ChannelOptions() {}

    /**
     * Options for one address.
     *
     * @param request what is connected for
     * @param route how
     * @param target the address; a name, where the proxy resolves it
     * @param remaining how long the whole may still take; empty for no limit
     * @param targetsLeft how many addresses share that time, this one included
     */
    static ConnectOptions of(
            ConnectRequest request,
            Route route,
            InetSocketAddress target,
            Optional<Duration> remaining,
            int targetsLeft)
            throws GeneralSecurityException {
        Duration limit = remaining.map(GRACE::plus).orElse(Duration.ZERO);
        ConnectOptions options = new ConnectOptions()
                .setRemoteAddress(address(target))
                .setHost(request.host())
                .setPort(request.port())
                .setSsl(request.secure());
        // An address that does not answer leaves time for those after it.
        remaining
                .map(time -> time.dividedBy(targetsLeft).toMillis())
                .ifPresent(share -> options.setTimeout((int) Math.max(1, Math.min(share, Integer.MAX_VALUE))));
        route.proxy().ifPresent(proxy -> options.setProxyOptions(proxy(proxy, limit)));
        if (request.secure()) {
            secure(options, request, limit);
        }
        return options;
    }

    private static SocketAddress address(InetSocketAddress target) {
        return target.isUnresolved()
                ? SocketAddress.inetSocketAddress(target.getPort(), target.getHostString())
                : SocketAddress.inetSocketAddress(target);
    }

    private static io.vertx.core.net.ProxyOptions proxy(ProxyOptions proxy, Duration limit) {
        io.vertx.core.net.ProxyOptions mapped = new io.vertx.core.net.ProxyOptions()
                .setType(proxy.type() == ProxyOptions.Type.HTTP ? ProxyType.HTTP : ProxyType.SOCKS5)
                .setHost(proxy.host())
                .setPort(proxy.port())
                .setConnectTimeout(limit);
        proxy.user().ifPresent(user -> mapped.setUsername(user).setPassword(proxy.password()));
        return mapped;
    }

    private static void secure(ConnectOptions options, ConnectRequest request, Duration limit)
            throws GeneralSecurityException {
        String name = HostNames.withoutTrailingDot(request.host());
        options.setHost(name);
        if (HostNames.canBeServerName(name)) {
            options.setSniServerName(name);
        }
        ClientSSLOptions tls = TlsMapping.map(request.options().tls()).copy();
        tls.setSslHandshakeTimeoutUnit(TimeUnit.NANOSECONDS).setSslHandshakeTimeout(limit.toNanos());
        options.setSslOptions(tls);
    }
}
