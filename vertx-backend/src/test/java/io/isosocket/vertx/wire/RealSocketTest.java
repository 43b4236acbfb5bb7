package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real event loop and a real socket: other threads, and how TCP ends. The peer is a plain blocking socket. */
@Timeout(60)
class RealSocketTest {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final RecordingListener listener = new RecordingListener();
    private final AtomicInteger writes = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WebSocketCodec codec = new WebSocketCodec(Role.SERVER, WireTester.SETTINGS, null, listener);
    private Channel channel;
    private Socket peer;

    @BeforeEach
    void connect() throws Exception {
        listener.then = event -> {
            if (event.startsWith("failed") || event.startsWith("closed")) {
                ended.countDown();
            }
        };
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            channel = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel created) {
                            created.pipeline().addLast(countWrites());
                        }
                    })
                    .connect(server.getLocalSocketAddress())
                    .sync()
                    .channel();
            peer = server.accept();
            peer.setSoTimeout(30_000);
        }
        channel.eventLoop().submit(() -> channel.pipeline().addLast(codec)).sync();
    }

    private ChannelOutboundHandlerAdapter countWrites() {
        return new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                writes.incrementAndGet();
                var unused = ctx.write(message, promise);
            }
        };
    }

    @AfterEach
    void end() throws Exception {
        peer.close();
        channel.close().sync();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Test
    void aBurstFromAnotherThreadIsOneWriteInItsOrder() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        // Keeps the event loop busy for as long as the burst lasts.
        channel.eventLoop().execute(() -> await(sent));
        for (int i = 0; i < 100; i++) {
            codec.sendText(("m" + i).getBytes(UTF_8));
        }
        codec.close(1000, "");
        codec.sendText("too late".getBytes(UTF_8));
        sent.countDown();
        DataInputStream in = new DataInputStream(peer.getInputStream());
        for (int i = 0; i < 100; i++) {
            assertEquals("m" + i, new String(readFrame(in), UTF_8));
        }
        assertArrayEquals(PeerFrame.bytes(3, 0xE8), readFrame(in));
        assertEquals(1, writes.get());
        peer.getOutputStream().write(PeerFrame.closeWith(1000).encode(Role.CLIENT));
        assertEquals(-1, in.read());
        await(ended);
        assertEquals(List.of("closed 1000"), listener.events);
        assertEquals(290, listener.acceptedBytes());
    }

    @Test
    void nothingIsAcceptedWithinASendAndAllOfItLater() throws Exception {
        Thread reading = new Thread(this::readAll);
        reading.start();
        int heardWithin = channel.eventLoop()
                .submit(() -> {
                    for (int i = 0; i < 1000; i++) {
                        codec.sendText(new byte[100]);
                    }
                    return listener.accepted.size();
                })
                .get();
        assertEquals(0, heardWithin);
        codec.close(1000, "");
        peer.getOutputStream().write(PeerFrame.closeWith(1000).encode(Role.CLIENT));
        await(ended);
        assertEquals(100_000, listener.acceptedBytes());
        reading.join();
    }

    private void readAll() {
        try {
            peer.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachThreadKeepsItsOrder() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            byte name = (byte) t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 5000; i++) {
                    codec.sendText(new byte[] {name, (byte) (i >> 8), (byte) i});
                }
            });
            threads.add(thread);
            thread.start();
        }
        DataInputStream in = new DataInputStream(peer.getInputStream());
        int[] next = new int[4];
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = readFrame(in);
            assertEquals(next[frame[0]]++, ((frame[1] & 0xFF) << 8) | (frame[2] & 0xFF));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void thePeerReadsTheCloseFrameAndTheEndAlthoughMoreOfItsBytesCome() throws Exception {
        CountDownLatch endSeen = new CountDownLatch(1);
        // With the event loop held here, the end that the peer sees is that of the output, not of the linger's time.
        listener.then = event -> await(endSeen);
        peer.getOutputStream().write(PeerFrame.peerFrame(0xFF, new byte[0]).encode(Role.CLIENT));
        DataInputStream in = new DataInputStream(peer.getInputStream());
        for (int i = 0; i < 10; i++) {
            peer.getOutputStream().write(new byte[1000]);
        }
        assertArrayEquals(PeerFrame.bytes(3, 0xEA), readFrame(in));
        try {
            assertEquals(-1, in.read());
        } finally {
            endSeen.countDown();
        }
        // TCP ends when the peer ends it, with no time-out.
        peer.close();
        channel.closeFuture().sync();
        assertEquals(List.of("failed PROTOCOL OPEN"), listener.events);
    }

    @Test
    void aResetIsALoss() throws Exception {
        peer.setSoLinger(true, 0);
        peer.close();
        await(ended);
        assertEquals(List.of("failed CLOSED OPEN"), listener.events);
    }

    @Test
    void anAbortEndsTcp() throws Exception {
        codec.abort();
        assertEquals(-1, peer.getInputStream().read());
        channel.closeFuture().sync();
        assertEquals(List.of(), listener.events);
    }

    private static byte[] readFrame(DataInputStream in) throws IOException {
        in.readByte();
        byte[] payload = new byte[in.readByte()];
        in.readFully(payload);
        return payload;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
