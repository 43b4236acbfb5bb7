package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** The ends that nobody planned. */
class LossTest {

    @Test
    void anErrorOfTheSocketIsALoss() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            IOException reset = new IOException("Connection reset by peer");
            tester.channel.pipeline().fireExceptionCaught(reset);
            assertEquals(List.of("failed CLOSED OPEN"), tester.events());
            assertSame(reset, Objects.requireNonNull(tester.listener.failure).getCause());
            assertFalse(tester.channel.isOpen());
            assertEquals(List.of(), tester.sent());
        }
    }

    @Test
    void anErrorOfTlsIsNamedSo() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.channel.pipeline().fireExceptionCaught(new RuntimeException(new SSLException("bad_record_mac")));
            assertEquals(List.of("failed TLS OPEN"), tester.events());
        }
    }

    @Test
    void whatAListenerThrowsFailsTheConnectionWith1011() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            IllegalStateException bug = new IllegalStateException("bug");
            tester.listener.then = event -> {
                if (event.startsWith("text")) {
                    throw bug;
                }
            };
            tester.receive(PeerFrame.text("a"), PeerFrame.text("b"));
            assertEquals(List.of("text a", "failed INTERNAL OPEN"), tester.events());
            assertEquals(List.of("close 1011"), tester.sent());
            assertSame(bug, Objects.requireNonNull(tester.listener.failure).getCause());
        }
    }

    @Test
    void aWriteThatFailsEndsTheConnection() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            IOException broken = new IOException("Broken pipe");
            tester.channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
                @Override
                public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                    ReferenceCountUtil.release(message);
                    promise.setFailure(broken);
                }
            });
            tester.codec.sendText(new byte[1]);
            assertEquals(List.of(), tester.events());
            tester.channel.runPendingTasks();
            assertEquals(List.of("failed CLOSED OPEN"), tester.events());
            assertSame(broken, Objects.requireNonNull(tester.listener.failure).getCause());
            assertEquals(List.of(), tester.listener.accepted);
        }
    }

    @Test
    void aCodecTakenOutOfItsPipelineSaysSo() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.sendText(new byte[10]);
            tester.receive(PeerFrame.peerFrame(Opcode.TEXT, new byte[10]));
            tester.channel.pipeline().remove(tester.codec);
            assertEquals(List.of("failed CLOSED OPEN"), tester.events());
            assertFalse(tester.channel.isOpen());
        }
    }

    @Test
    void aChannelThatIsAlreadyGoneIsNoticed() {
        EmbeddedChannel gone = new EmbeddedChannel();
        gone.finishAndReleaseAll();
        RecordingListener listener = new RecordingListener();
        gone.pipeline().addLast(new WebSocketCodec(Role.CLIENT, WireTester.SETTINGS, null, listener));
        assertEquals(List.of(), listener.events);
        gone.runPendingTasks();
        assertEquals(List.of("failed CLOSED OPEN"), listener.events);
    }

    @Test
    void anIdleChannelIsClosedPolitely() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.channel.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_ALL_IDLE_STATE_EVENT);
            assertEquals(List.of("close 1001"), tester.sent());
            tester.advance(10_001);
            assertEquals(List.of("failed TIMEOUT CLOSING"), tester.events());
        }
    }

    @Test
    void whatIsNotBytesGoesOn() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.channel.writeInbound("something else");
            assertEquals("something else", tester.channel.<Object>readInbound());
            tester.channel.pipeline().fireUserEventTriggered("an event");
            assertTrue(tester.events().isEmpty());
        }
    }

    @Test
    void whatAListenerThrowsInATaskFailsTheConnectionToo() {
        IllegalStateException bug = new IllegalStateException("bug");
        RecordingListener throwing = new RecordingListener() {
            @Override
            public void accepted(long payloadBytes) {
                throw bug;
            }
        };
        EmbeddedChannel channel = new EmbeddedChannel();
        WebSocketCodec codec = new WebSocketCodec(Role.CLIENT, WireTester.SETTINGS, null, throwing);
        channel.pipeline().addLast(codec);
        codec.sendText(new byte[1]);
        channel.runPendingTasks();
        assertEquals(List.of("failed INTERNAL OPEN"), throwing.events);
        channel.finishAndReleaseAll();
    }
}
