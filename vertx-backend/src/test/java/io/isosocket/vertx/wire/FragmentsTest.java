package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.PeerFrame.FIN;
import static io.isosocket.vertx.wire.PeerFrame.RSV1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are larger than a frame may be. */
class FragmentsTest {

    private static final int MAX = Outbox.MAX_FRAME;

    /** Writes down the size of each write, and where the flushes come. */
    private static final class Writes extends ChannelOutboundHandlerAdapter {
        final List<String> seen = new ArrayList<>();

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            seen.add("write " + ((ByteBuf) message).readableBytes());
            var unused = ctx.write(message, promise);
        }

        @Override
        public void flush(ChannelHandlerContext ctx) {
            seen.add("flush");
            ctx.flush();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Checks the fragments of one message and joins them. */
    private static byte[] join(List<WireTester.Sent> frames, int firstByte) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 0; i < frames.size(); i++) {
            int fin = i == frames.size() - 1 ? FIN : 0;
            assertEquals(
                    fin | (i == 0 ? firstByte : Opcode.CONTINUATION),
                    frames.get(i).firstByte());
            if (fin == 0) {
                assertEquals(MAX, frames.get(i).payload().length);
            }
            whole.writeBytes(frames.get(i).payload());
        }
        return whole.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 1_000_001})
    void aMessageOverTheLargestFrameIsSentInFragments(int size) {
        for (Role role : Role.values()) {
            try (WireTester tester = new WireTester(role)) {
                byte[] data = random(size);
                tester.codec.sendBinary(ByteBuffer.wrap(data));
                tester.channel.runPendingTasks();
                List<WireTester.Sent> frames = tester.sentFrames();
                assertEquals((size + MAX - 1) / MAX, frames.size());
                assertArrayEquals(data, join(frames, Opcode.BINARY));
                assertEquals(size, tester.listener.acceptedBytes());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedMessageGoesByItsSizeOnTheWire(Role role) throws DataFormatException {
        for (int size : new int[] {64_000, 65_536, 70_000, 500_000}) {
            Compression ours = Compression.create(role, DeflateParameters.DEFAULT);
            MessageInflater peer = Compression.create(
                            role == Role.CLIENT ? Role.SERVER : Role.CLIENT, DeflateParameters.DEFAULT)
                    .inflater();
            try (WireTester tester = new WireTester(role, WireTester.SETTINGS, ours)) {
                for (byte[] data : List.of(new byte[size], random(size))) {
                    tester.listener.accepted.clear();
                    tester.codec.sendBinary(ByteBuffer.wrap(data));
                    tester.channel.runPendingTasks();
                    byte[] deflated = join(tester.sentFrames(), RSV1 | Opcode.BINARY);
                    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
                    peer.inflate(deflated, 0, deflated.length, true, CompressionSamples.collect(inflated));
                    assertArrayEquals(data, inflated.toByteArray());
                    assertEquals(size, tester.listener.acceptedBytes());
                }
            }
            peer.close();
        }
    }

    @Test
    void eachFragmentIsOneWriteAndAllOfThemAreFlushedOnce() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            Writes writes = new Writes();
            tester.channel.pipeline().addFirst(writes);
            // Within a read: the channel in memory would run the turn's end in the middle of the writes otherwise.
            tester.listener.then = event -> {
                tester.codec.sendText("before".getBytes(UTF_8));
                tester.codec.sendBinary(ByteBuffer.wrap(random(2 * MAX + 10)));
                writes.seen.add("sent");
            };
            tester.receive(PeerFrame.text("go"));
            assertEquals(
                    List.of("write 12", "write " + (MAX + 14), "write " + (MAX + 14), "write 16", "flush", "sent"),
                    writes.seen);
        }
    }

    @Test
    void noTwoFragmentsHaveTheSameMask() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.sendBinary(ByteBuffer.wrap(new byte[3 * MAX]));
            ByteBuf first = tester.channel.readOutbound();
            ByteBuf second = tester.channel.readOutbound();
            assertFalse(first.getInt(10) == second.getInt(10), "masking keys");
            first.release();
            second.release();
        }
    }

    @Test
    void controlFramesKeepTheirPlace() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            tester.codec.ping("1".getBytes(UTF_8));
            tester.codec.sendBinary(ByteBuffer.wrap(new byte[MAX + 1]));
            tester.codec.pong("2".getBytes(UTF_8));
            tester.codec.close(1000, "");
            tester.channel.runPendingTasks();
            List<WireTester.Sent> frames = tester.sentFrames();
            assertEquals(
                    List.of(0x89, 0x02, 0x80, 0x8A, 0x88),
                    frames.stream().map(WireTester.Sent::firstByte).toList());
        }
    }

    @Test
    void whatAFragmentCarriesIsAcceptedWithIt() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            int[] taken = new int[1];
            tester.channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
                @Override
                public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                    // The socket takes the first two fragments, and then no more.
                    ChannelPromise result = taken[0]++ < 2 ? promise : ctx.newPromise();
                    var unused = ctx.write(message, result);
                }
            });
            tester.codec.sendBinary(ByteBuffer.wrap(new byte[5 * MAX]));
            tester.channel.runPendingTasks();
            assertEquals(2 * MAX, tester.listener.acceptedBytes());
        }
    }

    @Test
    void theOtherSideJoinsThem() {
        byte[] data = random(200_000);
        try (WireTester sender = new WireTester(Role.CLIENT);
                WireTester receiver = new WireTester(Role.SERVER)) {
            sender.codec.sendBinary(ByteBuffer.wrap(data));
            sender.channel.runPendingTasks();
            for (ByteBuf out = sender.channel.readOutbound(); out != null; out = sender.channel.readOutbound()) {
                byte[] packet = new byte[out.readableBytes()];
                out.readBytes(packet);
                out.release();
                receiver.receive(packet);
            }
            List<String> events = receiver.events();
            assertEquals(1, events.size());
            assertEquals("binary " + HexFormat.of().formatHex(data), events.get(0));
        }
    }
}
