package io.isosocket.vertx.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Masking keys that nobody can predict (RFC 6455, section 5.3 and 10.3): the key stream of ChaCha20 (RFC 8439, section
 * 2.3) under a key from {@link SecureRandom}. One call of SecureRandom for each frame would cost more than all the rest
 * of sending a small one. One thread only.
 */
final class MaskSource {

    private static final int WORDS = 16;
    private static final int DOUBLE_ROUNDS = 10;

    private final int[] input = new int[WORDS];
    private final int[] output = new int[WORDS];
    private int next = WORDS;

    MaskSource(byte[] key, byte[] nonce, int counter) {
        input[0] = 0x61707865;
        input[1] = 0x3320646e;
        input[2] = 0x79622d32;
        input[3] = 0x6b206574;
        ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(input, 4, 8);
        input[12] = counter;
        ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(input, 13, 3);
    }

    static MaskSource seeded() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        random.nextBytes(key);
        random.nextBytes(nonce);
        return new MaskSource(key, nonce, 0);
    }

    /** {@return the next key} */
    int next() {
        if (next == WORDS) {
            nextBlock();
            next = 0;
        }
        return output[next++];
    }

    private void nextBlock() {
        int[] x = output;
        System.arraycopy(input, 0, x, 0, WORDS);
        for (int i = 0; i < DOUBLE_ROUNDS; i++) {
            quarterRound(x, 0, 4, 8, 12);
            quarterRound(x, 1, 5, 9, 13);
            quarterRound(x, 2, 6, 10, 14);
            quarterRound(x, 3, 7, 11, 15);
            quarterRound(x, 0, 5, 10, 15);
            quarterRound(x, 1, 6, 11, 12);
            quarterRound(x, 2, 7, 8, 13);
            quarterRound(x, 3, 4, 9, 14);
        }
        for (int i = 0; i < WORDS; i++) {
            x[i] += input[i];
        }
        // The 32-bit counter runs on into the nonce, so that a loop that lives for years never repeats a block.
        if (++input[12] == 0) {
            input[13]++;
        }
    }

    private static void quarterRound(int[] x, int a, int b, int c, int d) {
        x[a] += x[b];
        x[d] = Integer.rotateLeft(x[d] ^ x[a], 16);
        x[c] += x[d];
        x[b] = Integer.rotateLeft(x[b] ^ x[c], 12);
        x[a] += x[b];
        x[d] = Integer.rotateLeft(x[d] ^ x[a], 8);
        x[c] += x[d];
        x[b] = Integer.rotateLeft(x[b] ^ x[c], 7);
    }
}
