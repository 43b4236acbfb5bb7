package io.isosocket;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Key stores in memory, made of PEM files. */
final class PemStores {

    /** What a key signs with, by its algorithm, to see that it is its certificate's. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA", "DSA", "SHA256withDSA");

    private PemStores() {}

    /** {@return a trust store of the certificates of all files} */
    static KeyStore trusting(List<Path> files) {
        try {
            KeyStore store = empty();
            int number = 0;
            for (Path file : files) {
                for (X509Certificate certificate : PemFiles.certificates("trustCertificates", file)) {
                    store.setCertificateEntry("certificate-" + number++, certificate);
                }
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a key store of a certificate with its chain and its key, under the password} */
    static KeyStore identity(Path certificateFile, Path keyFile, char[] password) {
        String option = "clientCertificate";
        List<X509Certificate> chain = PemFiles.certificates(option, certificateFile);
        PrivateKey key = PemFiles.key(option, keyFile);
        try {
            if (!belongTogether(chain.get(0), key)) {
                throw PemFiles.refused(
                        option, keyFile, "is not the key of the certificate in " + certificateFile, null);
            }
            KeyStore store = empty();
            store.setKeyEntry("key", key, password, chain.toArray(new X509Certificate[0]));
            return store;
        } catch (GeneralSecurityException e) {
            throw PemFiles.refused(option, keyFile, "cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null) {
            return true;
        }
        if (!SIGNATURES
                .getOrDefault(certificate.getPublicKey().getAlgorithm(), "")
                .equals(algorithm)) {
            return false;
        }
        byte[] sample = new byte[32];
        new SecureRandom().nextBytes(sample);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(sample);
        return signature.verify(signed);
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return store;
    }
}
