package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.PeerFrame.FIN;
import static io.isosocket.vertx.wire.PeerFrame.RSV1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A large message that is compressed while it goes. */
class DeflatedMessageTest {

    private static final int MAX = Outbox.MAX_FRAME;

    private record Form(boolean contextTakeover, int windowBits) {
        StreamMessageDeflater deflater() {
            return new StreamMessageDeflater(contextTakeover, new DeflateForm(windowBits, -1));
        }
    }

    private static Stream<Form> forms() {
        return Stream.of(8, 10, 15).flatMap(bits -> Stream.of(new Form(true, bits), new Form(false, bits)));
    }

    private static Stream<Arguments> formsAndSizes() {
        // The last is of parts without a rest.
        return forms().flatMap(
                        form -> Stream.of(40_000, 65_536, 300_001, 1 << 20).map(size -> Arguments.of(form, size)));
    }

    /** Noise, then what compresses well, then noise. */
    private static byte[] mixed(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        for (int i = size / 3; i < size / 3 * 2; i++) {
            data[i] = (byte) (i % 13);
        }
        return data;
    }

    /** What a message's frames carry. */
    private static final class Collected implements LargeMessage.Frames {
        final List<Integer> firstBytes = new ArrayList<>();
        final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        long share;

        @Override
        public void frame(int firstByte, byte[] bytes, int offset, int length, long share) {
            assertTrue(length <= MAX && length > 0, length + " bytes");
            firstBytes.add(firstByte);
            payload.write(bytes, offset, length);
            this.share += share;
        }

        boolean isWhole() {
            return !firstBytes.isEmpty() && (firstBytes.get(firstBytes.size() - 1) & FIN) != 0;
        }

        void takeAll(LargeMessage message) {
            while (!isWhole()) {
                var unused = message.step(this);
            }
        }
    }

    /** Compresses, and counts what it was given. */
    private static final class Counting implements MessageDeflater {
        private final MessageDeflater deflater = new Form(true, 15).deflater();
        private int bytes;

        @Override
        public void deflate(byte[] input, int offset, int length, ByteBuf out) {
            bytes += length;
            deflater.deflate(input, offset, length, out);
        }

        @Override
        public void deflatePart(byte[] input, int offset, int length, boolean last, ByteBuf out) {
            bytes += length;
            deflater.deflatePart(input, offset, length, last, out);
        }

        @Override
        public void close() {
            deflater.close();
        }
    }

