package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CompressionOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The compression options, as they are on the wire. */
class CompressionOptionsTest {

    private static final String NO_CONTEXT = "; server_no_context_takeover; client_no_context_takeover";

    /** Numbers: compressible, and the more so the harder one tries. */
    private static final String TEXT =
            IntStream.range(0, 4000).mapToObj(i -> Integer.toString(i * i)).collect(Collectors.joining(","));

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static WebSocketOptions with(CompressionOptions compression) {
        return WebSocketOptions.builder().compression(compression).build();
    }

    /** Sends messages and returns what the server saw, without the close frame. */
    private List<Frame> sent(CompressionOptions compression, String answer, String... messages) {
        server.on("/", Steps.acceptDeflate(answer), Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"), with(compression));
        for (String message : messages) {
            socket.socket().send(message);
            assertEquals(message, socket.nextMessage());
        }
        socket.close();
        List<Frame> frames = server.next("/").frames();
        return frames.subList(0, frames.size() - 1);
    }

    @Test
    void eachModeHasItsOffer() {
        server.on("/", Steps.accept(), Steps.echo());
        List<List<String>> offers = List.of(
                        CompressionOptions.DISABLED, CompressionOptions.CONTEXT_TAKEOVER, CompressionOptions.NO_CONTEXT)
                .stream()
                .map(compression -> {
                    ObservedSocket.open(server.url("/"), with(compression)).close();
                    return server.next("/").head().all("Sec-WebSocket-Extensions");
                })
                .toList();
        assertEquals(
                List.of(
                        List.of(),
                        List.of("permessage-deflate; client_max_window_bits"),
                        List.of("permessage-deflate; server_no_context_takeover; client_no_context_takeover;"
                                + " client_max_window_bits")),
                offers);
    }

    @Test
    void contextIsTakenOverOrNot() throws IOException {
        List<Frame> with = sent(CompressionOptions.CONTEXT_TAKEOVER, "", TEXT, TEXT);
        assertTrue(with.get(1).payload().length < with.get(0).payload().length / 10);
        List<Frame> without = sent(CompressionOptions.NO_CONTEXT, NO_CONTEXT, TEXT, TEXT);
        assertArrayEquals(without.get(0).payload(), without.get(1).payload());
        assertEquals(TEXT, Deflated.decompress(without.get(1)).text());
    }

    @Test
    void ourOwnOfferBindsUsWhereTheServerDoesNotRepeatIt() {
        List<Frame> frames = sent(CompressionOptions.NO_CONTEXT, "; server_no_context_takeover", TEXT, TEXT);
        assertArrayEquals(frames.get(0).payload(), frames.get(1).payload());
    }

    @Test
    void aServerThatKeepsItsContextUnaskedIsRefused() {
        server.on("/", Steps.acceptDeflate("; client_no_context_takeover"), Steps.awaitEnd());
        WebSocketFailure failure = ObservedSocket.of(server.url("/"), with(CompressionOptions.NO_CONTEXT))
                .awaitFailure();
        assertEquals(Kind.HANDSHAKE_REFUSED, failure.kind());
        assertTrue(String.valueOf(failure.getMessage()).contains("server_no_context_takeover"), failure::toString);
    }

    @Test
    void aServerThatCompressesUnaskedIsRefused() {
        server.on("/", Steps.acceptDeflate(""), Steps.awaitEnd());
        assertEquals(
                Kind.HANDSHAKE_REFUSED,
                ObservedSocket.of(server.url("/"), with(CompressionOptions.DISABLED))
                        .awaitFailure()
                        .kind());
    }

    @Test
    void theThresholdSaysWhichMessagesAreCompressed() throws IOException {
        // Three bytes each: the threshold counts bytes, not characters.
        List<Frame> frames =
                sent(CompressionOptions.NO_CONTEXT.withThreshold(6), NO_CONTEXT, "ไ", "ไa", "ไab", "ไไ", "");
        assertEquals(
                List.of(0, 0, 0, Frame.RSV1, 0), frames.stream().map(Frame::rsv).toList());
        assertEquals("ไไ", Deflated.decompress(frames.get(3)).text());
        assertEquals("ไab", frames.get(2).text());
    }

    @Test
    void theLevelSaysHowSmallTheyGet() throws IOException {
        int[] lengths = new int[10];
        for (int level : new int[] {0, 1, 9}) {
            Frame frame = sent(CompressionOptions.NO_CONTEXT.withLevel(level), NO_CONTEXT, TEXT)
                    .get(0);
            assertNotEquals(0, frame.rsv());
            assertEquals(TEXT, Deflated.decompress(frame).text());
            lengths[level] = frame.payload().length;
        }
        assertTrue(
                lengths[0] > TEXT.length() && lengths[1] < TEXT.length() && lengths[9] < lengths[1],
                () -> lengths[0] + ", " + lengths[1] + ", " + lengths[9]);
    }
}
