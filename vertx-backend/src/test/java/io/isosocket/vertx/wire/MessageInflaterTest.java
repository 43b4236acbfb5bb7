package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.CompressionSamples.bytes;
import static io.isosocket.vertx.wire.CompressionSamples.collect;
import static io.isosocket.vertx.wire.CompressionSamples.deflate;
import static io.isosocket.vertx.wire.CompressionSamples.inflate;
import static io.isosocket.vertx.wire.CompressionSamples.json;
import static io.isosocket.vertx.wire.CompressionSamples.noise;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInflaterTest {

    private static final byte[] HELLO = "Hello".getBytes(UTF_8);
    private static final byte[] DEFLATED_HELLO = bytes(0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00);
    private static final byte[] FINAL_BLOCK_HELLO = bytes(0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00);

    /** The examples of RFC 7692, section 7.2.3. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inflatesTheExamplesOfTheStandard(boolean contextTakeover) throws DataFormatException {
        MessageInflater inflater = new JdkMessageInflater(contextTakeover);
        assertArrayEquals(HELLO, inflate(inflater, DEFLATED_HELLO));
        byte[] notCompressed = bytes(0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00);
        assertArrayEquals(HELLO, inflate(inflater, notCompressed));
        assertArrayEquals(HELLO, inflate(inflater, concat(FINAL_BLOCK_HELLO, bytes(0))));
        byte[] twoBlocks = bytes(0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00);
        assertArrayEquals(HELLO, inflate(inflater, twoBlocks));
        assertArrayEquals(new byte[0], inflate(inflater, bytes(0)));
        assertArrayEquals(HELLO, inflate(inflater, DEFLATED_HELLO));
        inflater.close();
    }

    @Test
    void aMessageMayReferToTheOneBeforeOnlyWithContextTakeover() throws DataFormatException {
        byte[] reference = bytes(0xF2, 0x00, 0x11, 0x00, 0x00);
        MessageInflater withContext = new JdkMessageInflater(true);
        inflate(withContext, DEFLATED_HELLO);
        assertArrayEquals(HELLO, inflate(withContext, reference));
        MessageInflater withoutContext = new JdkMessageInflater(false);
        inflate(withoutContext, DEFLATED_HELLO);
        assertThrows(DataFormatException.class, () -> inflate(withoutContext, reference));
    }

    @Test
    void theContextSurvivesEmptyMessages() throws DataFormatException {
        MessageInflater inflater = new JdkMessageInflater(true);
        inflate(inflater, DEFLATED_HELLO);
        assertArrayEquals(new byte[0], inflate(inflater, bytes(0)));
        assertArrayEquals(new byte[0], inflate(inflater, new byte[0]));
        assertArrayEquals(HELLO, inflate(inflater, bytes(0xF2, 0x00, 0x11, 0x00, 0x00)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dataAfterAFinalBlockBelongsToTheMessage(boolean contextTakeover) throws DataFormatException {
        MessageInflater inflater = new JdkMessageInflater(contextTakeover);
        assertArrayEquals(
                "HelloHelloHello".getBytes(UTF_8),
                inflate(inflater, concat(FINAL_BLOCK_HELLO, FINAL_BLOCK_HELLO, DEFLATED_HELLO)));
        assertArrayEquals(HELLO, inflate(inflater, DEFLATED_HELLO));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageMayEndWithItsFinalBlock(boolean contextTakeover) throws DataFormatException {
        MessageInflater inflater = new JdkMessageInflater(contextTakeover);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(HELLO, inflate(inflater, FINAL_BLOCK_HELLO));
        }
        assertArrayEquals(HELLO, inflate(inflater, DEFLATED_HELLO));
    }

    /** A new stream begins, as zlib and so the browsers see it; nothing may refer to what came before. */
    @Test
    void aFinalBlockEndsTheContext() throws DataFormatException {
        MessageInflater inflater = new JdkMessageInflater(true);
        inflate(inflater, concat(FINAL_BLOCK_HELLO, bytes(0)));
        assertThrows(DataFormatException.class, () -> inflate(inflater, bytes(0xF2, 0x00, 0x11, 0x00, 0x00)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageMayBeSplitAtEveryByte(boolean contextTakeover) throws DataFormatException {
        byte[] first = json(new Random(2), 300);
        MessageDeflater deflater = new StreamMessageDeflater(contextTakeover, new DeflateForm(15, -1));
        byte[] payload = concat(FINAL_BLOCK_HELLO, deflate(deflater, first));
        byte[] expected = concat(HELLO, first);
        for (int split = 0; split <= payload.length; split++) {
            MessageInflater inflater = new JdkMessageInflater(contextTakeover);
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            assertTrue(inflater.inflate(payload, 0, split, false, collect(message)));
            assertTrue(inflater.inflate(payload, split, 0, false, collect(message)));
            assertTrue(inflater.inflate(payload, split, payload.length - split, true, collect(message)));
            assertArrayEquals(expected, message.toByteArray(), "split at " + split);
            inflater.close();
        }
    }

    @Test
    void aMessageMayComeByteByByteAndEndWithAnEmptyFragment() throws DataFormatException {
        byte[] expected = json(new Random(9), 5_000);
        byte[] payload = deflate(new StreamMessageDeflater(false, new DeflateForm(15, -1)), expected);
        MessageInflater inflater = new JdkMessageInflater(true);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int i = 0; i < payload.length; i++) {
            assertTrue(inflater.inflate(payload, i, 1, false, collect(message)));
        }
        assertEquals(expected.length, message.size(), "all comes out before the tail");
        assertTrue(inflater.inflate(payload, payload.length, 0, true, collect(message)));
        assertArrayEquals(expected, message.toByteArray());
    }

    @Test
    void aBombStopsAtTheLimit() throws DataFormatException {
        byte[] payload = deflate(new StreamMessageDeflater(true, new DeflateForm(15, -1)), new byte[32 << 20]);
        assertTrue(payload.length < 40_000, "a bomb of " + payload.length);
        MessageInflater inflater = new JdkMessageInflater(true);
        int limit = 100_000;
        int[] taken = {0};
        boolean goOn = inflater.inflate(payload, 0, payload.length, true, (chunk, offset, length) -> {
            taken[0] += length;
            return taken[0] <= limit;
        });
        assertFalse(goOn);
        assertTrue(taken[0] <= limit + 16 * 1024, "inflated " + taken[0]);
        inflater.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void corruptDataIsRefused(boolean contextTakeover) {
        byte[][] corrupt = {
            bytes(0x06), // block type 3
            bytes(0xFF),
            bytes(0x00, 0x05, 0x00, 0xFA, 0xFE, 0x48), // stored, NLEN does not match
            bytes(0xF2, 0x00, 0x11, 0x00, 0x00), // refers back before the start
            bytes(0x04, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF), // dynamic, too many codes
            concat(FINAL_BLOCK_HELLO, bytes(0x06)),
        };
        for (byte[] payload : corrupt) {
            MessageInflater inflater = new JdkMessageInflater(contextTakeover);
            assertThrows(DataFormatException.class, () -> inflate(inflater, payload), () -> Arrays.toString(payload));
            inflater.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageThatStopsInsideABlockIsRefused(boolean contextTakeover) {
        byte[][] truncated = {
            bytes(0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48), // stored, 1 of 5 bytes
            bytes(0x00, 0x05, 0x00), // stored, no NLEN
            Arrays.copyOf(DEFLATED_HELLO, 3),
            Arrays.copyOf(DEFLATED_HELLO, 6),
            Arrays.copyOf(FINAL_BLOCK_HELLO, 4),
            concat(DEFLATED_HELLO, bytes(0, 0, 0xFF, 0xFF)), // the tail was not removed
        };
        for (byte[] payload : truncated) {
            MessageInflater inflater = new JdkMessageInflater(contextTakeover);
            assertThrows(DataFormatException.class, () -> inflate(inflater, payload), () -> Arrays.toString(payload));
            inflater.close();
        }
    }

    @Test
    void severalMessagesUnderWayWithoutContextDoNotMix() throws DataFormatException {
        Random random = new Random(11);
        int connections = 40;
        byte[][] messages = new byte[connections][];
        byte[][] payloads = new byte[connections][];
        MessageInflater[] inflaters = new MessageInflater[connections];
        ByteArrayOutputStream[] outputs = new ByteArrayOutputStream[connections];
        for (int i = 0; i < connections; i++) {
            inflaters[i] = new JdkMessageInflater(false);
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < connections; i++) {
                messages[i] = json(random, 500);
                payloads[i] = deflate(new StreamMessageDeflater(false, new DeflateForm(15, -1)), messages[i]);
                outputs[i] = new ByteArrayOutputStream();
                inflaters[i].inflate(payloads[i], 0, 40, false, collect(outputs[i]));
            }
            for (int i = 0; i < connections; i++) {
                inflaters[i].inflate(payloads[i], 40, payloads[i].length - 40, true, collect(outputs[i]));
                assertArrayEquals(messages[i], outputs[i].toByteArray());
            }
        }
    }

    @Test
    void aClosedInflaterRefusesToWork() throws DataFormatException {
        MessageInflater inflater = new JdkMessageInflater(true);
        inflate(inflater, DEFLATED_HELLO);
        inflater.close();
        inflater.close();
        assertThrows(IllegalStateException.class, () -> inflate(inflater, DEFLATED_HELLO));
    }

    @Test
    void dataOfEveryLevelAndStrategyOfAnotherEncoderIsInflated() throws DataFormatException {
        byte[] expected = concat(json(new Random(12), 40_000), noise(new Random(13), 40_000), new byte[40_000]);
        for (int level = 0; level <= 9; level++) {
            for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                Deflater deflater = new Deflater(level, true);
                deflater.setStrategy(strategy);
                deflater.setInput(expected);
                byte[] payload = new byte[200_000];
                int length = 0;
                do {
                    length += deflater.deflate(payload, length, payload.length - length, Deflater.SYNC_FLUSH);
                } while (!deflater.needsInput());
                deflater.end();
                byte[] withoutTail = Arrays.copyOf(payload, length - 4);
                assertArrayEquals(expected, inflate(new JdkMessageInflater(true), withoutTail), "level " + level);
            }
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
