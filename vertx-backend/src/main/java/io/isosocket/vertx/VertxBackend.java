package io.isosocket.vertx;

import io.isosocket.spi.Backend;
import io.isosocket.spi.Broadcaster;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.TaskQueue;
import io.isosocket.vertx.client.ClientConnection;
import io.isosocket.vertx.context.ContextQueue;
import io.isosocket.vertx.context.DefaultVertx;
import io.isosocket.vertx.context.EventBusBroadcaster;
import io.isosocket.vertx.context.Lifeline;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries WebSockets on Vert.x.
 *
 * <p>A WebSocket that is made on a Vert.x context gets its events on that context, whether it is an event-loop, a worker
 * or a virtual-thread context; when that context's verticle is undeployed, the WebSocket is closed with 1001. A
 * WebSocket that is made on another thread gets an event-loop context of its own, on the Vertx given, or on a default
 * one whose threads let the JVM exit once no WebSocket is open.
 */
public final class VertxBackend implements Backend {

    private final @Nullable VertxInternal vertx;

    /** The back end that {@link java.util.ServiceLoader} finds: on the caller's Vertx, or on the default one. */
    public VertxBackend() {
        this(null);
    }

    private VertxBackend(@Nullable VertxInternal vertx) {
        this.vertx = vertx;
    }

    /**
     * A back end on a Vertx of the caller's.
     *
     * @param vertx carries every connection of this back end
     * @return the back end
     */
    public static VertxBackend of(Vertx vertx) {
        return new VertxBackend((VertxInternal) Objects.requireNonNull(vertx, "vertx"));
    }

    @Override
    public TaskQueue taskQueue() {
        ContextInternal current = ContextInternal.current();
        if (vertx == null) {
            return current == null || DefaultVertx.is(current.owner())
                    ? new ContextQueue(contextOn(DefaultVertx.get(), current), DefaultVertx.lifeline())
                    : new ContextQueue(current, Lifeline.NONE);
        }
        return new ContextQueue(contextOn(vertx, current), Lifeline.NONE);
    }

    @Override
    public Connection connect(ConnectRequest request, TaskQueue queue, ConnectionListener listener) {
        if (!(queue instanceof ContextQueue contextQueue)) {
            throw new IllegalArgumentException("queue: " + queue + " does not come from this back end");
        }
        return ClientConnection.start(request, contextQueue, listener);
    }

    @Override
    public Broadcaster broadcaster() {
        if (vertx != null) {
            return new EventBusBroadcaster(vertx.eventBus(), Lifeline.NONE);
        }
        ContextInternal current = ContextInternal.current();
        return current == null || DefaultVertx.is(current.owner())
                ? new EventBusBroadcaster(DefaultVertx.get().eventBus(), DefaultVertx.lifeline())
                : new EventBusBroadcaster(current.owner().eventBus(), Lifeline.NONE);
    }

    private static ContextInternal contextOn(VertxInternal owner, @Nullable ContextInternal current) {
        return current != null && current.owner() == owner ? current : owner.createEventLoopContext();
    }
}
