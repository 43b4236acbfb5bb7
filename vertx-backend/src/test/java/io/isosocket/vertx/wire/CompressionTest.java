package io.isosocket.vertx.wire;

import static io.isosocket.vertx.wire.CompressionSamples.collect;
import static io.isosocket.vertx.wire.CompressionSamples.deflate;
import static io.isosocket.vertx.wire.CompressionSamples.echoes;
import static io.isosocket.vertx.wire.CompressionSamples.json;
import static io.isosocket.vertx.wire.CompressionSamples.noise;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

    @Test
    void randomMessagesRandomlySplitComeBackBetweenBothRoles() throws DataFormatException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try {
            for (int connection = 0; connection < 60; connection++) {
                DeflateParameters parameters = new DeflateParameters(
                        random.nextBoolean(), random.nextBoolean(), 8 + random.nextInt(8), 8 + random.nextInt(8));
                Compression client = Compression.create(Role.CLIENT, parameters);
                Compression server = Compression.create(Role.SERVER, parameters);
                for (int i = 0; i < 20; i++) {
                    byte[] message = message(random);
                    boolean toServer = random.nextBoolean();
                    byte[] payload = deflate((toServer ? client : server).deflater(), message);
                    MessageInflater inflater = (toServer ? server : client).inflater();
                    assertArrayEquals(message, inflateSplit(random, inflater, payload), parameters.toString());
                }
                client.close();
                server.close();
            }
        } catch (RuntimeException | DataFormatException | AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    @Test
    void randomBytesEitherInflateOrAreRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] payload = noise(random, random.nextInt(200));
            MessageInflater inflater = new JdkMessageInflater(random.nextBoolean());
            try {
                inflateSplit(random, inflater, payload);
            } catch (DataFormatException expected) {
                refused++;
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
            inflater.close();
        }
        assertTrue(refused > 3_000, "refused " + refused + ", seed " + seed);
    }

    /** Each side's deflater goes by its own parameters, each inflater by the peer's. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void eachSideGoesByItsOwnParameters(Role role) {
        boolean client = role == Role.CLIENT;
        byte[] message = json(new Random(6), 3_000);
        for (boolean serverResets : new boolean[] {true, false}) {
            MessageDeflater deflater = Compression.create(
                            role, new DeflateParameters(serverResets, !serverResets, client ? 8 : 15, client ? 15 : 8))
                    .deflater();
            byte[] first = deflate(deflater, message);
            byte[] second = deflate(deflater, message);
            boolean resets = client ? !serverResets : serverResets;
            assertEquals(resets, first.length == second.length);
            assertTrue(DeflateDistances.decodeMessages(List.of(first)).largestDistance() > 0);
            deflater.close();
        }
    }

    @Test
    void anIdleConnectionHoldsNoWindow() {
        // 100,000 windows of 32 KiB would not fit.
        Compression[] idle = new Compression[100_000];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = Compression.create(
                    i % 2 == 0 ? Role.CLIENT : Role.SERVER,
                    new DeflateParameters(i % 3 == 0, i % 5 == 0, 8 + i % 8, 14));
        }
        for (Compression compression : idle) {
            compression.close();
        }
    }

    private static byte[] message(Random random) {
        int size = random.nextInt(1 << random.nextInt(17));
        return switch (random.nextInt(3)) {
            case 0 -> json(random, size);
            case 1 -> noise(random, size);
            default -> echoes(random, size);
        };
    }

    private static byte[] inflateSplit(Random random, MessageInflater inflater, byte[] payload)
            throws DataFormatException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int position = 0;
        do {
            int length = Math.min(payload.length - position, random.nextInt(1 << (1 + random.nextInt(16))));
            boolean end = position + length == payload.length && random.nextBoolean();
            inflater.inflate(payload, position, length, end, collect(message));
            position += length;
            if (end) {
                return message.toByteArray();
            }
        } while (true);
    }
}
