package io.isosocket.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void medianIsTheMiddleOne() {
        assertEquals(2, Median.of(List.of(3.0, 1.0, 2.0), Double::doubleValue));
        assertEquals(2.5, Median.of(List.of(4.0, 1.0, 3.0, 2.0), Double::doubleValue));
        assertThrows(IllegalArgumentException.class, () -> Median.of(List.of(), Double::doubleValue));
    }

    @Test
    void resultGivesRateAndCpu() {
        Result result = new Result(1_000, 500_000_000, 8_000_000);
        assertEquals(2_000, result.rate());
        assertEquals(8, result.cpuMicros());
        assertEquals(result, Result.of(new JsonObject(result.toLine())));
    }

    @Test
    void roundSurvivesItsLine() {
        Round round = Scenario.ALL.get(1).round("ws://127.0.0.1:1", 7);
        assertEquals(round, Round.parse(round.toLine()));
        assertTrue(round.binary());
    }

    @Test
    void messagesOfARoundGrowByFourAtTheMost() {
        Result quick = new Result(1_000, 1_000_000, 1_000_000);
        assertEquals(4_000, Comparison.messagesFor(quick, Duration.ofSeconds(1)));
        Result slow = new Result(100_000, 8_000_000_000L, 4_000_000_000L);
        assertEquals(25_000, Comparison.messagesFor(slow, Duration.ofSeconds(1)));
        Result tooSlow = new Result(500, 8_000_000_000L, 4_000_000_000L);
        assertEquals(500, Comparison.messagesFor(tooSlow, Duration.ofSeconds(1)));
    }

    @Test
    void footprintIsSharedOutAmongConnections() throws Exception {
        Footprint before = new Footprint(1_000, 500, 4_000);
        Footprint now = new Footprint(21_000, 500, 44_000);
        assertEquals(new Footprint(2_000, 0, 4_000), now.since(before, 10));
        assertTrue(Footprint.measure().heap() > 0);
        assertEquals(now, Footprint.of(now.toJson()));
    }

    @Test
    void limitOfOpenFilesIsHeld() {
        assertTrue(OpenFiles.allow("10300", 10_300));
        assertFalse(OpenFiles.allow("1024", 10_300));
        assertTrue(OpenFiles.allow("unlimited", 1_000_000));
    }

    @Test
    void optionsNameTheWrongWord() {
        assertEquals(Optional.empty(), Options.parse(List.of("--help")));
        assertEquals(3, Options.parse(List.of("--quick")).orElseThrow().rounds());
        String message = assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--qick")))
                .getMessage();
        assertTrue(String.valueOf(message).contains("--qick"), message);
    }
}
