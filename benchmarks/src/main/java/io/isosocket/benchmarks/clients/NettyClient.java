package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;

/** Netty with its own WebSocket codecs, and its handler that saves flushes. */
public final class NettyClient implements Client {

    private static final int MAX_MESSAGE = 1 << 25;
    private static final int FLUSH_AFTER = 256;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final boolean deflate;
    private final SslContext tls;

    /**
     * Makes one.
     *
     * @param deflate whether it compresses
     */
    public NettyClient(boolean deflate) {
        this.deflate = deflate;
        try {
            tls = SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String description() {
        return "Netty " + HttpClientCodec.class.getPackage().getImplementationVersion() + ", JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        fill(channel.pipeline(), url, new Messages(receiver, opened));
                    }
                })
                .connect(url.getHost(), url.getPort())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        opened.completeExceptionally(done.cause());
                    }
                });
        return opened;
    }

    private void fill(ChannelPipeline pipeline, URI url, Messages messages) {
        if (url.getScheme().equals("wss")) {
            pipeline.addLast(tls.newHandler(pipeline.channel().alloc(), url.getHost(), url.getPort()));
        }
        pipeline.addLast(new FlushConsolidationHandler(FLUSH_AFTER, true));
        pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(8192));
        if (deflate) {
            pipeline.addLast(new WebSocketClientCompressionHandler(MAX_MESSAGE));
        }
        pipeline.addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(url)
                .allowExtensions(deflate)
                .maxFramePayloadLength(MAX_MESSAGE)
                .build()));
        pipeline.addLast(new WebSocketFrameAggregator(MAX_MESSAGE), messages);
    }

    private static final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final Receiver receiver;
        private final CompletableFuture<Connection> opened;

        Messages(Receiver receiver, CompletableFuture<Connection> opened) {
            this.receiver = receiver;
            this.opened = opened;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                opened.complete(new Open(context.channel()));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text) {
                receiver.text(text.text());
            } else if (frame instanceof BinaryWebSocketFrame binary) {
                receiver.bytes(binary.content().readableBytes());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!opened.isDone()) {
                opened.completeExceptionally(new IllegalStateException("closed"));
            }
            receiver.closed();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            opened.completeExceptionally(cause);
            context.close();
        }
    }

    private record Open(Channel channel) implements Connection {

        @Override
        public void send(String message) {
            channel.writeAndFlush(new TextWebSocketFrame(message), channel.voidPromise());
        }

        @Override
        public void send(byte[] message) {
            channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)), channel.voidPromise());
        }

        @Override
        public void close() {
            channel.writeAndFlush(new CloseWebSocketFrame(1000, ""));
        }

        @Override
        public void later(Runnable task) {
            channel.eventLoop().execute(task);
        }
    }
}