    @ParameterizedTest
    @MethodSource("formsAndSizes")
    void itsFramesInflateToIt(Form form, int size) throws Exception {
        MessageDeflater deflater = form.deflater();
        MessageInflater inflater = new JdkMessageInflater(form.contextTakeover());
        for (int round = 0; round < 2; round++) {
            byte[] data = mixed(size);
            Collected frames = new Collected();
            frames.takeAll(new DeflatedMessage(Opcode.BINARY, data, 0, size, true, deflater));
            assertEquals(size, frames.share);
            int first = frames.firstBytes.get(0) & ~FIN;
            assertEquals(RSV1 | Opcode.BINARY, first);
            frames.firstBytes.stream().skip(1).forEach(next -> assertEquals(0, next & ~FIN));
            byte[] payload = frames.payload.toByteArray();
            assertArrayEquals(data, CompressionSamples.inflate(inflater, payload));
            // Between two large ones of one context.
            byte[] small = CompressionSamples.deflate(deflater, "small".getBytes(UTF_8));
            assertArrayEquals("small".getBytes(UTF_8), CompressionSamples.inflate(inflater, small));
        }
        deflater.close();
        inflater.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theCallerMayChangeItsBytesOnceItIsOwned(Form form) throws Exception {
        MessageDeflater deflater = form.deflater();
        byte[] data = mixed(300_000);
        byte[] callers = new byte[data.length + 20];
        System.arraycopy(data, 0, callers, 10, data.length);
        LargeMessage message = new DeflatedMessage(Opcode.TEXT, callers, 10, data.length, false, deflater);
        Collected frames = new Collected();
        for (int step = 0; step < 5; step++) {
            var unused = message.step(frames);
        }
        message.own();
        Arrays.fill(callers, (byte) 0);
        message.own();
        frames.takeAll(message);
        byte[] payload = frames.payload.toByteArray();
        assertArrayEquals(data, CompressionSamples.inflate(new JdkMessageInflater(false), payload));
        deflater.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void othersOfTheEventLoopCompressMeanwhile(Form form) throws Exception {
        byte[] data = mixed(300_000);
        MessageDeflater one = form.deflater();
        MessageDeflater two = form.deflater();
        LargeMessage ofOne = new DeflatedMessage(Opcode.TEXT, data, 0, data.length, true, one);
        LargeMessage ofTwo = new DeflatedMessage(Opcode.TEXT, data, 0, data.length, true, two);
        Collected framesOfOne = new Collected();
        Collected framesOfTwo = new Collected();
        for (int step = 0; step < 5; step++) {
            var unused = ofOne.step(framesOfOne) + ofTwo.step(framesOfTwo);
        }
        // Given up within its message.
        one.close();
        framesOfTwo.takeAll(ofTwo);
        byte[] payload = framesOfTwo.payload.toByteArray();
        assertArrayEquals(data, CompressionSamples.inflate(new JdkMessageInflater(false), payload));
        byte[] next = CompressionSamples.deflate(form.deflater(), data);
        assertArrayEquals(data, CompressionSamples.inflate(new JdkMessageInflater(false), next));
        two.close();
    }

    @Test
    void aTurnCompressesAsMuchAsTakesFewMilliseconds() throws Exception {
        int size = 5 << 20;
        Counting deflater = new Counting();
        Compression compression = new Compression(new JdkMessageInflater(true), deflater, 0);
        try (WireTester tester = new WireTester(Role.CLIENT, WireTester.SETTINGS, compression)) {
            // Within a read: the channel in memory would run the next turns within the send otherwise.
            tester.listener.then = event -> {
                tester.codec.sendBinary(ByteBuffer.wrap(new byte[size]));
                assertTrue(deflater.bytes > 0 && deflater.bytes <= 128 << 10, deflater.bytes + " bytes at once");
            };
            tester.receive(PeerFrame.text("go"));
            assertEquals(List.of("text go"), tester.events());
            tester.channel.runPendingTasks();
            assertEquals(size, deflater.bytes);
            assertEquals(size, tester.listener.acceptedBytes());
            assertEquals(1, tester.codec.messagesTaken());
            List<WireTester.Sent> frames = tester.sentFrames();
            assertEquals(1, frames.size(), "it gets so small that it fits a frame");
            assertEquals(FIN | RSV1 | Opcode.BINARY, frames.get(0).firstByte());
            assertArrayEquals(
                    new byte[size],
                    CompressionSamples.inflate(
                            new JdkMessageInflater(true), frames.get(0).payload()));
        }
    }

    @Test
    void aCloseRightBehindItLosesNothing() throws Exception {
        byte[] data = mixed(3 << 20);
        Compression compression = Compression.create(Role.CLIENT, DeflateParameters.DEFAULT);
        try (WireTester tester = new WireTester(Role.CLIENT, WireTester.SETTINGS, compression)) {
            tester.listener.then = event -> {
                tester.codec.sendBinary(ByteBuffer.wrap(data));
                tester.codec.sendText("behind".getBytes(UTF_8));
                tester.codec.close(1000, "");
            };
            tester.receive(PeerFrame.text("go"));
            tester.channel.runPendingTasks();
            List<WireTester.Sent> frames = tester.sentFrames();
            int last = frames.size() - 1;
            assertEquals("close 1000", frames.get(last).describe());
            MessageInflater inflater = new JdkMessageInflater(true);
            ByteArrayOutputStream large = new ByteArrayOutputStream();
            frames.subList(0, last - 1).forEach(frame -> large.writeBytes(frame.payload()));
            assertArrayEquals(data, CompressionSamples.inflate(inflater, large.toByteArray()));
            byte[] behind = frames.get(last - 1).payload();
            assertArrayEquals("behind".getBytes(UTF_8), CompressionSamples.inflate(inflater, behind));
        }
    }
}
