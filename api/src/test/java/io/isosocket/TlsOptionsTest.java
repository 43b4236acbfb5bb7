package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsOptionsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    /** Has an entry for each of the algorithms that the tests use, by its name. */
    private static KeyStore pairs;

    @BeforeAll
    static void makePairs() throws Exception {
        Path store = folder.resolve("pairs.p12");
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            String arguments = "-genkeypair -alias " + algorithm + " -keyalg " + algorithm
                    + " -dname CN=test -validity 2 -storetype PKCS12 -storepass changeit -keystore";
            ProcessBuilder keytool = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            Collections.addAll(keytool.command(), arguments.split(" "));
            keytool.command().add(store.toString());
            assertEquals(0, keytool.inheritIO().start().waitFor());
        }
        pairs = KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String block(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static Path certificate(String alias) throws Exception {
        return file(
                alias + ".pem", block("CERTIFICATE", pairs.getCertificate(alias).getEncoded()));
    }

    private static Path key(String alias) throws Exception {
        return file(
                alias + ".key",
                block("PRIVATE KEY", pairs.getKey(alias, PASSWORD).getEncoded()));
    }

    private static void assertRefused(Executable call, Path file, String why) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.contains(": " + file + ": " + why), message);
    }

    @Test
    void toBuilderKeepsEveryOption() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        TlsOptions options = TlsOptions.builder()
                .trustStore(store)
                .clientCertificate(store, new char[] {'x'})
                .build();
        TlsOptions copy = options.toBuilder().build();
        assertEquals(options.trustStore(), copy.trustStore());
        assertEquals(options.keyStore(), copy.keyStore());
        assertArrayEquals(options.keyPassword(), copy.keyPassword());
    }

    @Test
    void laterChoiceReplacesTheEarlierOfItsKind() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        TlsOptions options = TlsOptions.builder()
                .trustStore(store)
                .trustCertificates(certificate("EC"))
                .clientCertificate(store, new char[] {'x'})
                .clientCertificate(certificate("EC"), key("EC"))
                .build();
        assertEquals(1, options.trustStore().orElseThrow().size());
        assertEquals(1, options.keyStore().orElseThrow().size());
        assertEquals(0, options.keyPassword().length);
    }

    @Test
    void passwordIsCopiedOnTheWayInAndOut() throws Exception {
        char[] password = {'x'};
        TlsOptions options = TlsOptions.builder()
                .clientCertificate(KeyStore.getInstance("PKCS12"), password)
                .build();

        password[0] = 'y';
        options.keyPassword()[0] = 'z';

        assertArrayEquals(new char[] {'x'}, options.keyPassword());
    }

    @Test
    void allCertificatesOfAllFilesAreTrusted() throws Exception {
        Path two = file(
                "two.pem",
                "a comment\n"
                        + block("CERTIFICATE", pairs.getCertificate("EC").getEncoded())
                        + "\r\n"
                        + block("CERTIFICATE", pairs.getCertificate("RSA").getEncoded()));
        KeyStore store = TlsOptions.builder()
                .trustCertificates(two, certificate("Ed25519"))
                .build()
                .trustStore()
                .orElseThrow();
        assertEquals(3, store.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aKeyOfEachAlgorithmIsRead(String algorithm) throws Exception {
        TlsOptions options = TlsOptions.builder()
                .clientCertificate(certificate(algorithm), key(algorithm))
                .build();
        KeyStore store = options.keyStore().orElseThrow();
        String alias = Collections.list(store.aliases()).get(0);
        Key read = store.getKey(alias, options.keyPassword());
        assertEquals(pairs.getKey(algorithm, PASSWORD), read);
        assertArrayEquals(new Certificate[] {pairs.getCertificate(algorithm)}, store.getCertificateChain(alias));
    }

    @Test
    void aCertificateFileThatIsNoneIsNamedWithWhatIsWrong() throws Exception {
        TlsOptions.Builder builder = TlsOptions.builder();
        Path missing = folder.resolve("missing.pem");
        assertRefused(() -> builder.trustCertificates(missing), missing, "there is no such file");
        assertRefused(() -> builder.trustCertificates(folder), folder, "is a directory");
        Path empty = file("empty.pem", "");
        assertRefused(() -> builder.trustCertificates(empty), empty, "holds no certificate");
        Path cut = file("cut.pem", Files.readString(certificate("EC")).substring(0, 200));
        assertRefused(() -> builder.trustCertificates(cut), cut, "holds no certificate");
        Path broken = file("broken.pem", block("CERTIFICATE", new byte[] {1, 2, 3}));
        assertRefused(() -> builder.trustCertificates(broken), broken, "holds a certificate that cannot be read");
        Path key = key("EC");
        assertRefused(() -> builder.clientCertificate(key, key), key, "holds no certificate");
        assertThrows(IllegalArgumentException.class, builder::trustCertificates);
    }

    @Test
    void aKeyFileThatIsNoneIsNamedWithWhatIsWrong() throws Exception {
        TlsOptions.Builder builder = TlsOptions.builder();
        Path certificate = certificate("EC");
        assertRefused(() -> builder.clientCertificate(certificate, certificate), certificate, "holds no private key");
        for (String label : List.of("RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
            Path other = file("other.key", block(label, new byte[] {1}));
            assertRefused(
                    () -> builder.clientCertificate(certificate, other),
                    other,
                    "holds a key of the form \"" + label + "\", not PKCS #8");
        }
        Path broken = file("broken.key", block("PRIVATE KEY", new byte[] {1, 2, 3}));
        assertRefused(() -> builder.clientCertificate(certificate, broken), broken, "holds a key that cannot be read");
        Path ofRsa = key("RSA");
        assertRefused(() -> builder.clientCertificate(certificate, ofRsa), ofRsa, "is not the key of the certificate");
    }
}
