package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.CompressionSamples.bytes;
import static io.isosocket.vertx.wire.CompressionSamples.deflate;
import static io.isosocket.vertx.wire.CompressionSamples.echoes;
import static io.isosocket.vertx.wire.CompressionSamples.inflate;
import static io.isosocket.vertx.wire.CompressionSamples.json;
import static io.isosocket.vertx.wire.CompressionSamples.noise;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDeflaterTest {

    private static final List<byte[]> SMALL_MESSAGES = smallMessages();
    private static final List<byte[]> LARGE_MESSAGES = largeMessages();

    static Stream<Arguments> windowsAndTakeover() {
        return IntStream.rangeClosed(8, 15)
                .boxed()
                .flatMap(bits -> Stream.of(Arguments.of(bits, true), Arguments.of(bits, false)));
    }

    @ParameterizedTest
    @MethodSource("windowsAndTakeover")
    void smallMessagesComeBackFromTheJdksInflater(int windowBits, boolean contextTakeover) throws DataFormatException {
        assertComeBack(SMALL_MESSAGES, windowBits, contextTakeover);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 14, 15})
    void largeMessagesComeBackFromTheJdksInflater(int windowBits) throws DataFormatException {
        assertComeBack(LARGE_MESSAGES, windowBits, windowBits % 2 == 0);
    }

    @ParameterizedTest
    @MethodSource("windowsAndTakeover")
    void atEveryLevelMessagesComeBack(int windowBits, boolean contextTakeover) throws DataFormatException {
        for (int level = 0; level <= 9; level++) {
            DeflateForm form = new DeflateForm(windowBits, level);
            assertComeBack(SMALL_MESSAGES, form, contextTakeover);
            assertComeBack(LARGE_MESSAGES.subList(2, 4), form, contextTakeover);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 12, 15})
    void theLevelSaysHowSmallAMessageGets(int windowBits) {
        byte[] message = json(new Random(8), 50_000);
        int[] lengths = IntStream.of(0, 1, 9)
                .map(level ->
                        deflate(new StreamMessageDeflater(false, new DeflateForm(windowBits, level)), message).length)
                .toArray();
        assertTrue(lengths[0] > message.length, "level 0: " + lengths[0]);
        assertTrue(lengths[1] < message.length / 2, "level 1: " + lengths[1]);
        assertTrue(lengths[2] < lengths[1], "level 9: " + lengths[2] + ", level 1: " + lengths[1]);
    }

    @Test
    void aLevelOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DeflateForm(15, 10));
        assertThrows(IllegalArgumentException.class, () -> new DeflateForm(15, -2));
        assertThrows(IllegalArgumentException.class, () -> new DeflateForm(7, 1));
    }

    private static void assertComeBack(List<byte[]> messages, int windowBits, boolean contextTakeover)
            throws DataFormatException {
        assertComeBack(messages, new DeflateForm(windowBits, -1), contextTakeover);
    }

    private static void assertComeBack(List<byte[]> messages, DeflateForm form, boolean contextTakeover)
            throws DataFormatException {
        MessageDeflater deflater = new StreamMessageDeflater(contextTakeover, form);
        Inflater reference = new Inflater(true);
        for (byte[] message : messages) {
            byte[] payload = deflate(deflater, message);
            if (!contextTakeover) {
                reference.reset();
            }
            assertArrayEquals(message, inflateWithTail(reference, payload, message.length));
        }
        reference.end();
        deflater.close();
    }

    private static List<byte[]> smallMessages() {
        Random random = new Random(7692);
        byte[] hello = "Hello".getBytes(UTF_8);
        List<byte[]> messages = new ArrayList<>(
                List.of(new byte[0], bytes('a'), new byte[0], new byte[0], hello, hello, new byte[5_000]));
        for (int i = 0; i < 25; i++) {
            messages.add(json(random, random.nextInt(2_000)));
            messages.add(echoes(random, random.nextInt(2_000)));
        }
        return messages;
    }

    private static List<byte[]> largeMessages() {
        Random random = new Random(7692);
        return List.of(json(random, 1 << 20), noise(random, 1 << 20), echoes(random, 60_000), json(random, 50_000));
    }

    /** Inflates a message, and checks that nothing but the tail was missing. */
    private static byte[] inflateWithTail(Inflater reference, byte[] payload, int expectedLength)
            throws DataFormatException {
        byte[] message = new byte[expectedLength];
        reference.setInput(payload);
        int length = 0;
        while (length < expectedLength && !reference.needsInput()) {
            length += reference.inflate(message, length, expectedLength - length);
        }
        assertEquals(expectedLength, length);
        assertEquals(0, reference.inflate(new byte[1]), "more came out than went in");
        reference.setInput(bytes(0, 0, 0xFF, 0xFF));
        assertEquals(0, reference.inflate(new byte[1]), "the payload does not end before the tail");
        return message;
    }

    @ParameterizedTest
    @MethodSource("windowsAndTakeover")
    void neverRefersBackFartherThanItsWindow(int windowBits, boolean contextTakeover) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MessageDeflater deflater = new StreamMessageDeflater(contextTakeover, new DeflateForm(windowBits, -1));
        List<byte[]> payloads = new ArrayList<>();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        for (int i = 0; i < 12; i++) {
            // The first is longer than the largest window, so that each window could be used whole.
            int length = i == 0 ? 50_000 : 5_000 + random.nextInt(10_000);
            byte[] message = i % 2 == 0 ? echoes(random, length) : json(random, random.nextInt(3_000));
            messages.writeBytes(message);
            payloads.add(deflate(deflater, message));
        }
        DeflateDistances decoded = DeflateDistances.decodeMessages(payloads);
        assertArrayEquals(messages.toByteArray(), decoded.bytes(), "seed " + seed);
        int distance = decoded.largestDistance();
        assertTrue(distance <= 1 << windowBits, "refers back " + distance + ", seed " + seed);
        if (windowBits == 8) {
            assertEquals(0, distance, "seed " + seed);
        } else {
            assertTrue(distance > 1 << (windowBits - 2), "uses little of its window: " + distance + ", seed " + seed);
        }
        deflater.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12, 13, 14, 15})
    void contextTakeoverMakesARepeatedMessageTiny(int windowBits) {
        byte[] message = json(new Random(1), 200);
        MessageDeflater withContext = new StreamMessageDeflater(true, new DeflateForm(windowBits, -1));
        MessageDeflater withoutContext = new StreamMessageDeflater(false, new DeflateForm(windowBits, -1));
        byte[] first = deflate(withoutContext, message);
        assertTrue(deflate(withContext, message).length > 50);
        assertTrue(deflate(withContext, message).length < 20);
        assertArrayEquals(first, deflate(withoutContext, message));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12, 15})
    void connectionsWithoutContextDoNotSeeEachOther(int windowBits) throws DataFormatException {
        Random random = new Random(windowBits);
        MessageDeflater one = new StreamMessageDeflater(false, new DeflateForm(windowBits, -1));
        MessageDeflater two = new StreamMessageDeflater(false, new DeflateForm(windowBits, -1));
        for (int i = 0; i < 50; i++) {
            byte[] message = json(random, 1 + random.nextInt(1_000));
            byte[] payload = deflate(i % 2 == 0 ? one : two, message);
            assertArrayEquals(message, inflate(new JdkMessageInflater(false), payload));
        }
    }

    @ParameterizedTest
    @MethodSource("windowsAndTakeover")
    void anEmptyMessageIsOneZeroByte(int windowBits, boolean contextTakeover) {
        MessageDeflater deflater = new StreamMessageDeflater(contextTakeover, new DeflateForm(windowBits, -1));
        assertArrayEquals(bytes(0), deflate(deflater, new byte[0]));
        deflate(deflater, bytes('a', 'b'));
        assertArrayEquals(bytes(0), deflate(deflater, new byte[0]));
        assertArrayEquals(bytes(0), deflate(deflater, new byte[0]));
        deflater.close();
    }

    /** RFC 7692, section 7.2.3.1 and 7.2.3.2. */
    @Test
    void helloIsCompressedAsTheStandardShows() {
        byte[] hello = "Hello".getBytes(UTF_8);
        MessageDeflater deflater = new StreamMessageDeflater(true, new DeflateForm(15, -1));
        assertArrayEquals(bytes(0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00), deflate(deflater, hello));
        assertArrayEquals(bytes(0xF2, 0x00, 0x11, 0x00, 0x00), deflate(deflater, hello));
        deflater.close();
    }

    /** Room that is used up to the last byte makes zlib write its empty block again, or only a part of it at first. */
    @ParameterizedTest
    @MethodSource("windowsAndTakeover")
    void appendsToAnyBufferWhateverItsRoom(int windowBits, boolean contextTakeover) throws DataFormatException {
        byte[] input = json(new Random(5), 3_000);
        byte[] expected = Arrays.copyOfRange(input, 10, 2_900);
        int length =
                deflate(new StreamMessageDeflater(contextTakeover, new DeflateForm(windowBits, -1)), expected).length;
        for (int room = length - 4; room < length + 10; room++) {
            for (ByteBuf out : List.of(
                    Unpooled.buffer(3 + room),
                    Unpooled.directBuffer(3 + room),
                    ByteBufAllocator.DEFAULT.heapBuffer(3 + room),
                    ByteBufAllocator.DEFAULT.directBuffer(3 + room))) {
                out.writeBytes(bytes(1, 2, 3)).readByte();
                MessageDeflater deflater = new StreamMessageDeflater(contextTakeover, new DeflateForm(windowBits, -1));
                deflater.deflate(input, 10, 2_890, out);
                deflater.close();
                assertEquals(0x0203, out.readUnsignedShort());
                byte[] payload = ByteBufUtil.getBytes(out);
                out.release();
                assertArrayEquals(expected, inflate(new JdkMessageInflater(false), payload), "room " + room);
                assertTrue(payload.length < length + 20, "length " + payload.length + " with room " + room);
            }
        }
    }

    @Test
    void anOutputThatIsFullLeavesOtherConnectionsUnharmed() throws DataFormatException {
        byte[] noise = noise(new Random(3), 5_000);
        for (int windowBits : new int[] {8, 10, 15}) {
            MessageDeflater victim = new StreamMessageDeflater(false, new DeflateForm(windowBits, -1));
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> victim.deflate(noise, 0, noise.length, Unpooled.buffer(300, 1_000)));
            byte[] message = json(new Random(4), 500);
            byte[] payload = deflate(new StreamMessageDeflater(false, new DeflateForm(windowBits, -1)), message);
            assertArrayEquals(message, inflate(new JdkMessageInflater(false), payload));
        }
    }

    @Test
    void aClosedDeflaterRefusesToWork() {
        for (int windowBits = 8; windowBits <= 15; windowBits++) {
            MessageDeflater deflater = new StreamMessageDeflater(true, new DeflateForm(windowBits, -1));
            deflate(deflater, bytes(1));
            deflater.close();
            deflater.close();
            assertThrows(IllegalStateException.class, () -> deflate(deflater, bytes(1)));
        }
    }
}
