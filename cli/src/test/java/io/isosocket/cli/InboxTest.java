package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseEvent;
import io.isosocket.CloseEventInit;
import io.isosocket.workbench.payload.Payload;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for the steps of a script, and how they wait for it. */
@Timeout(60)
class InboxTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Inbox inbox = new Inbox();

    private static Payload text(String text) {
        return new Payload.Text(text);
    }

    /** Waits on a thread of its own. */
    private <T> CompletableFuture<T> waiting(Wait<T> wait) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(wait.take());
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private interface Wait<T> {
        T take() throws InterruptedException;
    }

    @Test
    void messagesComeInTheirOrderAlsoBehindTheEnd() throws Exception {
        inbox.received(text("a"));
        inbox.received(text("b"));
        inbox.closed(new CloseEvent("close", CloseEventInit.DEFAULT));
        assertEquals(Optional.of(text("a")), inbox.takeMessage(LONG));
        assertEquals(Optional.of(text("b")), inbox.awaitMessageOrEnd(LONG));
        assertEquals(Optional.of(text("b")), inbox.takeMessage(LONG));
        assertEquals(Optional.empty(), inbox.takeMessage(LONG));
        assertTrue(inbox.end().isPresent());
    }

    @Test
    void whoWaitsIsWokenByWhatComes() throws Exception {
        CompletableFuture<Optional<Payload>> message = waiting(() -> inbox.takeMessage(LONG));
        inbox.received(text("a"));
        assertEquals(Optional.of(text("a")), message.get(30, TimeUnit.SECONDS));
        CompletableFuture<Boolean> ping = waiting(() -> inbox.takePing(LONG));
        inbox.pingReceived(new byte[0]);
        assertTrue(ping.get(30, TimeUnit.SECONDS));
        CompletableFuture<Boolean> noPing = waiting(() -> inbox.takePing(LONG));
        inbox.closed(new CloseEvent("close", CloseEventInit.DEFAULT));
        assertFalse(noPing.get(30, TimeUnit.SECONDS));
    }

    @Test
    void nothingInTimeIsNothing() throws Exception {
        assertEquals(Optional.empty(), inbox.takeMessage(Duration.ofMillis(1)));
        assertEquals(Optional.empty(), inbox.awaitMessageOrEnd(Duration.ZERO));
        assertFalse(inbox.takePing(Duration.ZERO));
    }

    @Test
    void whatIsOneTooManyIsAnErrorOnlyWhereItIsWanted() throws Exception {
        for (int i = 0; i <= Inbox.MOST_MESSAGES; i++) {
            inbox.received(text("m" + i));
        }
        for (int i = 0; i < Inbox.MOST_MESSAGES; i++) {
            assertEquals(Optional.of(text("m" + i)), inbox.takeMessage(LONG));
        }
        inbox.received(text("behind the lost one"));
        IllegalStateException lost = assertThrows(IllegalStateException.class, () -> inbox.takeMessage(LONG));
        assertTrue(String.valueOf(lost.getMessage()).startsWith("more messages came than the 10000"), lost::toString);
    }
}
