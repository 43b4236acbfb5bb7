package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.PeerFrame.FIN;
import static io.isosocket.vertx.wire.PeerFrame.RSV1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.RawFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A large message to a socket that takes it piece by piece, and what is sent behind it. */
class SlowSocketTest {

    private static final int MAX = Outbox.MAX_FRAME;
    private static final int FRAMES = 80;
    private static final int SIZE = FRAMES * MAX;
    /** Half a megabyte, and the frame that reaches beyond it. */
    private static final int AHEAD = (512 << 10) + MAX + FrameWriter.MAX_HEADER;

    /** Holds what is written until it is told to take it. */
    private static final class Slow extends ChannelOutboundHandlerAdapter {

        private record Held(ByteBuf bytes, ChannelPromise promise) {}

        private final ArrayDeque<Held> held = new ArrayDeque<>();
        private int largest;

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            held.add(new Held((ByteBuf) message, promise));
            largest = Math.max(largest, bytes());
        }

        int bytes() {
            return held.stream().mapToInt(each -> each.bytes().readableBytes()).sum();
        }

        /** Takes one buffer, and lets the event loop turn. */
        boolean take(WireTester tester) {
            Held next = held.poll();
            if (next == null) {
                return false;
            }
            var unused = tester.channel.pipeline().firstContext().writeAndFlush(next.bytes(), next.promise());
            tester.channel.runPendingTasks();
            return true;
        }

        void failFirst() {
            Held next = held.remove();
            next.bytes().release();
            next.promise().setFailure(new IOException("the peer is gone"));
        }

