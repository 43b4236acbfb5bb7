package io.isosocket.vertx.client;

import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/** From a URL's host to addresses. */
final class HostNames {

    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private HostNames() {}

    static String withoutTrailingDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    static boolean isAddress(String host) {
        return addressBytes(host) != null;
    }

    /** Whether TLS can name the host to the server: not an address, and nothing that the JDK refuses, as {@code a_b}. */
    static boolean canBeServerName(String host) {
        try {
            return !isAddress(host) && new SNIHostName(host).getAsciiName() != null;
        } catch (IllegalArgumentException noHostName) {
            return false;
        }
    }

    /**
     * Resolves a host to all its addresses, in the order in which they are to be tried. A name under localhost is the
     * loopback interface, whatever the resolver says (RFC 6761, section 6.3, and as browsers do).
     */
    static Future<List<InetAddress>> resolve(VertxInternal vertx, EventLoop loop, String host) {
        byte[] literal = addressBytes(host);
        try {
            if (literal != null) {
                return loop.newSucceededFuture(List.of(InetAddress.getByAddress(literal)));
            }
            String name = withoutTrailingDot(host);
            if (name.equals("localhost") || name.endsWith(".localhost")) {
                return loop.newSucceededFuture(List.of(
                        InetAddress.getByAddress(name, LOOPBACK_4), InetAddress.getByAddress(name, LOOPBACK_6)));
            }
        } catch (UnknownHostException impossible) {
            return loop.newFailedFuture(impossible);
        }
        Promise<List<InetAddress>> addresses = loop.newPromise();
        vertx.nameResolver().resolveAll(loop, host).addListener((Future<List<InetSocketAddress>> found) -> {
            if (found.isSuccess()) {
                addresses.trySuccess(found.getNow().stream()
                        .map(InetSocketAddress::getAddress)
                        .toList());
            } else {
                addresses.tryFailure(found.cause());
            }
        });
        return addresses;
    }

    private static byte @Nullable [] addressBytes(String host) {
        return NetUtil.createByteArrayFromIpAddressString(host);
    }
}
