package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An open connection on which nothing moves, by the clock. */
class TimeOutsTest {

    private static final WireSettings READING = settings(Duration.ofMillis(800), Duration.ZERO);
    private static final WireSettings WRITING = settings(Duration.ZERO, Duration.ofMillis(800));

    /** One look of the eight. */
    private static final int STEP = 100;

    private static WireSettings settings(Duration readTimeout, Duration writeTimeout) {
        return new WireSettings(1000, Duration.ofSeconds(5), Duration.ZERO, 1, readTimeout, writeTimeout, true);
    }

    /** A socket whose peer does not read: flushes wait until it is opened. */
    private static final class Stuck extends ChannelOutboundHandlerAdapter {
        private boolean open;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            if (open) {
                ctx.flush();
            }
        }
    }

    private static void look(WireTester tester, int times) {
        for (int i = 0; i < times; i++) {
            tester.advance(STEP);
        }
    }

    // Reading

    @Test
    void aPeerThatSendsNoMessageIsFailedInTime() {
        try (WireTester tester = new WireTester(Role.CLIENT, READING, null)) {
            look(tester, 7);
            assertEquals(List.of(), tester.events());
            look(tester, 1);
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
            assertEquals(List.of("close 3008"), tester.sent());
            WebSocketFailure failure = Objects.requireNonNull(tester.listener.failure);
            assertTrue(failure.retryable());
            assertEquals(3008, failure.closeCodeSent().orElseThrow());
            assertEquals("no complete message came within PT0.8S (readTimeout)", failure.getMessage());
        }
    }

    @Test
    void pingsPongsAndPartsOfMessagesDoNotCount() {
        try (WireTester tester = new WireTester(Role.CLIENT, READING, null)) {
            tester.receive(PeerFrame.peerFrame(1, "begun".getBytes(UTF_8)));
            for (int i = 0; i < 8; i++) {
                tester.receive(PeerFrame.ping("p"), PeerFrame.peerFrame(PeerFrame.FIN | 10, new byte[0]));
                tester.receive(PeerFrame.peerFrame(0, "more".getBytes(UTF_8)));
                look(tester, 1);
            }
            assertEquals("failed TIMEOUT OPEN", tester.events().get(16));
        }
    }

    @Test
    void eachMessageGivesTheWholeTimeAgain() {
        try (WireTester tester = new WireTester(Role.CLIENT, READING, null)) {
            for (int i = 0; i < 5; i++) {
                look(tester, 7);
                tester.receive(i % 2 == 0 ? PeerFrame.text("a") : PeerFrame.peerFrame(PeerFrame.FIN | 2, new byte[0]));
            }
            assertEquals(5, tester.events().size());
            // The message may have come at any moment of the first look's step.
            look(tester, 8);
            assertEquals(List.of(), tester.events());
            look(tester, 1);
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
        }
    }

    @Test
    void withinAPauseNothingIsHeldAgainstThePeer() {
        try (WireTester tester = new WireTester(Role.CLIENT, READING, null)) {
            tester.codec.pause();
            look(tester, 50);
            tester.codec.resume();
            look(tester, 7);
            assertEquals(List.of(), tester.events());
            look(tester, 1);
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
        }
    }

    @Test
    void whatWeSendIsNotWhatWeRead() {
        try (WireTester tester = new WireTester(Role.CLIENT, READING, null)) {
            for (int i = 0; i < 8; i++) {
                tester.codec.sendText(new byte[] {'a'});
                look(tester, 1);
            }
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
        }
    }

    @Test
    void onceClosingTheTimeOfTheClosingHandshakeCounts() {
        try (WireTester tester =
                new WireTester(Role.CLIENT, settings(Duration.ofMillis(800), Duration.ofMillis(800)), null)) {
            tester.codec.close(1000, "");
            look(tester, 49);
            assertEquals(List.of(), tester.events());
            look(tester, 1);
            assertEquals(List.of("failed TIMEOUT CLOSING"), tester.events());
        }
    }

    @Test
    void anEventLoopThatWasHeldUpHoldsNothingAgainstThePeer() {
        try (WireTester tester = new WireTester(Role.CLIENT, READING, null)) {
            // The timer runs once when the loop comes to it, and only then is set again.
            tester.advance(60_000);
            assertEquals(List.of(), tester.events());
        }
    }

    // Writing

    @Test
    void aSocketThatTakesNothingIsGivenUpInTime() {
        try (WireTester tester = new WireTester(Role.CLIENT, WRITING, null)) {
            tester.channel.pipeline().addFirst(new Stuck());
            look(tester, 20);
            tester.codec.sendText(new byte[100]);
            look(tester, 7);
            assertEquals(List.of(), tester.events());
            look(tester, 2);
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
            WebSocketFailure failure = Objects.requireNonNull(tester.listener.failure);
            assertTrue(failure.retryable());
            assertTrue(failure.closeCodeSent().isEmpty());
            assertEquals("the socket took no bytes within PT0.8S (writeTimeout)", failure.getMessage());
            assertFalse(tester.channel.isOpen());
        }
    }

    @Test
    void whatIsAddedBehindIsNoMovement() {
        try (WireTester tester = new WireTester(Role.CLIENT, WRITING, null)) {
            tester.channel.pipeline().addFirst(new Stuck());
            for (int i = 0; i < 9; i++) {
                tester.codec.sendText(new byte[100]);
                look(tester, 1);
            }
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
        }
    }

    @Test
    void eachBufferTakenGivesTheWholeTimeAgain() {
        try (WireTester tester = new WireTester(Role.CLIENT, WRITING, null)) {
            Stuck socket = new Stuck();
            tester.channel.pipeline().addFirst(socket);
            for (int i = 0; i < 5; i++) {
                tester.codec.sendText(new byte[100]);
                look(tester, 6);
                socket.open = true;
                tester.channel.flush();
                socket.open = false;
            }
            look(tester, 50);
            assertEquals(List.of(), tester.events());
            tester.sent();
        }
    }

    @Test
    void aPartOfABufferIsMovementToo() {
        try (WireTester tester = new WireTester(Role.CLIENT, WRITING, null)) {
            Stuck socket = new Stuck();
            tester.channel.pipeline().addFirst(socket);
            tester.codec.sendText(new byte[100]);
            tester.channel.runPendingTasks();
            ChannelOutboundBuffer waiting =
                    Objects.requireNonNull(tester.channel.unsafe().outboundBuffer());
            waiting.addFlush();
            for (int i = 0; i < 20; i++) {
                look(tester, 1);
                waiting.progress(1);
            }
            assertEquals(List.of(), tester.events());
            look(tester, 9);
            assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
        }
    }

    @Test
    void aPeerThatReadsEverythingMaySayNothing() {
        try (WireTester tester = new WireTester(Role.CLIENT, WRITING, null)) {
            tester.codec.sendText(new byte[100]);
            look(tester, 50);
            assertEquals(List.of(), tester.events());
            tester.sent();
        }
    }

    // Neither

    @Test
    void withoutTimeOutsThereIsNoTimer() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            assertEquals(-1, tester.channel.runScheduledPendingTasks());
        }
    }

    @Test
    void timeOutsAreNotNegative() {
        for (Duration[] bad : new Duration[][] {
            {Duration.ofNanos(-1), Duration.ZERO},
            {Duration.ZERO, Duration.ofNanos(-1)}
        }) {
            assertThrows(IllegalArgumentException.class, () -> settings(bad[0], bad[1]));
        }
    }

    @Test
    void whereThePongsAreTheProgramsNoneIsSent() {
        WireSettings byHand =
                new WireSettings(1000, Duration.ofSeconds(5), Duration.ZERO, 1, Duration.ZERO, Duration.ZERO, false);
        try (WireTester tester = new WireTester(Role.SERVER, byHand, null)) {
            tester.receive(PeerFrame.ping("a"));
            assertEquals(List.of("ping a"), tester.events());
            assertEquals(List.of(), tester.sent());
            tester.codec.pong("a".getBytes(UTF_8));
            tester.channel.runPendingTasks();
            assertEquals(List.of("pong a"), tester.sent());
        }
    }
}
