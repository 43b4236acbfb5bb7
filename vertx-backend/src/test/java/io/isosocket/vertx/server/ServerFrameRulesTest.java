package io.isosocket.vertx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.BinaryType;
import io.isosocket.WebSocketFailure;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.isosocket.vertx.wire.FrameCase;
import io.isosocket.vertx.wire.FrameCases;
import io.isosocket.vertx.wire.Role;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of frames over TCP, as the program of a server sees them, and as a Router's does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerFrameRulesTest {

    private final ServerFixture fixture = new ServerFixture();
    private int standAlone;
    private int router;

    @BeforeAll
    void start() {
        ServerOptions options = ServerOptions.builder()
                .maxMessageSize(FrameCases.MAX_MESSAGE_SIZE)
                .build();
        standAlone = ServerKind.STAND_ALONE
                .start(fixture.vertx(), options, (socket, request) -> note(socket))
                .port();
        router = ServerKind.ROUTER
                .start(fixture.vertx(), options, (socket, request) -> note(socket))
                .port();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    /** As the listener of the codec's tests does. */
    private void note(ServerConnection socket) {
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onmessage(event -> fixture.note(
                event.data() instanceof String text
                        ? "text " + text
                        : "binary " + HexFormat.of().formatHex(bytes(event.data()))));
        socket.onping(event -> fixture.note("ping " + new String(bytes(event.data()), UTF_8)));
        socket.onpong(event -> fixture.note("pong " + new String(bytes(event.data()), UTF_8)));
        socket.onclose(event -> fixture.note(WebSocketFailure.of(event)
                .map(failure -> "failed " + failure.kind() + " " + failure.phase())
                .orElse(("closed " + event.code() + " " + event.reason()).strip())));
    }

    private static byte[] bytes(@Nullable Object data) {
        if (!(data instanceof ByteBuffer buffer)) {
            throw new AssertionError("no bytes: " + data);
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    @ParameterizedTest
    @MethodSource("io.isosocket.vertx.wire.FrameCases#all")
    void standAlone(FrameCase theCase) throws IOException {
        play(theCase, standAlone);
    }

    @ParameterizedTest
    @MethodSource("io.isosocket.vertx.wire.FrameCases#all")
    void inARouter(FrameCase theCase) throws IOException {
        play(theCase, router);
    }

    private void play(FrameCase theCase, int port) throws IOException {
        boolean open = !theCase.fails() && !theCase.closes();
        try (PeerConnection client = RawClient.open(port, "/")) {
            client.sendRaw(theCase.bytes(Role.CLIENT));
            if (open) {
                client.send(Frame.close(1000, ""));
            }
            assertEquals(withEnd(theCase.sent(), open, "close 1000"), framesToTheEnd(client));
        }
        List<String> heard = theCase.events().stream()
                .filter(event -> !event.startsWith("closing"))
                .toList();
        for (String event : withEnd(heard, open, "closed 1000")) {
            assertEquals(event, fixture.next());
        }
    }

    private static List<String> withEnd(List<String> list, boolean open, String end) {
        return open ? Stream.concat(list.stream(), Stream.of(end)).toList() : list;
    }

    private static List<String> framesToTheEnd(PeerConnection client) throws IOException {
        List<String> frames = new ArrayList<>();
        try {
            while (true) {
                Frame frame = client.readFrame();
                frames.add((switch (frame.opcode()) {
                            case Frame.PONG -> "pong " + frame.text();
                            case Frame.CLOSE ->
                                frame.payload().length == 0
                                        ? "close"
                                        : "close " + frame.closeCode() + " " + frame.closeReason();
                            default -> frame.toString();
                        })
                        .strip());
            }
        } catch (EOFException | SocketException end) {
            return frames;
        }
    }
}
