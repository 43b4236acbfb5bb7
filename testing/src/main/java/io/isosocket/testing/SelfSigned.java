package io.isosocket.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate for the name "localhost" that nothing trusts by itself.
 *
 * @param certificate its PEM file
 * @param key the PEM file of its key
 * @param identity the certificate and its key, for a server
 */
public record SelfSigned(Path certificate, Path key, KeyCertOptions identity) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "test";

    /**
     * Makes one for localhost and 127.0.0.1.
     *
     * @param folder where its files are
     * @param name what they begin with
     * @return the certificate
     * @throws Exception if the JDK's keytool fails
     */
    public static SelfSigned make(Path folder, String name) throws Exception {
        String store = folder.resolve(name + ".p12").toString();
        generate(store);
        char[] password = PASSWORD.toCharArray();
        KeyStore made = KeyStore.getInstance(new File(store), password);
        Path certificate = Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()));
        Path key = Files.writeString(
                folder.resolve(name + ".key"),
                pem("PRIVATE KEY", made.getKey(ALIAS, password).getEncoded()));
        return new SelfSigned(certificate, key, new PfxOptions().setPath(store).setPassword(PASSWORD));
    }

    private static String pem(String type, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }

    private static void generate(String store) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        // A JVM that lives for a moment is started the quickest way.
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2"));
        command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1"));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("keytool failed: " + output);
        }
    }
}
