package io.isosocket.vertx.interop;

import io.isosocket.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** Throw-away certificate authorities and certificates, made with openssl in a folder of the test's. */
public final class Certificates {
    private final Path folder;
    private final String openssl;

    public Certificates(Path folder) {
        this.folder = folder;
        openssl = Program.assumePresent("openssl");
    }

    /**
     * A certificate with its private key, in PEM files.
     *
     * @param certificate the certificate's file
     * @param key the key's file, PKCS #8
     */
    public record Identity(Path certificate, Path key) {}

    /** Makes a certificate authority. */
    public Identity authority(String name) throws IOException {
        return make(name, "/CN=" + name, List.of());
    }

    /** Makes a certificate, signed by an authority, for names as in {@code DNS:localhost,IP:127.0.0.1}. */
    public Identity signed(Identity authority, String name, String alternativeNames) throws IOException {
        return make(
                name,
                "/CN=" + name,
                List.of(
                        "-CA",
                        authority.certificate().toString(),
                        "-CAkey",
                        authority.key().toString(),
                        "-addext",
                        "subjectAltName=" + alternativeNames,
                        "-addext",
                        "basicConstraints=critical,CA:FALSE"));
    }

    /** A key store with the identity, its key under the password. */
    KeyStore keyStore(Identity identity, char[] password) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("identity.p12");
        Program.run(
                folder,
                List.of(
                        openssl,
                        "pkcs12",
                        "-export",
                        "-in",
                        identity.certificate().toString(),
                        "-inkey",
                        identity.key().toString(),
                        "-out",
                        file.toString(),
                        "-passout",
                        "pass:" + new String(password)));
        return KeyStore.getInstance(file.toFile(), password);
    }

    private Identity make(String name, String subject, List<String> more) throws IOException {
        Identity identity = new Identity(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
        List<String> command = new ArrayList<>(List.of(
                openssl,
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                subject,
                "-keyout",
                identity.key().toString(),
                "-out",
                identity.certificate().toString()));
        command.addAll(more);
        Program.run(folder, command);
        return identity;
    }
}
