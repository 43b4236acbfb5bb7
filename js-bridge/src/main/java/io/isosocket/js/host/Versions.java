package io.isosocket.js.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version that the build wrote down. */
final class Versions {

    /** Isosocket's. */
    static final String ISOSOCKET = read();

    private Versions() {}

    private static String read() {
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(Versions.class.getResourceAsStream("version.properties"))) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties", e);
        }
        return versions.getProperty("isosocket");
    }
}
