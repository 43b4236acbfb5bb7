package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackPressureTest {

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

    @Test
    void aPeerThatDoesNotReadItsPongsIsNotReadFrom() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            Stuck socket = new Stuck();
            tester.channel.pipeline().addFirst(socket);
            PeerFrame[] flood =
                    Collections.nCopies(100, PeerFrame.ping("x".repeat(125))).toArray(new PeerFrame[0]);
            int reads = 0;
            while (tester.channel.config().isAutoRead() && reads < 100) {
                tester.receive(flood);
                reads++;
            }
            assertEquals(5, reads);
            assertEquals(500, tester.events().size());
            socket.open = true;
            tester.channel.flush();
            tester.channel.runPendingTasks();
            assertTrue(tester.channel.config().isAutoRead());
            assertEquals(500, tester.sent().size());
        }
    }

    @Test
    void messagesThatWaitDoNotStopTheReading() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            tester.channel.pipeline().addFirst(new Stuck());
            for (int i = 0; i < 100; i++) {
                tester.codec.sendText(new byte[10_000]);
            }
            tester.receive(PeerFrame.text("a"));
            assertTrue(tester.channel.config().isAutoRead());
            assertEquals(List.of(), tester.listener.accepted);
        }
    }

    @Test
    void pauseStopsTheReadingUntilResume() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.pause();
            assertFalse(tester.channel.config().isAutoRead());
            tester.codec.pause();
            tester.codec.resume();
            assertTrue(tester.channel.config().isAutoRead());
        }
    }

    @Test
    void afterBothCloseFramesTheEndOfTcpIsSeenInSpiteOfAPause() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.listener.then = event -> {
                if (event.startsWith("closing")) {
                    tester.codec.pause();
                }
            };
            tester.receive(PeerFrame.text("a"), PeerFrame.closeWith(1000));
            assertEquals(List.of("text a", "closing 1000"), tester.events());
            assertTrue(tester.channel.config().isAutoRead());
        }
    }

    /** Pauses at each message. */
    private static WireTester oneByOne(Role role) {
        WireTester tester = new WireTester(role);
        tester.listener.then = event -> {
            if (event.startsWith("text")) {
                tester.codec.pause();
            }
        };
        return tester;
    }

    private static void resume(WireTester tester) {
        tester.codec.resume();
        tester.channel.runPendingTasks();
    }

    @Test
    void notOneMessageMoreIsHeardAfterAPause() {
        try (WireTester tester = oneByOne(Role.CLIENT)) {
            tester.receive(PeerFrame.text("a"), PeerFrame.text("b"), PeerFrame.ping("p"), PeerFrame.closeWith(1000));
            assertEquals(List.of("text a"), tester.events());
            // TLS may have more that it has decrypted.
            tester.receive(new byte[0]);
            assertEquals(List.of(), tester.events());
            resume(tester);
            assertEquals(List.of("text b"), tester.events());
            assertEquals(List.of(), tester.sent());
            assertFalse(tester.channel.config().isAutoRead());
            resume(tester);
            assertEquals(List.of("ping p", "closing 1000"), tester.events());
            assertEquals(List.of("pong p", "close 1000"), tester.sent());
            assertTrue(tester.channel.config().isAutoRead());
        }
    }

    @Test
    void framesInPiecesAreHeardInTheirOrderAcrossPauses() {
        try (WireTester tester = oneByOne(Role.SERVER)) {
            byte[] all = tester.join(PeerFrame.text("one"), PeerFrame.text("two"), PeerFrame.text("three"));
            for (byte each : all) {
                tester.receive(new byte[] {each});
            }
            assertEquals(List.of("text one"), tester.events());
            resume(tester);
            assertEquals(List.of("text two"), tester.events());
            resume(tester);
            assertEquals(List.of("text three"), tester.events());
            resume(tester);
            assertTrue(tester.channel.config().isAutoRead());
        }
    }

    @Test
    void resumeTellsNothingWithinItsCall() {
        try (WireTester tester = oneByOne(Role.CLIENT)) {
            tester.receive(PeerFrame.text("a"), PeerFrame.text("b"));
            tester.events();
            tester.codec.resume();
            assertEquals(List.of(), tester.events());
            assertFalse(tester.channel.config().isAutoRead());
            tester.channel.runPendingTasks();
            assertEquals(List.of("text b"), tester.events());
        }
    }

    @Test
    void lostConnectionTellsWhatHadComeBefore() {
        try (WireTester tester = oneByOne(Role.CLIENT)) {
            tester.receive(PeerFrame.text("a"), PeerFrame.text("b"), PeerFrame.text("c"));
            assertEquals(List.of("text a"), tester.events());
            tester.endTcp();
            List<String> events = tester.events();
            assertEquals(List.of("text b", "text c"), events.subList(0, 2));
            assertTrue(events.get(2).startsWith("failed"), events::toString);
            assertEquals(3, events.size());
        }
    }

    @Test
    void closeFrameBehindWhatWaitsMakesALostConnectionACleanOne() {
        try (WireTester tester = oneByOne(Role.CLIENT)) {
            tester.receive(PeerFrame.text("a"), PeerFrame.closeWith(1001));
            assertEquals(List.of("text a"), tester.events());
            tester.endTcp();
            assertEquals(List.of("closing 1001", "closed 1001"), tester.events());
        }
    }

    @Test
    void violationBehindWhatWaitsFailsTheConnectionWhenItIsReached() {
        try (WireTester tester = oneByOne(Role.CLIENT)) {
            tester.receive(PeerFrame.text("a"), PeerFrame.peerFrame(0x83, new byte[0]));
            assertEquals(List.of("text a"), tester.events());
            resume(tester);
            List<String> events = tester.events();
            assertTrue(events.get(0).startsWith("failed") && events.size() == 1, events::toString);
            assertEquals(List.of("close 1002"), tester.sent());
        }
    }

    @Test
    void abortedConnectionLetsGoOfWhatWaits() {
        try (WireTester tester = oneByOne(Role.CLIENT)) {
            tester.receive(PeerFrame.text("a"), PeerFrame.text("b"));
            tester.codec.abort();
            tester.channel.runPendingTasks();
            assertEquals(List.of("text a"), tester.events());
        }
    }
}
