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
            tester.listener.then = event -> tester.codec.pause();
            tester.receive(PeerFrame.text("a"), PeerFrame.closeWith(1000));
            assertEquals(List.of("text a", "closing 1000"), tester.events());
            assertTrue(tester.channel.config().isAutoRead());
        }
    }
}
