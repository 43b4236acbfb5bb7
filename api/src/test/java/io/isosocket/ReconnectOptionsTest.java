package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReconnectOptionsTest {

    private final ReconnectOptions.Builder options = ReconnectOptions.builder();

    private static void assertRefused(Executable call, String... parts) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void valueOutOfItsRangeIsRefusedByName() {
        assertRefused(() -> options.resetAfter(Duration.ofMillis(-1)), "resetAfter", "PT-0.001S", "PT0S");
        assertRefused(() -> options.maxDowntime(Duration.ofDays(366)), "maxDowntime", "PT8784H", "PT8760H");
        assertRefused(() -> options.maxAttempts(-1), "maxAttempts", "-1", "0");
        assertRefused(() -> options.queueWhileDown(-1), "queueWhileDown", "-1");
        assertRefused(() -> options.unconfirmedLimit(0), "unconfirmedLimit", "0", "1");
        assertRefused(() -> options.finalCloseCodes(Set.of(999)), "finalCloseCodes", "999", "1000", "4999");
        assertRefused(() -> options.finalStatuses(List.of(404, 1000)), "finalStatuses", "1000", "999");
    }

    @Test
    void delayOutOfItsRangeIsRefusedByName() {
        Duration second = Duration.ofSeconds(1);
        assertRefused(() -> ReconnectDelay.fixed(Duration.ofSeconds(-1)), "PT-1S");
        assertRefused(() -> ReconnectDelay.exponential(second, Duration.ofMillis(999)), "first", "PT1S", "PT0.999S");
        assertRefused(() -> ReconnectDelay.fixed(second).withFactor(0.5), "factor", "0.5", "100");
        assertRefused(() -> ReconnectDelay.fixed(second).withJitter(1.5), "jitter", "1.5");
        assertRefused(() -> ReconnectDelay.fixed(second).withJitter(Double.NaN), "jitter", "NaN");
    }

    @Test
    void delayGrowsToItsMostAndTheJitterIsLeftToChance() {
        ReconnectDelay delay = ReconnectDelay.exponential(Duration.ofMillis(100), Duration.ofSeconds(1));
        assertEquals(Duration.ofMillis(100), delay.before(1, () -> 0));
        assertEquals(Duration.ofMillis(50), delay.before(1, () -> 1));
        assertEquals(Duration.ofMillis(300), delay.before(3, () -> 0.5));
        assertEquals(Duration.ofSeconds(1), delay.before(Integer.MAX_VALUE, () -> 0));
        assertEquals(Duration.ofMillis(900), delay.withFactor(3).before(3, () -> 0));
        assertEquals(Duration.ZERO, ReconnectDelay.fixed(Duration.ZERO).before(2000, () -> 0));
        assertEquals(Duration.ofSeconds(1), delay.withJitter(0).before(9, () -> 1));
    }

    @Test
    void nullIsRefusedByName() {
        List<Executable> calls = List.of(
                () -> options.socket(nothing()),
                () -> options.headers(nothing()),
                () -> options.protocols(nothing()),
                () -> options.delay(nothing()),
                () -> options.resetAfter(nothing()),
                () -> options.maxDowntime(nothing()),
                () -> options.finalCloseCodes(nothing()),
                () -> options.finalStatuses(nothing()),
                () -> options.confirmation(nothing()));
        List<String> names = List.of(
                "socket",
                "headers",
                "protocols",
                "delay",
                "resetAfter",
                "maxDowntime",
                "finalCloseCodes",
                "finalStatuses",
                "confirmation");
        for (int i = 0; i < names.size(); i++) {
            assertEquals(
                    names.get(i),
                    assertThrows(NullPointerException.class, calls.get(i)).getMessage());
        }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // Null is what is tested.
    private static <T> T nothing() {
        return null;
    }

    @Test
    void builderStartsFromOptions() {
        ReconnectOptions set = options.maxAttempts(3)
                .maxDowntime(Duration.ofHours(1))
                .resetAfter(Duration.ofMinutes(1))
                .delay(ReconnectDelay.fixed(Duration.ofSeconds(2)))
                .finalCloseCodes(Set.of(4000))
                .finalStatuses(Set.of(404))
                .retryEveryFailure(true)
                .queueWhileDown(10)
                .confirmation(Confirmation.SOCKET)
                .unconfirmedLimit(20)
                .build();
        ReconnectOptions copy = set.toBuilder().build();

        assertEquals(3, copy.maxAttempts());
        assertEquals(Duration.ofHours(1), copy.maxDowntime());
        assertEquals(Duration.ofMinutes(1), copy.resetAfter());
        assertEquals(ReconnectDelay.fixed(Duration.ofSeconds(2)), copy.delay());
        assertEquals(Set.of(4000), copy.finalCloseCodes());
        assertEquals(Set.of(404), copy.finalStatuses());
        assertTrue(copy.retryEveryFailure());
        assertEquals(10, copy.queueWhileDown());
        assertEquals(Confirmation.SOCKET, copy.confirmation());
        assertEquals(20, copy.unconfirmedLimit());
    }

    @Test
    void defaultsAreDocumentedOnes() {
        assertEquals(Set.of(1000, 1008), ReconnectOptions.DEFAULT.finalCloseCodes());
        assertEquals(402, ReconnectOptions.DEFAULT.finalStatuses().size());
        assertEquals(0, ReconnectOptions.DEFAULT.queueWhileDown());
    }
}
