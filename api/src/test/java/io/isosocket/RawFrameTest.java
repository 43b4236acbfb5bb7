package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that a program makes up. */
class RawFrameTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void itIsWhatItWasMadeOf() {
        byte[] payload = {1, 2};
        RawFrame frame = new RawFrame(false, 5, 11, payload);
        payload[0] = 9;
        frame.payload()[1] = 9;
        assertFalse(frame.fin());
        assertEquals(5, frame.rsv());
        assertEquals(11, frame.opcode());
        assertArrayEquals(new byte[] {1, 2}, frame.payload());
        assertEquals(0x5B, frame.firstByte());
        assertArrayEquals(new byte[] {0x5B, 1, 2}, frame.bytes());
        assertEquals(0x81, new RawFrame(true, 0, 1, payload).firstByte());
        assertEquals(frame, new RawFrame(false, 5, 11, new byte[] {1, 2}));
        assertNotEquals(frame, new RawFrame(true, 5, 11, new byte[] {1, 2}));
        assertTrue(frame.toString().contains("opcode=11, 2 bytes"), frame::toString);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RawFrame(true, 8, 1, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new RawFrame(true, 0, 16, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new RawFrame(true, 0, -1, new byte[0]));
    }

    @Test
    void itGoesToAnOpenConnectionAlone() {
        RawFrame frame = new RawFrame(true, 0, 3, new byte[] {7});
        WebSocket connecting = backend.connecting();
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, () -> connecting.sendFrame(frame))
                        .name());

        WebSocket socket = backend.open();
        socket.sendFrame(frame);
        assertEquals(0, socket.bufferedAmount());
        assertEquals(List.of("frame 83 07"), backend.calls);
        socket.close();
        backend.calls.clear();
        socket.sendFrame(frame);
        assertEquals(List.of(), backend.calls);
    }
}
