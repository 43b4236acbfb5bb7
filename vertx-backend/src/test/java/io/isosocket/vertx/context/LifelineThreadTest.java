package io.isosocket.vertx.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LifelineThreadTest {

    @Test
    void oneThreadLivesAsLongAsSomethingHolds() throws InterruptedException {
        Lifeline lifeline = new LifelineThread("lifeline-test");

        lifeline.hold();
        lifeline.hold();
        List<Thread> keepers = keepers();
        assertEquals(1, keepers.size());
        assertFalse(keepers.get(0).isDaemon());
        lifeline.release();
        assertEquals(keepers, keepers());
        lifeline.release();

        keepers.get(0).join();
        assertEquals(List.of(), keepers());
    }

    @Test
    void holdRightAfterTheLastReleaseStillHolds() throws InterruptedException {
        Lifeline lifeline = new LifelineThread("lifeline-test");

        for (int i = 0; i < 1_000; i++) {
            lifeline.hold();
            lifeline.release();
        }
        lifeline.hold();
        List<Thread> keepers = keepers();
        while (keepers.size() > 1 || (keepers.size() == 1 && keepers.get(0).getState() != Thread.State.WAITING)) {
            // Threads of earlier holds may still be about to end.
            Thread.onSpinWait();
            keepers = keepers();
        }
        assertEquals(1, keepers.size());
        lifeline.release();

        keepers.get(0).join();
    }

    @Test
    void interruptedThreadStillHoldsAndDoesNotSpin() throws InterruptedException {
        Lifeline lifeline = new LifelineThread("lifeline-test");
        lifeline.hold();
        Thread keeper = keepers().get(0);

        keeper.interrupt();

        while (keeper.isInterrupted() || keeper.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        lifeline.release();
        keeper.join();
    }

    private static List<Thread> keepers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lifeline-test"))
                .toList();
    }
}
