package io.isosocket.vertx.server;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections there are, and are being accepted, in all and of each remote address. Any thread may use it. */
final class ConnectionCounts {

    private static final int IPV6_LENGTH = 16;
    private static final int NETWORK_LENGTH = 8;

    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> ofAddress = new ConcurrentHashMap<>();

    /**
     * Counts one more.
     *
     * @param address its remote address, as {@link #key} gives it
     * @param options the limits
     * @return 0, or the status to refuse it with; then it was not counted
     */
    int enter(String address, ServerOptions options) {
        if (all.incrementAndGet() > options.maxConnections()) {
            all.decrementAndGet();
            return 503;
        }
        if (ofAddress.merge(address, 1, Integer::sum) > options.maxConnectionsPerAddress()) {
            leave(address);
            return 429;
        }
        return 0;
    }

    /** One that was counted is gone. */
    void leave(String address) {
        all.decrementAndGet();
        ofAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    /** {@return what counts as one address: an IPv4 address, or the network of an IPv6 one} */
    static String key(SocketAddress address) {
        String hostAddress = address.hostAddress();
        byte[] bytes = hostAddress == null ? null : NetUtil.createByteArrayFromIpAddressString(hostAddress);
        if (bytes == null) {
            // A socket of the file system.
            return "";
        }
        return HexFormat.of().formatHex(bytes, 0, bytes.length == IPV6_LENGTH ? NETWORK_LENGTH : bytes.length);
    }
}
