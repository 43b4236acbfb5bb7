package io.isosocket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates and keys from PEM files (RFC 7468). What is wrong is an IllegalArgumentException that names the option
 * and the file, and nothing of a key.
 */
final class PemFiles {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([^-]*)-----\\s*(.*?)\\s*-----END \\1-----", Pattern.DOTALL);

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    /** The algorithms of keys that certificates of TLS have; a key tells its own, and only that one takes it. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA");

    private record Block(String label, String base64) {}

    private PemFiles() {}

    /** {@return all certificates of a file, of which there is at least one} */
    static List<X509Certificate> certificates(String option, Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(option, file)) {
            if (block.label().equals(CERTIFICATE)) {
                certificates.add(certificate(option, file, decoded(option, file, block)));
            }
        }
        if (certificates.isEmpty()) {
            throw refused(option, file, "holds no certificate: there is no \"BEGIN CERTIFICATE\"", null);
        }
        return certificates;
    }

    private static X509Certificate certificate(String option, Path file, byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw refused(option, file, "holds a certificate that cannot be read", e);
        }
    }

    /** {@return the private key of a file, the first where there are several} */
    static PrivateKey key(String option, Path file) {
        List<Block> keys = blocks(option, file).stream()
                .filter(block -> block.label().endsWith(KEY))
                .toList();
        if (keys.isEmpty()) {
            throw refused(option, file, "holds no private key: there is no \"BEGIN PRIVATE KEY\"", null);
        }
        Block block = keys.get(0);
        if (!block.label().equals(KEY)) {
            throw refused(
                    option,
                    file,
                    "holds a key of the form \"" + block.label()
                            + "\", not PKCS #8 without encryption (\"PRIVATE KEY\"); openssl pkcs8 -topk8 -nocrypt makes one",
                    null);
        }
        return key(option, file, new PKCS8EncodedKeySpec(decoded(option, file, block)));
    }

    private static PrivateKey key(String option, Path file, PKCS8EncodedKeySpec encoded) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException another) {
                // The next one.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw refused(
                option, file, "holds a key that cannot be read, or of another algorithm than " + ALGORITHMS, null);
    }

    private static List<Block> blocks(String option, Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw refused(option, file, "there is no such file", e);
        } catch (IOException e) {
            throw refused(option, file, Files.isDirectory(file) ? "is a directory" : "cannot be read", e);
        }
        Matcher matcher = BLOCK.matcher(text);
        List<Block> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static byte[] decoded(String option, Path file, Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.base64());
        } catch (IllegalArgumentException e) {
            throw refused(option, file, "has a \"" + block.label() + "\" that is not Base64", null);
        }
    }

    static IllegalArgumentException refused(String option, Path file, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(option + ": " + file + ": " + why, cause);
    }
}
