package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.TlsOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.vertx.interop.Certificates;
import io.isosocket.vertx.wire.Role;
import io.isosocket.vertx.wire.WebSocketCodec;
import io.isosocket.vertx.wire.WireSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How connections end over TLS, whose own end comes before that of TCP. */
@Timeout(60)
class TlsEndTest {

    private final MultiThreadIoEventLoopGroup servers = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final MultiThreadIoEventLoopGroup clients = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private Certificates.Identity authority;
    private SslContext serverTls;

    @BeforeEach
    void makeCertificates(@TempDir Path folder) throws IOException {
        Certificates certificates = new Certificates(folder);
        authority = certificates.authority("authority");
        Certificates.Identity server = certificates.signed(authority, "server", "IP:127.0.0.1");
        serverTls = SslContextBuilder.forServer(
                        server.certificate().toFile(), server.key().toFile())
                .build();
    }

    @AfterEach
    void stop() throws InterruptedException {
        servers.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    /** The other side, inside TLS: keeps what it reads, and notices close_notify. */
    private static final class RawPeer extends ChannelInboundHandlerAdapter {
        private final BiConsumer<RawPeer, ChannelHandlerContext> onBytes;
        private final CountDownLatch closeNotified = new CountDownLatch(1);
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        RawPeer(BiConsumer<RawPeer, ChannelHandlerContext> onBytes) {
            this.onBytes = onBytes;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
            ByteBuf bytes = (ByteBuf) message;
            bytes.readBytes(received, bytes.readableBytes());
            bytes.release();
            onBytes.accept(this, ctx);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == SslCloseCompletionEvent.SUCCESS) {
                closeNotified.countDown();
            }
        }

        /** Whether close_notify came while the other side's event loop was held, so not by the end of its linger. */
        boolean awaitCloseNotify() {
            try {
                return closeNotified.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        List<Frame> frames() throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(received.toByteArray()));
            Frame frame = Frame.read(in);
            assertEquals(0, in.available(), "bytes behind the frame");
            return List.of(frame);
        }
    }

    private Channel listen(Supplier<List<ChannelHandler>> handlers) throws InterruptedException {
        return new ServerBootstrap()
                .group(servers)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(serverTls.newHandler(channel.alloc()));
                        handlers.get().forEach(channel.pipeline()::addLast);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    private static int port(Channel server) {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Answers the handshake, with bytes behind the answer. */
    private static void answer(RawPeer server, ChannelHandlerContext ctx, byte[] behind) {
        try {
            Head head = Head.read(new ByteArrayInputStream(server.received.toByteArray()));
            server.received.reset();
            var unused =
                    ctx.writeAndFlush(Unpooled.wrappedBuffer(Answer.to(head).bytes(), behind));
        } catch (EOFException incomplete) {
            // The rest of the head is still to come.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObservedSocket connect(Channel listening) {
        TlsOptions tls =
                TlsOptions.builder().trustCertificates(authority.certificate()).build();
        // Far longer than the test waits: the end of TCP is not to be what ends the connection.
        WebSocketOptions options = WebSocketOptions.builder()
                .tls(tls)
                .closeTimeout(Duration.ofMinutes(1))
                .build();
        return ObservedSocket.of("wss://127.0.0.1:" + port(listening) + "/", options);
    }

    @Test
    void aServersViolationIsAnsweredWithACloseFrameAndCloseNotify() throws Exception {
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        behind.writeBytes(Violation.RSV2.bytes(false));
        behind.writeBytes(new byte[1000]);
        RawPeer server = new RawPeer((peer, ctx) -> answer(peer, ctx, behind.toByteArray()));
        Channel listening = listen(() -> List.of(server));
        boolean[] notified = new boolean[1];
        ObservedSocket socket = connect(listening);
        socket.socket().addEventListener("error", event -> notified[0] = server.awaitCloseNotify());
        WebSocketFailure failure = socket.awaitFailure();
        assertEquals(Kind.PROTOCOL, failure.kind(), failure::toString);
        assertTrue(notified[0], "close_notify before the linger's end");
        Frame close = server.frames().get(0);
        assertEquals(1002, close.closeCode());
        assertTrue(close.masked());
    }

    @Test
    void aClientsViolationIsAnsweredWithACloseFrameAndCloseNotify() throws Exception {
        RawPeer client = new RawPeer((peer, ctx) -> {});
        CountDownLatch failed = new CountDownLatch(1);
        boolean[] notified = new boolean[1];
        WireSettings settings = new WireSettings(1000, Duration.ofSeconds(10), Duration.ZERO, 1);
        Channel listening = listen(() -> List.of(new WebSocketCodec(Role.SERVER, settings, null, new FailureListener() {
            @Override
            public void failed(WebSocketFailure failure) {
                notified[0] = client.awaitCloseNotify();
                failed.countDown();
            }
        })));
        SslContext clientTls = SslContextBuilder.forClient()
                .trustManager(authority.certificate().toFile())
                .build();
        Channel connected = new Bootstrap()
                .group(clients)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(clientTls.newHandler(channel.alloc(), "127.0.0.1", port(listening)), client);
                    }
                })
                .connect(listening.localAddress())
                .sync()
                .channel();
        connected
                .writeAndFlush(Unpooled.wrappedBuffer(Violation.RSV2.bytes(true)))
                .sync();
        assertTrue(failed.await(30, TimeUnit.SECONDS));
        assertTrue(notified[0], "close_notify before the linger's end");
        Frame close = client.frames().get(0);
        assertEquals(1002, close.closeCode());
        assertFalse(close.masked());
    }

    @Test
    void closeNotifyBehindTheCloseFramesEndsTheConnectionAlthoughTcpStays() throws Exception {
        RawPeer server = new RawPeer((peer, ctx) -> {
            if (peer.received.size() > 100) {
                answer(peer, ctx, Frame.close(3000, "").bytes());
            } else {
                var unused = ctx.pipeline().get(SslHandler.class).closeOutbound();
            }
        });
        assertEquals(
                3000, connect(listen(() -> List.of(server))).awaitCleanClose().code());
    }

    @Test
    void closeNotifyInPlaceOfACloseFrameIsALoss() throws Exception {
        RawPeer server = new RawPeer((peer, ctx) -> {
            answer(peer, ctx, Frame.text("a").bytes());
            var unused = ctx.pipeline().get(SslHandler.class).closeOutbound();
        });
        assertEquals(
                Kind.CLOSED,
                connect(listen(() -> List.of(server))).awaitFailure().kind());
    }

    /** Only the failure matters. */
    private abstract static class FailureListener implements ConnectionListener {
        @Override
        public void opened(Connection connection, String protocol, String extensions) {}

        @Override
        public void text(String data) {}

        @Override
        public void binary(byte[] data) {}

        @Override
        public void accepted(long payloadBytes) {}

        @Override
        public void closing(int code, String reason) {}

        @Override
        public void closed(int code, String reason) {}
    }
}
