package io.isosocket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificate of the server over TLS, made for one run.
 *
 * @param store a PKCS #12 file with the certificate and its key
 * @param trust a PKCS #12 file that trusts it
 * @param pem the certificate
 */
record Certificate(Path store, Path trust, Path pem) {

    static final String PASSWORD = "benchmarks";

    /**
     * Makes it with the JDK's keytool.
     *
     * @param parent where to: in a folder of this process alone, so that two runs at a time do not spoil each other's
     * @return the files
     */
    static Certificate make(Path parent) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                parent.resolve(Long.toString(ProcessHandle.current().pid())));
        Certificate made = new Certificate(
                folder.resolve("server.p12"), folder.resolve("trust.p12"), folder.resolve("server.pem"));
        for (Path file : List.of(made.store, made.trust, made.pem)) {
            Files.deleteIfExists(file);
        }
        keytool(
                made.store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30");
        keytool(made.store, "-exportcert", "-rfc", "-file", made.pem.toString());
        keytool(made.trust, "-importcert", "-noprompt", "-file", made.pem.toString());
        return made;
    }

    private static void keytool(Path store, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of(
                "-alias", "server", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
