package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweptSetTest {

    @Test
    void uselessEntriesDoNotPileUp() {
        SweptSet<Integer> set = new SweptSet<>(entry -> entry >= 0);
        set.add(-1);

        IntStream.range(0, 10_000).forEach(set::add);

        List<Integer> left = set.drain();
        assertEquals(-1, left.get(0));
        assertTrue(left.size() <= 16, left.size() + " left");
    }

    @Test
    void usefulEntriesAllStayInOrder() {
        SweptSet<Integer> set = new SweptSet<>(entry -> false);
        List<Integer> entries = IntStream.range(0, 1_000).boxed().toList();

        entries.forEach(set::add);

        assertEquals(entries, set.drain());
        assertTrue(set.isEmpty());
    }

    @Test
    void pollTakesTheFirst() {
        SweptSet<String> set = new SweptSet<>(entry -> false);
        set.add("a");
        set.add("b");
        set.remove("a");

        assertEquals("b", set.poll());
        assertNull(set.poll());
    }
}
