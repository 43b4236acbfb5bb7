package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.RawFrame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames that a program makes up go out just as they are, in their order. */
class RawFrameTest {

    private static RawFrame frame(boolean fin, int rsv, int opcode, String payload) {
        return new RawFrame(fin, rsv, opcode, payload.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void theyKeepTheirOrderAmongMessages(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.codec.sendText("a".getBytes(UTF_8));
            tester.codec.sendFrame(frame(false, 0, 1, "b"));
            tester.codec.sendFrame(frame(true, 0, 0, "c"));
            tester.codec.sendFrame(frame(true, 7, 0xF, ""));
            tester.codec.sendText("d".getBytes(UTF_8));
            tester.channel.runPendingTasks();
            assertEquals(List.of("text a", "01 62", "80 63", "ff", "text d"), tester.sent());
        }
    }

    @Test
    void theyAreNoMessages() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.sendFrame(frame(true, 0, 1, "12345"));
            tester.channel.runPendingTasks();
            assertEquals(List.of("text 12345"), tester.sent());
            assertEquals(0, tester.listener.acceptedBytes());
        }
    }

    @Test
    void aFrameThatLooksLikeACloseFrameClosesNothing() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.sendFrame(new RawFrame(true, 0, 8, new byte[] {3, (byte) 0xe8}));
            tester.codec.sendText("after".getBytes(UTF_8));
            tester.channel.runPendingTasks();
            assertEquals(List.of("close 1000", "text after"), tester.sent());
        }
    }

    @Test
    void noneGoesOutBehindTheCloseFrame() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.close(1000, "");
            tester.codec.sendFrame(frame(true, 0, 1, "late"));
            tester.channel.runPendingTasks();
            assertEquals(List.of("close 1000"), tester.sent());
        }
    }

    @Test
    void fromAnotherThreadTheyKeepTheirOrderToo() throws Exception {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            Thread other = new Thread(() -> {
                tester.codec.sendText("a".getBytes(UTF_8));
                tester.codec.sendFrame(frame(true, 1, 3, "b"));
                tester.codec.sendText("c".getBytes(UTF_8));
            });
            other.start();
            other.join();
            tester.channel.runPendingTasks();
            assertEquals(List.of("text a", "93 62", "text c"), tester.sent());
        }
    }
}
