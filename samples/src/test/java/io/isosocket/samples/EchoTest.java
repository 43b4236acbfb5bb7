package io.isosocket.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.server.EchoServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample as a program of its own: that it ends without System.exit is part of what it shows. */
@Timeout(60)
class EchoTest {

    @Test
    void printsEveryEventInOrderAndEndsByItself() throws Exception {
        EchoServer server =
                EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        try {
            List<String> lines = run(server.url().toString());
            assertEquals(3, lines.size(), lines::toString);
            assertTrue(lines.get(0).startsWith("open     protocol 'chat', extensions '"), lines.get(0));
            assertEquals("message  Hello from the JVM", lines.get(1));
            // The code is the server's answer; whether it repeats the reason is up to the server (RFC 6455, 5.5.1).
            assertTrue(lines.get(2).matches("close    code 1000, reason '(done)?', clean true"), lines.get(2));
        } finally {
            server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void refusedConnectionIsErrorThenClose() throws Exception {
        try (DeafPort port = new DeafPort()) {
            List<String> lines = run(port.url());
            assertEquals(2, lines.size(), lines::toString);
            assertTrue(lines.get(0).startsWith("error    UNREACHABLE: "), lines.get(0));
            assertEquals("close    code 1006, reason '', clean false", lines.get(1));
        }
    }

    private static List<String> run(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Echo.class.getName(),
                        url)
                .redirectErrorStream(true)
                .start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the sample did not end by itself");
            assertEquals(0, process.exitValue(), lines::toString);
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
