package io.isosocket.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.benchmarks.work.Task;
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
    void resultGivesWhatEachTook() {
        Result result = new Result(1_000, 500_000_000, 8_000_000, 3_000, 5_000);
        assertEquals(2_000, result.rate());
        assertEquals(8, result.cpuMicros());
        assertEquals(3, result.heapEach());
        assertEquals(5, result.residentEach());
    }

    @Test
    void tasksSurviveTheirLine() {
        for (Scenario scenario : Scenario.ALL) {
            Task task = scenario.task().at("ws://127.0.0.1:1/echo").withCount(7);
            assertEquals(task, Task.parse(task.toLine()));
        }
    }

    @Test
    void theCountOfARoundGrowsByFourAtTheMost() {
        Result quick = new Result(1_000, 1_000_000, 1_000_000, 0, 0);
        assertEquals(4_000, Comparison.countFor(quick, Duration.ofSeconds(1)));
        Result slow = new Result(100_000, 8_000_000_000L, 4_000_000_000L, 0, 0);
        assertEquals(25_000, Comparison.countFor(slow, Duration.ofSeconds(1)));
        Result tooSlow = new Result(500, 8_000_000_000L, 4_000_000_000L, 0, 0);
        assertEquals(500, Comparison.countFor(tooSlow, Duration.ofSeconds(1)));
    }

    @Test
    void payloadsHaveTheirSize() {
        assertEquals(1_024, Payload.ascii(1_024).size());
        assertEquals(1_000, Payload.cyrillic(1_024).size(), 60);
        assertEquals(1_060, Payload.json(1_024).size(), 60);
    }

    @Test
    void optionsNameTheWrongWord() {
        assertEquals(Optional.empty(), Options.parse(List.of("--help")));
        assertEquals(3, Options.parse(List.of("--quick")).orElseThrow().rounds());
        for (List<String> wrong : List.of(List.of("--qick"), List.of("--scenario", "qick"))) {
            String message = assertThrows(IllegalArgumentException.class, () -> Options.parse(wrong))
                    .getMessage();
            assertTrue(String.valueOf(message).contains("qick"), message);
        }
    }

    @Test
    void aQuickRunChoosesItsScenarios() {
        Options quick = Options.parse(List.of("--quick")).orElseThrow();
        assertTrue(Scenario.ALL.stream().anyMatch(quick::includes));
        assertFalse(Scenario.ALL.stream().allMatch(quick::includes));
        Options one = Options.parse(List.of("--quick", "--scenario", "deflate")).orElseThrow();
        assertEquals(
                List.of("deflate"),
                Scenario.ALL.stream().filter(one::includes).map(Scenario::name).toList());
    }

    @Test
    void theChartEscapesWhatItIsGiven() {
        String svg = BarChart.svg("a < b", List.of(new BarChart.Group("g", List.of(new BarChart.Bar("&", 0.5)))));
        assertTrue(svg.contains("a &lt; b") && svg.contains("&amp;") && svg.contains(">0.50<"), svg);
    }

    @Test
    void aLineStandsAboveZero() {
        String svg = LineChart.svg("t", List.of(new LineChart.Point(1, 2), new LineChart.Point(100, 4)));
        assertTrue(svg.contains(">2.00<") && svg.contains(">100<"), svg);
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
}
