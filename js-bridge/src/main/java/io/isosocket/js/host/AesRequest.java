package io.isosocket.js.host;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One use of AES: Web Cryptography, sections 27 to 29. To scripts it is opaque. */
public final class AesRequest {

    private static final int BLOCK = 16;

    private final String mode;
    private final int direction;
    private final byte[] iv;
    private final int bits;
    private final byte[] additionalData;

    AesRequest(String mode, boolean encrypts, byte[] iv, int bits, byte[] additionalData) {
        this.mode = mode;
        direction = encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
        this.iv = iv;
        this.bits = bits;
        this.additionalData = additionalData;
    }

    byte[] run(byte[] key, byte[] data) throws GeneralSecurityException {
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        return switch (mode) {
            case "AES-CBC" -> cbc(secret, data);
            case "AES-CTR" -> ctr(secret, data);
            case "AES-GCM" -> gcm(secret, data);
            default -> throw new IllegalStateException(mode);
        };
    }

    private byte[] cbc(SecretKeySpec key, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(direction, key, new IvParameterSpec(iv));
        return cipher.doFinal(data);
    }

    private byte[] gcm(SecretKeySpec key, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, key, new GCMParameterSpec(bits, iv));
        cipher.updateAAD(additionalData);
        return cipher.doFinal(data);
    }

    /** The counter is the last bits of its block and begins again at zero, leaving the others as they are. */
    private byte[] ctr(SecretKeySpec key, byte[] data) throws GeneralSecurityException {
        BigInteger limit = BigInteger.ONE.shiftLeft(bits);
        BigInteger start = new BigInteger(1, iv);
        BigInteger untilZero = limit.subtract(start.mod(limit));
        int blocks = (data.length + BLOCK - 1) / BLOCK;
        if (limit.compareTo(BigInteger.valueOf(blocks)) < 0) {
            throw new GeneralSecurityException(
                    blocks + " blocks are more than a counter of " + bits + " bits can count");
        }
        if (untilZero.compareTo(BigInteger.valueOf(blocks)) >= 0) {
            return ctr(key, iv, data, 0, data.length);
        }
        int first = untilZero.intValueExact() * BLOCK;
        byte[] head = ctr(key, iv, data, 0, first);
        byte[] tail = ctr(key, block(start.subtract(start.mod(limit))), data, first, data.length - first);
        byte[] all = new byte[data.length];
        System.arraycopy(head, 0, all, 0, first);
        System.arraycopy(tail, 0, all, first, tail.length);
        return all;
    }

    private byte[] ctr(SecretKeySpec key, byte[] counter, byte[] data, int from, int length)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(direction, key, new IvParameterSpec(counter));
        return cipher.doFinal(data, from, length);
    }

    private static byte[] block(BigInteger value) {
        byte[] block = new byte[BLOCK];
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, BLOCK);
        System.arraycopy(bytes, bytes.length - length, block, BLOCK - length, length);
        return block;
    }
}
