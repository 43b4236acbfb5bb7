package io.isosocket.vertx.client;

import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetClientInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;

/**
 * The NetClient that dials for a context. A verticle's context has one of its own, which Vert.x closes when the verticle
 * is undeployed; the other contexts of a Vertx share one.
 */
final class NetClients {

    private static final String KEY = "io.isosocket.net-client";

    /** Lets a NetClient live in a Vertx's local map. */
    private record Shared(NetClientInternal client) implements Shareable {}

    private NetClients() {}

    static NetClientInternal of(ContextInternal context) {
        if (context.deployment() != null) {
            return (NetClientInternal) context.contextData().computeIfAbsent(KEY, key -> create(context));
        }
        VertxInternal vertx = context.owner();
        LocalMap<String, Shared> clients = vertx.sharedData().getLocalMap(KEY);
        return clients.computeIfAbsent(KEY, key -> new Shared(create(vertx.createEventLoopContext())))
                .client();
    }

    /** A NetClient belongs to the context on which it is made. */
    private static NetClientInternal create(ContextInternal context) {
        ContextInternal previous = context.beginDispatch();
        try {
            return (NetClientInternal) context.owner().createNetClient(new NetClientOptions().setTcpNoDelay(true));
        } finally {
            context.endDispatch(previous);
        }
    }
}
