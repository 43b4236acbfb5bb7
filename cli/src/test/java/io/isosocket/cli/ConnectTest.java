package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.ScriptedServer;
import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation that goes well, up to its proper end. */
@Timeout(60)
class ConnectTest {

    private EchoServer server;

    @BeforeEach
    void start() throws Exception {
        server = EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void pipedLinesAreSentAndAnswersPrinted() throws Exception {
        CommandRun run = CommandRun.start(
                CommandRun.input("a\nÄ 漢\n\nlast"),
                "connect",
                "--wait",
                "2s",
                server.url().toString());
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertEquals(List.of("a", "Ä 漢", "", "last"), run.out.lines());
        assertTrue(run.err.lines().contains("closed with code 1000"), run.err::toString);
    }

    @Test
    void emptyInputClosesAfterTheWait() throws Exception {
        long start = System.nanoTime();
        CommandRun run =
                CommandRun.start("connect", "--wait=700ms", server.url().toString());
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 700);
        assertEquals("", run.out.toString());
    }

    @Test
    void waitCountsFromTheLastMessage() throws Exception {
        // Answers 500 ms apart keep a conversation of 1500 ms of silence going, on a busy machine too.
        try (ScriptedServer slow = ScriptedServer.accepting(socket -> {
            Vertx vertx = Vertx.currentContext().owner();
            for (int i = 1; i <= 4; i++) {
                String text = "message " + i;
                vertx.setTimer(500L * i, timer -> socket.writeTextMessage(text));
            }
        })) {
            CommandRun run = CommandRun.start("connect", "--wait=1500ms", slow.url());
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertEquals(List.of("message 1", "message 2", "message 3", "message 4"), run.out.lines());
        }
    }

    @Test
    void serverEndsItThoughTheInputStaysOpen() throws Exception {
        try (ScriptedServer closing = ScriptedServer.accepting(socket -> socket.close((short) 4001, "time is up"))) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", closing.url());
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertTrue(run.err.lines().contains("closed with code 4001, reason: time is up"), run.err::toString);
        }
    }

    @Test
    void binaryMessagesAreShownInHexadecimal() throws Exception {
        try (ScriptedServer binary = ScriptedServer.accepting(
                socket -> socket.writeBinaryMessage(Buffer.buffer(new byte[] {0, 1, (byte) 0xff})))) {
            CommandRun run;
            try (PipedOutputStream keys = new PipedOutputStream()) {
                run = CommandRun.start(new PipedInputStream(keys), "connect", "--wait=0", binary.url());
                run.out.awaitLines(1);
            }
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertEquals(List.of("<binary, 3 bytes> 00 01 ff"), run.out.lines());
        }
    }

    @Test
    void protocolsAndOriginAreSent() throws Exception {
        CompletableFuture<List<String>> seen = new CompletableFuture<>();
        try (ScriptedServer looking = ScriptedServer.accepting(socket -> {
            seen.complete(List.of(
                    socket.headers().get("Sec-WebSocket-Protocol"),
                    socket.headers().get("Origin")));
            socket.close();
        })) {
            CommandRun run = CommandRun.start(
                    "connect", "--protocol=a", "--protocol", "b", "--origin=https://example.org", looking.url());
            assertEquals(
                    List.of("a,b", "https://example.org"),
                    seen.get(30, TimeUnit.SECONDS).stream()
                            .map(value -> value.replace(", ", ","))
                            .toList());
            run.exitCode();
        }
    }

    @Test
    void headersAreSent() throws Exception {
        CompletableFuture<List<String>> seen = new CompletableFuture<>();
        try (ScriptedServer looking = ScriptedServer.accepting(socket -> {
            seen.complete(List.of(
                    socket.headers().get("Authorization"), socket.headers().get("X-Two")));
            socket.close();
        })) {
            CommandRun run =
                    CommandRun.start("connect", "-H", "Authorization: Bearer a:b", "--header=X-Two:2", looking.url());
            assertEquals(List.of("Bearer a:b", "2"), seen.get(30, TimeUnit.SECONDS));
            run.exitCode();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "context-takeover, permessage-deflate; client_max_window_bits",
        "no-context, permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits",
        "off,"
    })
    void compressionIsOfferedAsSaid(String mode, @Nullable String extensions) throws Exception {
        CompletableFuture<Optional<String>> seen = new CompletableFuture<>();
        try (ScriptedServer looking = ScriptedServer.accepting(socket -> {
            seen.complete(Optional.ofNullable(socket.headers().get("Sec-WebSocket-Extensions")));
            socket.close();
        })) {
            CommandRun run = CommandRun.start("connect", "--compression", mode, looking.url());
            assertEquals(Optional.ofNullable(extensions), seen.get(30, TimeUnit.SECONDS));
            run.exitCode();
        }
    }

    @Test
    void anotherCompressionIsNamed() throws Exception {
        CommandRun run = CommandRun.start("connect", "--compression=gzip", "ws://127.0.0.1/");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(
                run.err.toString().contains("\"gzip\" is not off, context-takeover or no-context"), run.err::toString);
    }

    @Test
    void pingsAreSentWhereNothingComes() throws Exception {
        try (ScriptedServer counting = ScriptedServer.accepting(socket -> socket.frameHandler(frame -> {
            if (frame.isPing()) {
                socket.close((short) 4000, "pinged");
            }
        }))) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", "--ping=50ms", counting.url());
            assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
            assertTrue(run.err.lines().contains("closed with code 4000, reason: pinged"), run.err::toString);
        }
    }

    @Test
    void chosenProtocolIsTold() throws Exception {
        CommandRun run = CommandRun.start(
                "connect", "--wait=0", "--protocol=chat", server.url().toString());
        assertEquals(ExitCode.OK, run.exitCode(), run.err::toString);
        assertTrue(run.err.awaitLine("connected to ").endsWith(", protocol chat"), run.err::toString);
    }

    @Test
    void interruptionClosesProperlyFirst() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (ScriptedServer listening = ScriptedServer.accepting(
                socket -> socket.closeHandler(end -> code.complete((int) socket.closeStatusCode())))) {
            CommandRun run = CommandRun.start(CommandRun.silentInput(), "connect", listening.url());
            run.err.awaitLine("connected to ");
            run.interrupt();
            assertEquals(ExitCode.INTERRUPTED, run.exitCode());
            assertEquals(1000, code.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void inputThatCannotBeReadIsFailureAfterProperClose() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        CommandRun run =
                CommandRun.start(broken, "connect", "--wait=0", server.url().toString());
        assertEquals(ExitCode.FAILURE, run.exitCode(), run.err::toString);
        assertTrue(
                run.err
                        .lines()
                        .containsAll(
                                List.of("isosocket: cannot read the input: the disk is gone", "closed with code 1000")),
                run.err::toString);
    }

    @Test
    void lostOutputEndsTheConversation() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        CommandRun run = CommandRun.startWithOutput(
                new SequenceInputStream(CommandRun.input("a\n"), CommandRun.silentInput()),
                broken,
                "connect",
                server.url().toString());
        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertTrue(run.err.lines().contains("closed with code 1000"), run.err::toString);
    }
}
