package io.isosocket.js.host;

import io.isosocket.DOMException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the files of Web Cryptography call. They hold bytes, those of keys too, as arrays that they cannot look into; the
 * arrays never change. Names of hashes are those of the standard, {@code SHA-256}.
 */
public final class CryptoHost {

    /** Up to this many bytes the work takes less time than handing it to another thread. */
    private static final int AT_ONCE = 64 * 1024;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The first use of the JDK's cryptography loads its providers, which can take a second. */
    private static volatile boolean providersLoaded;

    private final Promises promises;

    CryptoHost(Promises promises) {
        this.promises = promises;
    }

    /** Work that fails as the JDK's cryptography does. */
    @FunctionalInterface
    private interface Work {
        byte[] run() throws GeneralSecurityException;
    }

    /**
     * {@return random bytes}
     *
     * @param length how many
     */
    @HostAccess.Export
    public byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** {@return a random UUID} */
    @HostAccess.Export
    public String randomUuid() {
        return UUID.randomUUID().toString();
    }

    /**
     * Copies bytes of a script.
     *
     * @param buffer an ArrayBuffer
     * @param offset where they start in it
     * @param length how many they are
     * @return the copy
     */
    @HostAccess.Export
    public byte[] copy(Value buffer, int offset, int length) {
        return Bytes.copy(buffer, offset, length);
    }

    /**
     * {@return how many bytes there are}
     *
     * @param bytes any bytes
     */
    @HostAccess.Export
    public int length(byte[] bytes) {
        return bytes.length;
    }

    /**
     * {@return a buffer of its own, for a script}
     *
     * @param bytes any bytes
     */
    @HostAccess.Export
    public ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes.clone());
    }

    /**
     * {@return base64url without padding (RFC 7515, section 2)}
     *
     * @param bytes any bytes
     */
    @HostAccess.Export
    public String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Decodes base64url without padding.
     *
     * @param text any text
     * @return the bytes, or null if it is none
     */
    @HostAccess.Export
    public byte @Nullable [] fromBase64Url(String text) {
        if (text.indexOf('=') >= 0) {
            return null;
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Hashes bytes.
     *
     * @param hash the hash
     * @param data the bytes
     * @param resolve gets a buffer
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void digest(String hash, byte[] data, Value resolve, Value reject) {
        settle(data.length, () -> MessageDigest.getInstance(hash).digest(data), ByteBuffer::wrap, resolve, reject);
    }

    /**
     * Signs bytes with HMAC.
     *
     * @param hash the hash
     * @param key the key
     * @param data the bytes
     * @param resolve gets a buffer
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void sign(String hash, byte[] key, byte[] data, Value resolve, Value reject) {
        settle(data.length, () -> Hmac.of(hash, key).doFinal(data), ByteBuffer::wrap, resolve, reject);
    }

    /**
     * Checks a signature of HMAC, in a time that does not depend on where it is wrong.
     *
     * @param hash the hash
     * @param key the key
     * @param signature the signature
     * @param data the bytes
     * @param resolve gets whether it is right
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void verify(String hash, byte[] key, byte[] signature, byte[] data, Value resolve, Value reject) {
        settle(
                data.length,
                () -> Hmac.of(hash, key).doFinal(data),
                expected -> MessageDigest.isEqual(expected, signature),
                resolve,
                reject);
    }

    /**
     * Encrypts or decrypts with AES.
     *
     * @param request what to do
     * @param key the key
     * @param data the bytes
     * @param resolve gets a buffer
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void cipher(AesRequest request, byte[] key, byte[] data, Value resolve, Value reject) {
        settle(data.length, () -> request.run(key, data), ByteBuffer::wrap, resolve, reject);
    }

    /**
     * Describes a use of AES.
     *
     * @param mode {@code AES-CBC}, {@code AES-CTR} or {@code AES-GCM}
     * @param encrypts whether to encrypt
     * @param iv the initialization vector, or the counter block
     * @param bits the length of the counter, or of the tag; without meaning for AES-CBC
     * @param additionalData what AES-GCM authenticates besides; may be empty
     * @return the description
     */
    @HostAccess.Export
    public AesRequest aes(String mode, boolean encrypts, byte[] iv, int bits, byte[] additionalData) {
        return new AesRequest(mode, encrypts, iv, bits, additionalData);
    }

    /**
     * Derives bytes by PBKDF2.
     *
     * @param hash the hash
     * @param password the password
     * @param salt the salt
     * @param iterations how many, from 1, as a script's number
     * @param length how many bytes
     * @param resolve gets a buffer
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void pbkdf2(
            String hash, byte[] password, byte[] salt, double iterations, int length, Value resolve, Value reject) {
        settle(
                Integer.MAX_VALUE,
                () -> KeyDerivation.pbkdf2(Hmac.of(hash, password), salt, (long) iterations, length),
                ByteBuffer::wrap,
                resolve,
                reject);
    }

    /**
     * Derives bytes by HKDF.
     *
     * @param hash the hash
     * @param secret the key material
     * @param salt the salt
     * @param info the context
     * @param length how many bytes
     * @param resolve gets a buffer
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void hkdf(String hash, byte[] secret, byte[] salt, byte[] info, int length, Value resolve, Value reject) {
        settle(length, () -> KeyDerivation.hkdf(hash, secret, salt, info, length), ByteBuffer::wrap, resolve, reject);
    }

    private <T> void settle(int size, Work work, Function<byte[], T> result, Value resolve, Value reject) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                byte[] bytes = work.run();
                providersLoaded = true;
                done.complete(result.apply(bytes));
            } catch (GeneralSecurityException e) {
                done.completeExceptionally(new DOMException(e.toString(), "OperationError"));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        };
        if (size <= AT_ONCE && providersLoaded) {
            task.run();
        } else {
            done.defaultExecutor().execute(task);
        }
        promises.settle(done, resolve, reject);
    }
}
