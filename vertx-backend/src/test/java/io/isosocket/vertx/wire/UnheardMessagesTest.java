package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that nobody hears: not told, and held to the same rules. */
class UnheardMessagesTest {

    private static final WireSettings SETTINGS = new WireSettings(
            1 << 20, Duration.ofSeconds(5), Duration.ZERO, 1, Duration.ofMillis(800), Duration.ZERO, true);

    private static PeerFrame text(byte[] payload) {
        return PeerFrame.peerFrame(PeerFrame.FIN | Opcode.TEXT, payload);
    }

    private static WireTester deaf(Role role) {
        WireTester tester = new WireTester(role, SETTINGS, null);
        tester.listener.hearsMessages = false;
        return tester;
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isNotToldAndThoseBehindItAre(Role role) {
        WireTester tester = deaf(role);
        tester.listener.then = line -> tester.listener.hearsMessages = true;

        tester.receive(PeerFrame.text("é"), PeerFrame.binary(1, 2, 3), PeerFrame.ping("p"));
        tester.receive(PeerFrame.text("heard"));

        assertEquals(List.of("ping p", "text heard"), tester.events());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void invalidTextFailsTheConnectionAllTheSame(Role role) {
        WireTester tester = deaf(role);

        tester.receive(text(new byte[] {'a', (byte) 0xC3}));

        assertEquals(List.of("close 1007"), tester.sent());
        assertEquals(List.of("failed PROTOCOL OPEN"), tester.events());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void textThatIsCheckedPieceByPieceMayHaveACharacterAcrossTwo(Role role) {
        WireTester tester = deaf(role);
        byte[] valid = ("a" + "é".repeat(LoopMemory.SCRATCH_SIZE)).getBytes(UTF_8);

        tester.receive(text(valid));
        assertEquals(List.of(), tester.events());

        valid[valid.length - 1] = 'a';
        tester.receive(text(valid));
        assertEquals(List.of("failed PROTOCOL OPEN"), tester.events());
    }

    @Test
    void countsAsAMessageForTheReadTimeout() {
        WireTester tester = deaf(Role.CLIENT);

        for (int i = 0; i < 20; i++) {
            tester.advance(400).receive(PeerFrame.text("a"));
        }
        assertEquals(List.of(), tester.events());

        // The same time without one.
        for (int i = 0; i < 20; i++) {
            tester.advance(400);
        }
        assertEquals(List.of("failed TIMEOUT OPEN"), tester.events());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nothingIsAllocatedForIt(Role role) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        WireTester tester = deaf(role);
        PeerFrame[] frames = new PeerFrame[10_000];
        Arrays.setAll(frames, i -> i % 2 == 0 ? PeerFrame.text("a".repeat(32)) : PeerFrame.binary(1, 2, 3));
        byte[] packet = tester.join(frames);
        // The leak detector of the tests would note each access.
        UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true, true);

        // The least of several: the JVM makes things of its own the first times.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            ByteBuf read = memory.directBuffer(packet.length).writeBytes(packet);
            long before = threads.getThreadAllocatedBytes(thread);
            tester.channel.writeInbound(read);
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertEquals(List.of(), tester.events());
        assertTrue(least < frames.length, least + " bytes for " + frames.length + " messages");
    }
}
