package io.isosocket.workbench.session;

import io.isosocket.TlsOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom to trust, and how to show oneself: each the path of a PEM file on this machine, or its text, or empty.
 *
 * @param ca the certificates to trust, in place of the JDK's
 * @param certificate the certificate to show to a server that asks for one
 * @param key its key; empty where it is in the same file
 */
public record TlsFiles(String ca, String certificate, String key) {

    private static final String PEM = "-----BEGIN ";

    static TlsFiles of(Fields fields) {
        TlsFiles files = new TlsFiles(
                fields.text("ca", "").strip(),
                fields.text("certificate", "").strip(),
                fields.text("key", "").strip());
        fields.noOthers();
        if (!files.key.isEmpty() && files.certificate.isEmpty()) {
            throw fields.wrong("certificate", "is empty, and there is a key");
        }
        return files;
    }

    /**
     * Reads the files.
     *
     * @return the options
     * @throws InvalidInputException if one is wrong
     */
    TlsOptions options() {
        TlsOptions.Builder options = TlsOptions.builder();
        List<Path> temporary = new ArrayList<>();
        try {
            if (!ca.isEmpty()) {
                Path file = file("ca", ca, temporary);
                reading("ca", () -> options.trustCertificates(file));
            }
            if (!certificate.isEmpty()) {
                Path shown = file("certificate", certificate, temporary);
                Path secret = key.isEmpty() ? shown : file("key", key, temporary);
                reading("certificate", () -> options.clientCertificate(shown, secret));
            }
            return options.build();
        } finally {
            temporary.forEach(TlsFiles::delete);
        }
    }

    private static void reading(String member, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("connection.tls." + member, String.valueOf(e.getMessage()));
        }
    }

    /** What is given as text becomes a file that only this user can read, for as long as it is read. */
    private static Path file(String member, String given, List<Path> temporary) {
        try {
            if (!given.contains(PEM)) {
                return Path.of(given);
            }
            Path file = Files.createTempFile("isosocket-" + member, ".pem");
            temporary.add(file);
            return Files.writeString(file, given);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("connection.tls." + member, member + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject toJson() {
        return new JsonObject().put("ca", ca).put("certificate", certificate).put("key", key);
    }
}
