package io.isosocket.benchmarks.servers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Netty with its own WebSocket codecs, and its handler that saves flushes. */
final class NettyServer implements Server {

    private static final int MAX_MESSAGE = 1 << 25;
    private static final int FLUSH_AFTER = 256;

    private final ChannelGroup receivers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    @Override
    public String description() {
        return "Netty " + HttpServerCodec.class.getPackage().getImplementationVersion() + ", JDK " + Runtime.version();
    }

    @Override
    public int listen(boolean deflate) throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        return ((InetSocketAddress) new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                fill(channel.pipeline(), deflate);
                            }
                        })
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .sync()
                        .channel()
                        .localAddress())
                .getPort();
    }

    private void fill(ChannelPipeline pipeline, boolean deflate) {
        pipeline.addLast(new FlushConsolidationHandler(FLUSH_AFTER, true));
        pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(8192));
        if (deflate) {
            pipeline.addLast(new WebSocketServerCompressionHandler(MAX_MESSAGE));
        }
        pipeline.addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .allowExtensions(deflate)
                .maxFramePayloadLength(MAX_MESSAGE)
                .build()));
        pipeline.addLast(new WebSocketFrameAggregator(MAX_MESSAGE), new Messages());
    }

    private final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {

        private boolean broadcasts;

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete complete
                    && complete.requestUri().equals("/broadcast")) {
                broadcasts = true;
                receivers.add(context.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (broadcasts) {
                receivers.writeAndFlush(frame.retain());
            } else {
                context.writeAndFlush(frame.retain(), context.voidPromise());
            }
        }
    }
}
