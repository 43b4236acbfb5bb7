package io.isosocket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

    static final Path FOLDER = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** {@return the JDK 25, else the 17, else the one that this runs on} */
    static Path newest() {
        return version(25).or(() -> version(17)).orElse(Path.of(System.getProperty("java.home")));
    }

    /**
     * Looks for one.
     *
     * @param version its first number
     * @return its folder
     */
    static Optional<Path> version(int version) {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("bin/java")))
                    .filter(folder -> isVersion(folder, version))
                    .sorted()
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    static boolean isVersion(Path jdk, int version) {
        try {
            return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"" + version + ".");
        } catch (IOException none) {
            return false;
        }
    }
}
