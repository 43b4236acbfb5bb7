package io.isosocket.vertx.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Virtual threads that wait in a channel cost no carrier. The JVM of the tests may be too old, so it is one of its own. */
@Timeout(120)
class VirtualThreadsTest {

    private static final int LEAST = 25;

    @Test
    void tenThousandOfThemWaitAndNoCarrierIsPinned() throws Exception {
        Optional<Path> jdk = recentJdk();
        assumeTrue(jdk.isPresent(), "JDK " + LEAST + " is not there");
        try (JavaProcess process = JavaProcess.start(jdk.get(), List.of("-Xmx512m"), ManyReceivers.class)) {
            assertEquals("parked: 10000", process.line());
            assertEquals("carriers are free: true", process.line());
            assertEquals("received: 10000", process.line());
            assertEquals("pinned: 0", process.line());
            process.assertEnded();
        }
    }

    private static Optional<Path> recentJdk() throws IOException {
        if (Runtime.version().feature() >= LEAST) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> jdks = Files.list(folder)) {
            return jdks.filter(VirtualThreadsTest::isRecent).findFirst();
        }
    }

    private static boolean isRecent(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin").resolve("java"))
                    && Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"" + LEAST);
        } catch (IOException e) {
            return false;
        }
    }
}
