package io.isosocket.vertx.client;

import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetClientInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The NetClients that dial for a context, one for each local address. A verticle's context has some of its own, which
 * Vert.x closes when the verticle is undeployed; the other contexts of a Vertx share them.
 */
final class NetClients {

    private static final String KEY = "io.isosocket.net-client";

    /** Lets a NetClient live in a Vertx's local map. */
    private record Shared(NetClientInternal client) implements Shareable {}

    private NetClients() {}

    static NetClientInternal of(ContextInternal context, Optional<InetAddress> localAddress) {
        String address = localAddress.map(InetAddress::getHostAddress).orElse("");
        if (context.deployment() != null) {
            return (NetClientInternal)
                    context.contextData().computeIfAbsent(KEY + address, key -> create(context, address));
        }
        VertxInternal vertx = context.owner();
        LocalMap<String, Shared> clients = vertx.sharedData().getLocalMap(KEY);
        return clients.computeIfAbsent(address, key -> new Shared(create(vertx.createEventLoopContext(), address)))
                .client();
    }

    /** A NetClient belongs to the context on which it is made. */
    private static NetClientInternal create(ContextInternal context, String localAddress) {
        NetClientOptions options = new NetClientOptions().setTcpNoDelay(true);
        if (!localAddress.isEmpty()) {
            options.setLocalAddress(localAddress);
        }
        ContextInternal previous = context.beginDispatch();
        try {
            return (NetClientInternal) context.owner().createNetClient(options);
        } finally {
            context.endDispatch(previous);
        }
    }
}
