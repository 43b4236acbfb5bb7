package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedPortsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 21, 22, 25, 110, 989, 3659, 4190, 5060, 6000, 6665, 6669, 6679, 6697, 10080})
    void badPortsAreBlocked(int port) {
        assertTrue(BlockedPorts.contains(port));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 80, 443, 8080, 6670, 10081, 65535})
    void otherPortsAreNot(int port) {
        assertFalse(BlockedPorts.contains(port));
    }

    @Test
    void theListIsWhole() {
        assertEquals(
                83,
                IntStream.rangeClosed(0, 65_535).filter(BlockedPorts::contains).count());
    }
}
