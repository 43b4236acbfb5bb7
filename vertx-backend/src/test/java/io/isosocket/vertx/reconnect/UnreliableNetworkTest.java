package io.isosocket.vertx.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CompressionOptions;
import io.isosocket.FinalCloseEvent;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import io.isosocket.WebSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reconnection under a proxy that cuts, stalls and refuses at random: each message arrives once or is reported. A failure
 * names the seed.
 */
class UnreliableNetworkTest {

    private static final long SECONDS = 120;
    private static final int HIGH_WATER = 100_000;

    private static final ReconnectOptions OPTIONS = ReconnectOptions.builder()
            .delay(ReconnectDelay.exponential(Duration.ofMillis(1), Duration.ofMillis(20)))
            .resetAfter(Duration.ZERO)
            .queueWhileDown(10_000_000)
            .unconfirmedLimit(20_000)
            .socket(WebSocketOptions.builder()
                    // What is compressed away would not be cut.
                    .compression(CompressionOptions.DISABLED)
                    .handshakeTimeout(Duration.ofMillis(500))
                    .closeTimeout(Duration.ofSeconds(1))
                    .keepAliveInterval(Duration.ofMillis(50))
                    .build())
            .build();

    @Test
    @Timeout(SECONDS)
    void eachMessageArrivesOnceOrIsReported() throws Exception {
        play(5_000, System.nanoTime());
    }

    @Test
    @Tag("long")
    @Timeout(10 * SECONDS)
    void eachMessageArrivesOnceOrIsReportedForLong() throws Exception {
        for (int round = 0; round < 4; round++) {
            play(20_000, System.nanoTime());
        }
    }

    private static void play(int messages, long seed) throws Exception {
        List<Integer> unknown = Collections.synchronizedList(new ArrayList<>());
        List<Integer> unsent = new ArrayList<>();
        RecordingServer server = new RecordingServer();
        UnreliableProxy proxy = new UnreliableProxy(server.port(), seed);
        try {
            ReconnectingWebSocket socket = new ReconnectingWebSocket("ws://127.0.0.1:" + proxy.port(), OPTIONS);
            CompletableFuture<FinalCloseEvent> end = new CompletableFuture<>();
            socket.onreconnected(event -> unknown.addAll(numbers(event.unknown())));
            socket.onclose(event -> end.complete((FinalCloseEvent) event));
            sendAll(socket, messages, new Random(seed));
            proxy.behave();
            socket.bufferedAmountLowThreshold(0);
            socket.drained().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
            socket.close();
            FinalCloseEvent closed = end.get(SECONDS, TimeUnit.SECONDS);
            unknown.addAll(numbers(closed.unknown()));
            unsent.addAll(numbers(closed.unsent()));
        } finally {
            proxy.stop();
            server.stop();
        }
        String told = "seed " + seed + ", " + proxy.fates() + ", " + unknown.size() + " of unknown fate";
        check(messages, server.received(), unknown, unsent, told);
        assertTrue(proxy.fates().values().stream().mapToInt(Integer::intValue).sum() > 20, told);
    }

    private static void sendAll(ReconnectingWebSocket socket, int messages, Random random) throws Exception {
        socket.bufferedAmountLowThreshold(HIGH_WATER / 2);
        for (int number = 0; number < messages; number++) {
            int length = random.nextInt(200) == 0 ? random.nextInt(100_000) : random.nextInt(1_000);
            socket.send(number + " " + "x".repeat(length));
            if (socket.bufferedAmount() > HIGH_WATER) {
                socket.drained().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static List<Integer> numbers(List<Object> messages) {
        return messages.stream()
                .map(message -> ((String) message).substring(0, ((String) message).indexOf(' ')))
                .map(Integer::valueOf)
                .toList();
    }

    private static void check(
            int messages, List<List<Integer>> received, List<Integer> unknown, List<Integer> unsent, String told) {
        List<Integer> all = received.stream().flatMap(List::stream).toList();
        Set<Integer> arrived = new HashSet<>(all);
        assertEquals(all.size(), arrived.size(), () -> told + "; twice: " + twice(all));
        assertEquals(unknown.size(), Set.copyOf(unknown).size(), () -> told + "; reported twice: " + twice(unknown));
        assertEquals(all.stream().sorted().toList(), all, told + "; out of order");
        List<Integer> lost = new ArrayList<>();
        for (int number = 0; number < messages; number++) {
            if (!arrived.contains(number) && !unknown.contains(number) && !unsent.contains(number)) {
                lost.add(number);
            }
        }
        assertEquals(List.of(), lost, told + "; lost without a report");
        assertEquals(List.of(), unsent.stream().filter(arrived::contains).toList(), told + "; unsent and arrived");
        assertTrue(arrived.size() > messages / 2, () -> told + "; only " + arrived.size() + " arrived");
    }

    private static Set<Integer> twice(List<Integer> numbers) {
        Set<Integer> seen = new HashSet<>();
        return numbers.stream().filter(number -> !seen.add(number)).collect(Collectors.toSet());
    }
}
