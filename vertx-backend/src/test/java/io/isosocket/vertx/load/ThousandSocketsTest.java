package io.isosocket.vertx.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.isosocket.CloseEvent;
import io.isosocket.MessageEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** 1,000 WebSockets open at once from one process to one endpoint: nothing is lost, each closes cleanly. */
class ThousandSocketsTest {
    private static final int SOCKETS = 1000;
    private static final int MESSAGES = 100;
    /** Both ends of each connection are in this process; the rest is for the JVM. */
    private static final int FILES = 2 * SOCKETS + 300;

    private static final long SECONDS = 60;

    /** All of them close at once: what is asked is that each gets its answer, not how soon on a busy machine. */
    private static final WebSocketOptions PATIENT =
            WebSocketOptions.builder().closeTimeout(Duration.ofSeconds(SECONDS)).build();

    @Test
    void eachGetsItsHundredMessagesBackAndClosesCleanly() throws Exception {
        assumeFilesAllowed();
        Vertx vertx = Vertx.vertx();
        try {
            EchoServer server = EchoServer.listen(vertx, "127.0.0.1", 0)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            CountDownLatch allOpen = new CountDownLatch(SOCKETS);
            List<CompletableFuture<Report>> reports = new ArrayList<>();
            List<CompletableFuture<Conversation>> conversations = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                CompletableFuture<Report> report = new CompletableFuture<>();
                CompletableFuture<Conversation> conversation = new CompletableFuture<>();
                int number = i;
                vertx.getOrCreateContext()
                        .runOnContext(ignored -> conversation.complete(new Conversation(
                                new WebSocket(server.url() + "/" + number, PATIENT), vertx, number, allOpen, report)));
                reports.add(report);
                conversations.add(conversation);
            }
            assertEquals(true, allOpen.await(SECONDS, TimeUnit.SECONDS), "open: " + (SOCKETS - allOpen.getCount()));
            for (CompletableFuture<Conversation> conversation : conversations) {
                conversation.get(SECONDS, TimeUnit.SECONDS).send();
            }
            for (CompletableFuture<Report> report : reports) {
                assertEquals(Report.RIGHT, report.get(SECONDS, TimeUnit.SECONDS));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void assumeFilesAllowed() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
            assumeTrue(
                    free >= FILES, "only " + free + " more files may be opened, " + FILES + " are needed: ulimit -n");
        }
    }

    /**
     * What one socket came to.
     *
     * @param inOrder how many messages came back in order before the first that did not
     * @param errors how many error events there were
     * @param bufferedBeforeClose the value of bufferedAmount right before close
     * @param code the close code
     * @param clean whether it closed cleanly
     */
    private record Report(int inOrder, int errors, long bufferedBeforeClose, int code, boolean clean) {
        static final Report RIGHT = new Report(MESSAGES, 0, 0, 1000, true);
    }

    /** One socket's side, on its own context. */
    private static final class Conversation {
        private final WebSocket socket;
        private final Vertx vertx;
        private final int number;
        private int inOrder;
        private int errors;
        private long bufferedBeforeClose = -1;

        Conversation(
                WebSocket socket, Vertx vertx, int number, CountDownLatch allOpen, CompletableFuture<Report> report) {
            this.socket = socket;
            this.vertx = vertx;
            this.number = number;
            socket.onopen(event -> allOpen.countDown());
            socket.onerror(event -> errors++);
            socket.onmessage(this::received);
            socket.onclose(event -> report.complete(report(event)));
        }

        private Report report(CloseEvent event) {
            return new Report(inOrder, errors, bufferedBeforeClose, event.code(), event.wasClean());
        }

        /** From any thread. */
        void send() {
            for (int i = 0; i < MESSAGES; i++) {
                socket.send(message(i));
            }
        }

        private String message(int i) {
            return number + " says " + i;
        }

        private void received(MessageEvent event) {
            if (message(inOrder).equals(event.data())) {
                inOrder++;
            }
            if (inOrder == MESSAGES) {
                closeOnceDrained();
            }
        }

        private void closeOnceDrained() {
            bufferedBeforeClose = socket.bufferedAmount();
            if (bufferedBeforeClose == 0) {
                socket.close(1000);
            } else {
                vertx.setTimer(1, timer -> closeOnceDrained());
            }
        }
    }
}
