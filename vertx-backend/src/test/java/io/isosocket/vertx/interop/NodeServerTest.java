package io.isosocket.vertx.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseEvent;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.Show;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our WebSocket against servers on Node's ws, with compression and without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeServerTest {
    private NodePeers.Server plain;
    private NodePeers.Server deflating;

    @BeforeAll
    void start() throws IOException {
        NodePeers.assumeInstalled();
        plain = NodePeers.startServer();
        deflating = NodePeers.startServer("deflate");
    }

    @AfterAll
    void stop() {
        if (plain != null) {
            plain.close();
        }
        if (deflating != null) {
            deflating.close();
        }
    }

    private String url(boolean compressed, String path) {
        return (compressed ? deflating : plain).url(path);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void echoesTextAndBytesOfAllSizes(boolean compressed) {
        ObservedSocket socket = ObservedSocket.open(url(compressed, "/echo"));
        assertEquals(compressed ? "permessage-deflate" : "", socket.socket().extensions());
        for (String text : new String[] {"hello", "", "\u2713 \ud83d\ude00", "\u00e9x".repeat(350_000)}) {
            socket.socket().send(text);
            assertEquals(text, socket.nextMessage());
        }
        Random random = new Random(1);
        for (int length : new int[] {0, 1, 125, 126, 65_536, 65_537, 131_073, 1 << 20}) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            socket.socket().send(data);
            assertEquals(Show.bytes(data), socket.nextMessage());
        }
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheOrderOfABurst(boolean compressed) {
        ObservedSocket socket = ObservedSocket.open(url(compressed, "/echo"));
        for (int i = 0; i < 500; i++) {
            socket.socket().send("message " + i);
        }
        for (int i = 0; i < 500; i++) {
            assertEquals("message " + i, socket.nextMessage());
        }
        socket.close();
        assertEquals(0, socket.socket().bufferedAmount());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsAMegabyteOfText(boolean compressed) {
        ObservedSocket socket = ObservedSocket.open(url(compressed, "/large?characters=400000"));
        assertEquals("\u2713".repeat(400_000), socket.nextMessage());
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void joinsFragments(boolean compressed) {
        ObservedSocket socket = ObservedSocket.open(url(compressed, "/fragments"));
        assertEquals("fragments", socket.nextMessage());
        socket.close();
    }

    @Test
    void answersPings() {
        ObservedSocket socket = ObservedSocket.open(plain.url("/ping"));
        assertEquals("pong are you there?", socket.nextMessage());
        socket.close();
    }

    @Test
    void takesTheServersChoiceOfASubprotocol() {
        WebSocketOptions options =
                WebSocketOptions.builder().protocols("first", "second").build();
        ObservedSocket socket = ObservedSocket.open(plain.url("/echo"), options);
        assertEquals("second", socket.socket().protocol());
        socket.close();
        WebSocketOptions first = WebSocketOptions.builder().protocols("first").build();
        assertEquals(
                WebSocketFailure.Kind.HANDSHAKE_REFUSED,
                ObservedSocket.of(plain.url("/echo"), first).awaitFailure().kind());
    }

    @ParameterizedTest
    @CsvSource({"'', 1005, ''", "?code=1001&reason=, 1001, ''", "?code=4000&reason=over%20%E2%9C%93, 4000, over \u2713"
    })
    void hearsHowTheServerCloses(String query, int code, String reason) {
        CloseEvent event = ObservedSocket.of(plain.url("/close" + query)).awaitCleanClose();
        assertEquals(code, event.code());
        assertEquals(reason, event.reason());
    }

    @ParameterizedTest
    @CsvSource({"0, '', 1005", "1000, '', 1000", "4999, caf\u00e9, 4999"})
    void tellsTheServerHowItCloses(int given, String reason, int code) {
        ObservedSocket socket = ObservedSocket.open(plain.url("/echo"));
        if (given == 0) {
            socket.socket().close();
        } else {
            socket.socket().close(given, reason);
        }
        assertEquals(code, socket.awaitCleanClose().code());
        ObservedSocket witness = ObservedSocket.open(plain.url("/lastClose"));
        assertEquals("[" + code + ",\"" + reason + "\"]", witness.nextMessage());
        witness.close();
    }

    @Test
    void tellsThatTheServerBrokeOff() {
        WebSocketFailure failure = ObservedSocket.of(plain.url("/terminate")).awaitFailure();
        assertEquals(WebSocketFailure.Kind.CLOSED, failure.kind());
        assertTrue(failure.retryable());
    }
}
