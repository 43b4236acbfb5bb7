package io.isosocket.js.host;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** Keys from passwords and from other secrets. The JDK's PBKDF2 takes text, where the web has bytes. */
final class KeyDerivation {

    private KeyDerivation() {}

    /** RFC 8018, section 5.2. */
    static byte[] pbkdf2(Mac mac, byte[] salt, long iterations, int length) {
        ByteBuffer derived = ByteBuffer.allocate(length);
        for (int block = 1; derived.hasRemaining(); block++) {
            mac.update(salt);
            byte[] last =
                    mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(block).array());
            byte[] sum = last.clone();
            for (long i = 1; i < iterations; i++) {
                last = mac.doFinal(last);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] ^= last[j];
                }
            }
            derived.put(sum, 0, Math.min(sum.length, derived.remaining()));
        }
        return derived.array();
    }

    /** RFC 5869, section 2. */
    static byte[] hkdf(String hash, byte[] secret, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        Mac mac = Hmac.of(hash, Hmac.of(hash, salt).doFinal(secret));
        ByteBuffer derived = ByteBuffer.allocate(length);
        byte[] last = {};
        for (int block = 1; derived.hasRemaining(); block++) {
            mac.update(last);
            mac.update(info);
            mac.update((byte) block);
            last = mac.doFinal();
            derived.put(last, 0, Math.min(last.length, derived.remaining()));
        }
        return derived.array();
    }
}
