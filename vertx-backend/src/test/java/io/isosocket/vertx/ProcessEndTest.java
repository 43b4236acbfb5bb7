package io.isosocket.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.testing.DeafPort;
import io.isosocket.vertx.server.EchoServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plain main that uses sockets ends by itself, not before its last event and not long after it. */
@Timeout(60)
class ProcessEndTest {

    /** Opens a socket, sends, closes on the answer, and returns from main long before. */
    static final class OpensAndCloses {
        public static void main(String[] args) {
            WebSocket socket = new WebSocket(args[0]);
            socket.onopen(event -> socket.send("hello"));
            socket.onmessage(event -> socket.close(1000));
            socket.onclose(event -> System.out.print("closed " + event.code()));
        }
    }

    /** Nothing listens there. */
    static final class CannotConnect {
        public static void main(String[] args) {
            WebSocket socket = new WebSocket(args[0]);
            socket.onclose(event -> System.out.print("closed " + event.code()));
        }
    }

    /** The events come from a task alone, no connection was ever dialled. */
    static final class BlockedPort {
        public static void main(String[] args) {
            WebSocket socket = new WebSocket("ws://127.0.0.1:25/");
            socket.onclose(event -> System.out.print("closed " + event.code()));
        }
    }

    /** Closed before it was open. */
    static final class ClosesAtOnce {
        public static void main(String[] args) {
            WebSocket socket = new WebSocket(args[0]);
            socket.onclose(event -> System.out.print("closed " + event.code()));
            socket.close();
        }
    }

    @Test
    void mainEndsAfterTheCloseEvent() throws Exception {
        EchoServer server =
                EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        try {
            assertEquals("closed 1000", run(OpensAndCloses.class, server.url().toString()));
            assertEquals("closed 1006", run(ClosesAtOnce.class, server.url().toString()));
        } finally {
            server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void mainEndsAfterAFailure() throws Exception {
        try (DeafPort port = new DeafPort()) {
            assertEquals("closed 1006", run(CannotConnect.class, port.url()));
        }
        assertEquals("closed 1006", run(BlockedPort.class));
    }

    private static String run(Class<?> main, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), main.getSimpleName() + " does not end");
            assertEquals(0, process.exitValue());
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
