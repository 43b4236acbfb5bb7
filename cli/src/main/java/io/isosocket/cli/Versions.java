package io.isosocket.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {

    /** The launcher knows: it looks for the compiler's jars. */
    private static boolean isJitPossible() {
        return Boolean.getBoolean("isosocket.jit");
    }

    @Override
    public String[] getVersion() {
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(Versions.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {
            "isosocket " + versions.getProperty("isosocket"),
            "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
            "Vert.x " + versions.getProperty("vertx"),
            // By the versions of the build: to start the engine for this would take a second.
            "GraalJS " + versions.getProperty("graaljs")
                    + (isJitPossible() ? ", interpreted; compiled with --jit" : ", interpreted")
        };
    }
}
