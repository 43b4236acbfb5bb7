package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out on the event loop, when, and what is told of it. */
class SendingTest {

    @ParameterizedTest
    @EnumSource
    void aSmallMessageIsOneFrame(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.codec.sendText("é".getBytes(UTF_8));
            tester.codec.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2));
            tester.codec.sendBinary(ByteBuffer.allocateDirect(2));
            tester.codec.ping("p".getBytes(UTF_8));
            tester.codec.pong(new byte[0]);
            tester.channel.runPendingTasks();
            assertEquals(List.of("text é", "binary 0203", "binary 0000", "ping p", "pong"), tester.sent());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 125, 126, 127, 8191, 8192, 8193, 16383, 65535, 65536})
    void everySizeArrivesInTheShortestForm(int size) {
        String text = "abcdefghijk".repeat(size / 11 + 1).substring(0, size);
        for (Role role : Role.values()) {
            try (WireTester tester = new WireTester(role)) {
                tester.codec.sendText("x".getBytes(UTF_8));
                tester.codec.sendText(text.getBytes(UTF_8));
                tester.codec.sendText("y".getBytes(UTF_8));
                tester.channel.runPendingTasks();
                assertEquals(List.of("text x", ("text " + text).strip(), "text y"), tester.sent());
                assertEquals(size + 2, tester.listener.acceptedBytes());
            }
        }
    }

    @Test
    void theBufferIsTakenAtOnceAndStaysAsItIs() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            ByteBuffer data = ByteBuffer.wrap(new byte[] {1, 2, 3});
            tester.codec.sendBinary(data);
            data.put(0, (byte) 9);
            assertEquals(3, data.remaining());
            assertArrayEquals(new byte[] {9, 2, 3}, data.array());
            tester.channel.runPendingTasks();
            assertEquals(List.of("binary 010203"), tester.sent());
        }
    }

    @Test
    void aHundredSendsInATurnAreOneWrite() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            for (int i = 0; i < 100; i++) {
                tester.codec.sendText(new byte[32]);
            }
            assertEquals(0, tester.writes());
            tester.channel.runPendingTasks();
            assertEquals(1, tester.writes());
            assertEquals(100, tester.sent().size());
        }
    }

    @Test
    void answersToOneReadAreOneWrite() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            tester.listener.then = event -> tester.codec.sendText(event.getBytes(UTF_8));
            tester.receive(Collections.nCopies(50, PeerFrame.text("m")).toArray(new PeerFrame[0]));
            assertEquals(1, tester.writes());
            assertEquals(Collections.nCopies(50, "text text m"), tester.sent());
        }
    }

    @Test
    void whatFillsAWriteDoesNotWaitForTheEndOfTheTurn() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            int sends = 0;
            while (tester.channel.outboundMessages().isEmpty() && sends < 1000) {
                tester.codec.sendText(new byte[100]);
                sends++;
            }
            assertEquals((Outbox.GATHER_LIMIT + 105) / 106, sends);
        }
    }

    @Test
    void acceptedComesLaterAndOnceForATurn() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            for (int i = 0; i < 50; i++) {
                tester.codec.sendText(new byte[100]);
                tester.codec.ping(new byte[100]);
            }
            assertEquals(List.of(), tester.listener.accepted);
            tester.channel.runPendingTasks();
            assertEquals(List.of(5_000L), tester.listener.accepted);
        }
    }

    @Test
    void masksDifferFromFrameToFrame() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.sendText(new byte[1]);
            tester.channel.runPendingTasks();
            tester.sent();
            int first = tester.lastMask();
            tester.codec.sendText(new byte[1]);
            tester.channel.runPendingTasks();
            tester.sent();
            assertNotEquals(first, tester.lastMask());
        }
    }

    @Test
    void aControlFrameOfMoreThan125BytesIsRefused() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.ping(new byte[125]);
            var refusal = assertThrows(IllegalArgumentException.class, () -> tester.codec.ping(new byte[126]));
            assertEquals("a control frame carries 125 bytes at most, not 126", refusal.getMessage());
            assertThrows(IllegalArgumentException.class, () -> tester.codec.pong(new byte[126]));
        }
    }

    @Test
    void beforeItIsInAPipelineItCannotBeUsed() {
        var codec = new WebSocketCodec(Role.CLIENT, WireTester.SETTINGS, null, new RecordingListener());
        assertThrows(IllegalStateException.class, () -> codec.sendText(new byte[0]));
    }
}