        void takeAll(WireTester tester) {
            boolean took = true;
            while (took) {
                took = take(tester);
            }
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext ctx) {
            held.forEach(each -> each.bytes().release());
        }
    }

    private static WireTester behind(Slow socket, Role role, @Nullable Compression compression) {
        WireTester tester = new WireTester(role, WireTester.SETTINGS, compression);
        tester.channel.pipeline().addFirst(socket);
        return tester;
    }

    private static byte[] random() {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(List<WireTester.Sent> frames) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        frames.forEach(frame -> whole.writeBytes(frame.payload()));
        return whole.toByteArray();
    }

    private static List<Integer> firstBytes(List<WireTester.Sent> frames) {
        return frames.stream().map(WireTester.Sent::firstByte).toList();
    }

    @Test
    void littleOfALargeMessageIsFramedAheadOfTheSocket() {
        for (Role role : Role.values()) {
            Slow socket = new Slow();
            try (WireTester tester = behind(socket, role, null)) {
                byte[] data = random();
                byte[] callers = data.clone();
                tester.codec.sendBinary(ByteBuffer.wrap(callers));
                Arrays.fill(callers, (byte) 0);
                tester.channel.runPendingTasks();
                assertTrue(socket.bytes() <= AHEAD, socket.bytes() + " bytes");
                assertEquals(0, tester.listener.acceptedBytes());
                socket.takeAll(tester);
                assertTrue(socket.largest <= AHEAD, socket.largest + " bytes");
                List<WireTester.Sent> frames = tester.sentFrames();
                assertEquals(FRAMES, frames.size());
                assertArrayEquals(data, join(frames));
                assertEquals(SIZE, tester.listener.acceptedBytes());
                assertEquals(1, tester.codec.messagesTaken());
            }
        }
    }

    @Test
    void aSocketThatTakesEverythingGetsTwoMegabytesInATurn() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            // Within a read: the channel in memory would run the next turns within the send otherwise.
            tester.listener.then = event -> {
                tester.codec.sendText(new byte[SIZE]);
                assertEquals((2 << 20) / MAX, tester.channel.outboundMessages().size());
            };
            tester.receive(PeerFrame.text("go"));
            tester.channel.runPendingTasks();
            assertEquals(FRAMES, tester.sentFrames().size());
            assertEquals(List.of("text go"), tester.events());
        }
    }

    @Test
    void whatIsSentBehindItKeepsItsOrder() {
        Slow socket = new Slow();
        try (WireTester tester = behind(socket, Role.SERVER, null)) {
            SharedFrame shared = SharedFrame.text("shared");
            byte[] callers = {1, 2};
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.sendBinary(ByteBuffer.wrap(callers));
            Arrays.fill(callers, (byte) 9);
            tester.codec.send(shared);
            shared.release();
            tester.codec.sendFrame(new RawFrame(false, 0, Opcode.TEXT, "raw".getBytes(UTF_8)));
            // Whose answer tells that what was sent before has arrived.
            tester.codec.ping("behind".getBytes(UTF_8));
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.sendText("last".getBytes(UTF_8));
            socket.takeAll(tester);
            List<WireTester.Sent> frames = tester.sentFrames();
            List<String> between = frames.subList(FRAMES, FRAMES + 4).stream()
                    .map(WireTester.Sent::describe)
                    .toList();
            assertEquals(List.of("binary 0102", "text shared", "01 726177", "ping behind"), between);
            assertEquals(2 * FRAMES + 5, frames.size());
            assertEquals("text last", frames.get(frames.size() - 1).describe());
            assertEquals(2L * SIZE + 2 + 6 + 4, tester.listener.acceptedBytes());
        }
    }

    @Test
    void pongsDoNotWaitForIt() {
        Slow socket = new Slow();
        try (WireTester tester = behind(socket, Role.CLIENT, null)) {
            tester.codec.sendText(new byte[SIZE]);
            tester.receive(PeerFrame.ping("answered"));
            tester.codec.pong("unasked".getBytes(UTF_8));
            socket.takeAll(tester);
            List<String> first = tester.sentFrames().subList(0, 12).stream()
                    .map(WireTester.Sent::describe)
                    .filter(frame -> frame.startsWith("pong"))
                    .toList();
            assertEquals(List.of("pong answered", "pong unasked"), first);
        }
    }

    @Test
    void aViolationIsToldThePeerBetweenItsFragments() {
        Slow socket = new Slow();
        SharedFrame shared = SharedFrame.text("shared");
        try (WireTester tester = behind(socket, Role.CLIENT, null)) {
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.send(shared);
            tester.receive(PeerFrame.peerFrame(0x83, new byte[0]));
            socket.takeAll(tester);
            List<WireTester.Sent> frames = tester.sentFrames();
            assertTrue(frames.size() < 12, frames.size() + " frames");
            assertEquals("close 1002", frames.get(frames.size() - 1).describe());
        }
        assertTrue(shared.release(), "nobody else refers to it");
    }

    @Test
    void aWriteThatFailsEndsIt() {
        Slow socket = new Slow();
        SharedFrame shared = SharedFrame.text("shared");
        try (WireTester tester = behind(socket, Role.SERVER, null)) {
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.send(shared);
            int before = socket.held.size();
            socket.failFirst();
            tester.channel.runPendingTasks();
            assertTrue(socket.held.size() < before, "no more was framed");
            assertEquals(List.of("failed CLOSED OPEN"), tester.events());
            assertEquals(0, tester.listener.acceptedBytes());
        }
        assertTrue(shared.release(), "nobody else refers to it");
    }

    @Test
    void aCloseFrameIsBehindAllOfIt() {
        Slow socket = new Slow();
        try (WireTester tester = behind(socket, Role.SERVER, null)) {
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.sendText("small".getBytes(UTF_8));
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.close(1000, "");
            tester.codec.sendText("late".getBytes(UTF_8));
            socket.takeAll(tester);
            List<WireTester.Sent> frames = tester.sentFrames();
            assertEquals(2 * FRAMES + 2, frames.size());
            assertEquals("text small", frames.get(FRAMES).describe());
            assertEquals(FIN, frames.get(2 * FRAMES).firstByte());
            assertEquals("close 1000", frames.get(2 * FRAMES + 1).describe());
        }
    }

    @Test
    void whatIsLeftOfItEndsWithTheConnection() {
        Slow socket = new Slow();
        SharedFrame shared = SharedFrame.text("shared");
        try (WireTester tester = behind(socket, Role.SERVER, null)) {
            tester.codec.sendText(new byte[SIZE]);
            tester.codec.send(shared);
            tester.codec.abort();
            tester.codec.sendText("late".getBytes(UTF_8));
        }
        assertTrue(shared.release(), "nobody else refers to it");
    }

    @Test
    void compressedMessagesBehindItUseOneContext() throws Exception {
        Compression ours = Compression.create(Role.SERVER, DeflateParameters.DEFAULT);
        MessageInflater peer =
                Compression.create(Role.CLIENT, DeflateParameters.DEFAULT).inflater();
        Slow socket = new Slow();
        byte[] data = random();
        try (WireTester tester = behind(socket, Role.SERVER, ours)) {
            tester.codec.sendBinary(ByteBuffer.wrap(data));
            tester.codec.sendBinary(ByteBuffer.wrap(data));
            tester.codec.sendText("end".getBytes(UTF_8));
            socket.takeAll(tester);
            List<WireTester.Sent> frames = tester.sentFrames();
            assertEquals(
                    List.of(RSV1 | Opcode.BINARY, RSV1 | Opcode.BINARY, FIN | RSV1 | Opcode.TEXT),
                    firstBytes(frames).stream()
                            .filter(first -> (first & RSV1) != 0)
                            .toList());
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            int begin = 0;
            for (int i = 0; i < frames.size(); i++) {
                if ((frames.get(i).firstByte() & FIN) != 0) {
                    byte[] deflated = join(frames.subList(begin, i + 1));
                    peer.inflate(deflated, 0, deflated.length, true, CompressionSamples.collect(inflated));
                    begin = i + 1;
                }
            }
            byte[] all = inflated.toByteArray();
            assertArrayEquals(data, Arrays.copyOf(all, SIZE));
            assertArrayEquals(data, Arrays.copyOfRange(all, SIZE, 2 * SIZE));
            assertEquals("end", new String(all, 2 * SIZE, all.length - 2 * SIZE, UTF_8));
        } finally {
            peer.close();
        }
    }
}
