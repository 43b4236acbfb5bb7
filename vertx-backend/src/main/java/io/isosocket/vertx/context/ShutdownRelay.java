package io.isosocket.vertx.context;

import io.isosocket.vertx.wire.WebSocketCodec;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Tells the codec in front of it that its Vertx, or the verticle that it belongs to, is going away, so that the close
 * frame leaves before Vert.x cuts the connection.
 */
@ChannelHandler.Sharable
public final class ShutdownRelay extends ChannelInboundHandlerAdapter {

    /** The one instance. */
    public static final ShutdownRelay INSTANCE = new ShutdownRelay();

    /** Vert.x does not export the type of this event. */
    private static final String SHUTDOWN_EVENT = "io.vertx.core.net.impl.ShutdownEvent";

    private ShutdownRelay() {}

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event.getClass().getName().equals(SHUTDOWN_EVENT)) {
            WebSocketCodec codec = ctx.pipeline().get(WebSocketCodec.class);
            if (codec != null) {
                codec.goingAway();
            }
        }
        ctx.fireUserEventTriggered(event);
    }
}
