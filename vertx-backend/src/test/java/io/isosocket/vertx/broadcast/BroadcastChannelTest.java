package io.isosocket.vertx.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.BroadcastChannel;
import io.isosocket.DOMException;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.VertxBackend;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Broadcast channels of Java over the event bus of one Vertx. */
@Timeout(60)
class BroadcastChannelTest {

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketOptions options = WebSocketOptions.builder()
            .backend(VertxBackend.of(vertx))
            .origin("https://a.example")
            .build();
    private final BlockingQueue<List<@Nullable Object>> received = new LinkedBlockingQueue<>();
    private final BroadcastChannel sender = new BroadcastChannel("news", options);
    private final BroadcastChannel receiver = listening("news");

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private BroadcastChannel listening(String name) {
        BroadcastChannel channel = new BroadcastChannel(name, options);
        channel.onmessage(event -> received.add(Arrays.asList(event.type(), event.data(), event.origin())));
        channel.onmessageerror(event -> received.add(Arrays.asList(event.type(), event.data(), event.origin())));
        return channel;
    }

    private @Nullable Object roundTrip(@Nullable Object message) throws InterruptedException {
        sender.postMessage(message);
        List<@Nullable Object> event = received.poll(30, TimeUnit.SECONDS);
        assertEquals("message", event == null ? null : event.get(0));
        return event == null ? null : event.get(1);
    }

    @Test
    void goesToAllOthersOfTheNameAlone() throws Exception {
        sender.onmessage(event -> received.add(List.of("to itself")));
        BroadcastChannel elsewhere = listening("other news");
        BroadcastChannel third = listening("news");
        sender.postMessage("hello");
        List<Object> expected = List.of("message", "hello", "https://a.example");
        assertEquals(expected, received.poll(30, TimeUnit.SECONDS));
        assertEquals(expected, received.poll(30, TimeUnit.SECONDS));
        // Behind all that could still come.
        third.close();
        elsewhere.close();
        assertEquals("last", roundTrip("last"));
        assertEquals("news", receiver.name());
    }

    @Test
    void messagesOfOneChannelKeepTheirOrder() throws Exception {
        IntStream.range(0, 1000).forEach(sender::postMessage);
        for (int i = 0; i < 1000; i++) {
            assertEquals(List.of("message", i, "https://a.example"), received.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void valuesComeAsTheTypeSays() throws Exception {
        assertEquals(null, roundTrip(null));
        assertEquals(true, roundTrip(true));
        assertEquals(7, roundTrip(7));
        assertEquals(7.5, roundTrip(7.5f));
        assertEquals(1e15, roundTrip(1_000_000_000_000_000L));
        assertEquals(BigInteger.valueOf(Long.MAX_VALUE), roundTrip(Long.MAX_VALUE));
        assertEquals(BigInteger.TWO.pow(100), roundTrip(BigInteger.TWO.pow(100)));
        assertEquals("a\ud800\u6f22", roundTrip("a\ud800\u6f22"));
        assertEquals(Instant.ofEpochMilli(5), roundTrip(Instant.ofEpochMilli(5)));
        assertEquals(Set.of(1, "b"), roundTrip(Set.of(1, "b")));
        assertEquals(Map.of("a", List.of(1, 2)), roundTrip(Map.of("a", List.of(1, 2))));
        assertEquals(Map.of(1, "one"), roundTrip(Map.of(1, "one")));
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2}), roundTrip(new byte[] {1, 2}));
        assertEquals(
                ByteBuffer.wrap(new byte[] {2}),
                roundTrip(ByteBuffer.wrap(new byte[] {1, 2}).position(1)));
    }

    @Test
    void anObjectInAMessageTwiceStaysOne() throws Exception {
        List<Object> inner = new ArrayList<>(List.of("x"));
        List<Object> outer = new ArrayList<>(List.of(inner, inner));
        outer.add(outer);
        List<?> come = assertInstanceOf(List.class, roundTrip(outer));
        assertEquals(true, come.get(0) == come.get(1));
        assertEquals(true, come.get(2) == come);
    }

    @Test
    void valuesWithoutAFormAreRefused() {
        assertEquals(
                "DataCloneError: postMessage: a java.lang.Object could not be cloned",
                refusal(Map.of("a", new Object())));
        List<Object> nested = List.of();
        for (int i = 0; i < 1001; i++) {
            nested = List.of(nested);
        }
        assertEquals("DataCloneError: postMessage: the message is nested deeper than 1000", refusal(nested));
    }

    private String refusal(Object message) {
        DOMException refused = assertThrows(DOMException.class, () -> sender.postMessage(message));
        return refused.name() + ": " + refused.getMessage();
    }

    @Test
    void closedChannelsNeitherSendNorReceive() throws Exception {
        receiver.close();
        receiver.close();
        sender.postMessage("unheard");
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, () -> receiver.postMessage("late"))
                        .name());
        listening("news");
        assertEquals("heard", roundTrip("heard"));
    }

    @Test
    void onceTheVertxIsClosedNobodyHears() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        sender.postMessage("unheard");
        sender.close();
        assertEquals(0, received.size());
    }

    @Test
    void whatIsNoMessageIsAMessageError() throws Exception {
        for (byte[] bytes : List.of(new byte[] {99}, new byte[] {5, 0, 0, 0, 9}, new byte[0], new byte[] {0, 0, 0})) {
            vertx.eventBus().publish("isosocket.BroadcastChannel:news", Buffer.buffer(bytes));
            assertEquals(Arrays.asList("messageerror", null, ""), received.poll(30, TimeUnit.SECONDS));
        }
    }
}
