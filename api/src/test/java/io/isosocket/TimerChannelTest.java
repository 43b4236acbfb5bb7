package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel with one tick. */
@Timeout(60)
class TimerChannelTest {

    @Test
    void ticksOnceNotTooEarlyAndEnds() throws Exception {
        Instant start = Instant.now();
        long began = System.nanoTime();
        TimerChannel timer = TimerChannel.after(Duration.ofMillis(30));

        Received<Instant> tick = timer.receive();

        assertTrue(System.nanoTime() - began >= Duration.ofMillis(30).toNanos());
        assertFalse(tick.value().isBefore(start));
        assertTrue(timer.isOver());
        assertFalse(timer.receive().ok());
        assertFalse(timer.cancel());
    }

    @Test
    void cancelledTimerEndsWithoutATick() throws Exception {
        TimerChannel timer = TimerChannel.after(Duration.ofDays(1));
        assertEquals(Optional.empty(), timer.tryReceive());
        assertFalse(timer.isOver());
        assertTrue(timer.cancel());
        assertFalse(timer.receive().ok());
        assertTrue(timer.isOver());
        assertFalse(timer.cancel());
    }

    @Test
    void selectTakesTheOneThatIsFirst() throws Exception {
        TimerChannel late = TimerChannel.after(Duration.ofDays(1));
        TimerChannel soon = TimerChannel.after(Duration.ofMillis(1));
        Received<?> first = ReceiveChannel.select(late, soon);
        assertTrue(first.isFrom(soon));
        assertTrue(first.ok());
        late.cancel();
    }

    @Test
    void timeOutOfRangeNamesItself() {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> TimerChannel.after(Duration.ofNanos(-1)))
                        .getMessage());
        assertEquals("delay: PT-0.000000001S is not in PT0S to PT8760H", message);
    }
}
