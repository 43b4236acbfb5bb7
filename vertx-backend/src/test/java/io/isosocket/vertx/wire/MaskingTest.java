package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void masksTheExampleOfSection57() {
        byte[] payload = "Hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Masking.apply(payload, 0, payload.length, 0x37FA213D);
        assertEquals("7f9f4d5158", HexFormat.of().formatHex(payload));
    }

    @Test
    void doesTheSameAsOneByteAtATimeForEverySplit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] source = new byte[67];
        random.nextBytes(source);
        int key = random.nextInt();
        byte[] expected = new byte[source.length];
        for (int i = 0; i < source.length; i++) {
            expected[i] = (byte) (source[i] ^ (key >> (24 - 8 * (i % 4))));
        }
        for (int cut = 0; cut <= source.length; cut++) {
            byte[] target = new byte[source.length + 3];
            Masking.copy(source, 0, target, 3, cut, key);
            Masking.copy(source, cut, target, 3 + cut, source.length - cut, Masking.rotate(key, cut));
            assertArrayEquals(expected, Arrays.copyOfRange(target, 3, target.length), "seed " + seed + ", cut " + cut);
        }
    }

    @Test
    void theKeyStreamIsThatOfChaCha20() {
        // RFC 8439, section 2.3.2: the words of the block, as the state after 20 rounds is written there.
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        byte[] nonce = HexFormat.of().parseHex("000000090000004a00000000");
        MaskSource source = new MaskSource(key, nonce, 1);
        int[] expected = {
            0xe4e7f110, 0x15593bd1, 0x1fdd0f50, 0xc47120a3, 0xc7f4d1c7, 0x0368c033, 0x9aaa2204, 0x4e6cd4c3,
            0x466482d2, 0x09aa9f07, 0x05d7c214, 0xa2028bd9, 0xd19c12b5, 0xb94e16de, 0xe883d0cb, 0x4e3c50a2
        };
        for (int word : expected) {
            assertEquals(word, source.next());
        }
    }

    @Test
    void keysDoNotRepeatAndTwoSourcesDiffer() {
        Set<Integer> seen = new HashSet<>();
        MaskSource one = MaskSource.seeded();
        MaskSource other = MaskSource.seeded();
        for (int i = 0; i < 1000; i++) {
            seen.add(one.next());
            seen.add(other.next());
        }
        // Among 2,000 random keys of 32 bits two are the same once in 2,000 runs, three pairs never.
        assertTrue(seen.size() >= 1998, () -> "of 2000 keys only " + seen.size() + " differ");
    }
}
