package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of frames; each case in both roles, whole, cut in two anywhere, and bytewise. */
class FrameRulesTest {

    @ParameterizedTest
    @MethodSource("io.isosocket.vertx.wire.FrameCases#all")
    void asClient(FrameCase theCase) {
        play(theCase, Role.CLIENT);
    }

    @ParameterizedTest
    @MethodSource("io.isosocket.vertx.wire.FrameCases#all")
    void asServer(FrameCase theCase) {
        play(theCase, Role.SERVER);
    }

    private static void play(FrameCase theCase, Role role) {
        int size = theCase.frames().stream().mapToInt(f -> f.payload().length).sum();
        play(theCase, role, Integer.MAX_VALUE, Integer.MAX_VALUE);
        // A large payload in single bytes would only cost time.
        play(theCase, role, 0, size < 1000 ? 1 : 4093);
        for (int cut = 1; cut < Math.min(20, size + 14); cut++) {
            play(theCase, role, cut, Integer.MAX_VALUE);
        }
    }

    /** Plays the case in packets: one of the first size, where it is not 0, and then of the other. */
    private static void play(FrameCase theCase, Role role, int first, int then) {
        try (WireTester tester = new WireTester(role)) {
            byte[] all = theCase.bytes(tester.peer());
            int position = 0;
            int size = first == 0 ? then : first;
            while (position < all.length && tester.channel.isOpen()) {
                int end = (int) Math.min(all.length, (long) position + size);
                tester.receive(Arrays.copyOfRange(all, position, end));
                position = end;
                size = then;
            }
            String how = theCase + " as " + role + " in packets of " + first + " and " + then;
            assertEquals(theCase.sent(), tester.sent(), how);
            if (theCase.fails()) {
                assertEquals(theCase.events(), tester.events(), how);
            }
            tester.endTcp();
            if (!theCase.fails()) {
                assertEquals(theCase.events(), withoutLoss(tester.events()), how);
            }
            assertFalse(tester.channel.isOpen());
        }
    }

    private static List<String> withoutLoss(List<String> events) {
        return events.stream()
                .filter(line -> !line.equals("failed CLOSED OPEN"))
                .toList();
    }
}
