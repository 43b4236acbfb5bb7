package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

    private static final WireSettings EVERY_SECOND =
            new WireSettings(1000, Duration.ofSeconds(5), Duration.ofSeconds(1), 2);

    @Test
    void aSilentPeerIsPingedAndGivenUpAfterTheMissesAllowed() {
        try (WireTester tester = new WireTester(Role.CLIENT, EVERY_SECOND, null)) {
            tester.advance(1000);
            assertEquals(List.of("ping"), tester.sent());
            tester.advance(1000);
            assertEquals(List.of("ping"), tester.sent());
            assertEquals(List.of(), tester.events());
            tester.advance(1000);
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
            assertEquals(List.of(), tester.sent());
            assertFalse(tester.channel.isOpen());
        }
    }

    @Test
    void whateverIsReceivedCountsAsAnAnswer() {
        try (WireTester tester = new WireTester(Role.SERVER, EVERY_SECOND, null)) {
            byte[] packet = tester.join(PeerFrame.text("abcdef"));
            for (byte octet : packet) {
                tester.advance(600).receive(new byte[] {octet});
            }
            assertEquals(List.of("text abcdef"), tester.events());
            assertEquals(List.of(), tester.sent());
        }
    }

    @Test
    void withinAPauseNothingIsHeldAgainstThePeer() {
        try (WireTester tester = new WireTester(Role.CLIENT, EVERY_SECOND, null)) {
            tester.codec.pause();
            for (int i = 0; i < 10; i++) {
                tester.advance(1000);
            }
            assertEquals(List.of(), tester.events());
            tester.codec.resume();
            for (int i = 0; i < 3; i++) {
                tester.advance(1000);
            }
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
        }
    }

    @Test
    void noPingIsSentOnceClosing() {
        try (WireTester tester = new WireTester(Role.CLIENT, EVERY_SECOND, null)) {
            tester.codec.close(1000, "");
            for (int i = 0; i < 4; i++) {
                tester.advance(1000);
            }
            assertEquals(List.of("close 1000"), tester.sent());
            assertEquals(List.of(), tester.events());
            tester.advance(1000);
            assertEquals(List.of("failed TIMEOUT CLOSING"), tester.events());
        }
    }

    @Test
    void withoutAnIntervalThereIsNoTimer() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            assertEquals(-1, tester.channel.runScheduledPendingTasks());
        }
    }
}
