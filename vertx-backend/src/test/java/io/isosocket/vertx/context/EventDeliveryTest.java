package io.isosocket.vertx.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class EventDeliveryTest {

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger holds = new AtomicInteger();

    @Test
    void slowWorkerStopsTheReadingUntilItHasCaughtUp(Vertx vertx) throws Exception {
        AtomicInteger crossings = new AtomicInteger();
        EventDelivery delivery =
                new EventDelivery(queue(vertx, ThreadingModel.WORKER), new Listener(), crossings::incrementAndGet);

        for (int i = 0; i < 20; i++) {
            delivery.binary(new byte[100_000]);
        }
        assertTrue(delivery.isBacklogged());
        assertEquals(1, crossings.get());
        mayGoOn.countDown();
        delivery.closed(1000, "");

        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertFalse(delivery.isBacklogged());
        assertEquals(2, crossings.get());
        assertEquals(21, heard.size());
    }

    @Test
    void floodOfPingsStopsTheReadingToo(Vertx vertx) throws Exception {
        EventDelivery delivery = new EventDelivery(queue(vertx, ThreadingModel.WORKER), new Listener(), () -> {});
        delivery.binary(new byte[1]);

        for (int i = 0; i < 5_000; i++) {
            delivery.ping(new byte[0]);
            delivery.pong(new byte[0]);
        }

        assertTrue(delivery.isBacklogged());
        mayGoOn.countDown();
        delivery.closed(1000, "");
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertFalse(delivery.isBacklogged());
    }

    @Test
    void queueOfAClosedVertxDropsTasksAndHoldsNothing() throws Exception {
        Vertx closed = Vertx.vertx();
        ContextQueue queue = queue(closed, ThreadingModel.EVENT_LOOP);
        closed.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        queue.context().nettyEventLoop().terminationFuture().await();

        queue.enqueue(() -> heard.add("task"));
        queue.schedule(Duration.ZERO, () -> heard.add("timer")).run();

        assertEquals(0, holds.get());
        assertEquals(List.of(), List.copyOf(heard));
    }

    @Test
    void eventsOfAWorkerKeepTheirOrder(Vertx vertx) throws Exception {
        mayGoOn.countDown();
        EventDelivery delivery = new EventDelivery(queue(vertx, ThreadingModel.WORKER), new Listener(), () -> {});

        delivery.text("a");
        delivery.binary(new byte[1]);
        delivery.accepted(5);
        delivery.closing(1000, "");
        delivery.closed(1000, "x");

        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertEquals(List.of("a", "1", "accepted 5", "closing", "closed 1000 x"), List.copyOf(heard));
    }

    @Test
    void lifelineIsHeldOnceUntilTheLastEvent(Vertx vertx) throws Exception {
        EventDelivery delivery = new EventDelivery(queue(vertx, ThreadingModel.EVENT_LOOP), new Listener(), () -> {});
        assertEquals(1, holds.get());

        delivery.closed(1000, "");
        delivery.abandon();
        delivery.closed(1000, "");

        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertEquals(List.of("closed 1000 "), List.copyOf(heard));
        assertTrue(delivery.isEnded());
    }

    @Test
    void abandonedDeliveryIsSilentAndLetsGo(Vertx vertx) {
        EventDelivery delivery = new EventDelivery(queue(vertx, ThreadingModel.EVENT_LOOP), new Listener(), () -> {});

        delivery.abandon();
        delivery.abandon();
        delivery.failed(WebSocketFailure.builder(WebSocketFailure.Kind.CLOSED, WebSocketFailure.Phase.OPEN, "late")
                .build());

        assertEquals(0, holds.get());
        assertEquals(List.of(), List.copyOf(heard));
    }

    @Test
    void messagesOfOneReadAreOneDispatchAndWhatOneThrowsKeepsNoOtherBack(Vertx vertx) throws Exception {
        ContextQueue queue = queue(vertx, ThreadingModel.EVENT_LOOP);
        List<Throwable> reported = new ArrayList<>();
        queue.context().exceptionHandler(reported::add);
        EventDelivery delivery = new EventDelivery(
                queue,
                new Listener() {
                    @Override
                    public void text(String data) {
                        super.text(data + " " + (Vertx.currentContext() == queue.context()));
                        throw new IllegalStateException(data);
                    }
                },
                () -> {});

        queue.context()
                .nettyEventLoop()
                .submit(() -> {
                    delivery.whileReading(() -> {
                        heard.add("reads " + (Vertx.currentContext() == queue.context()));
                        delivery.text("a");
                        delivery.text("b");
                    });
                    heard.add("has read " + Vertx.currentContext());
                    delivery.text("held back");
                    heard.add("told " + Vertx.currentContext());
                })
                .get(30, TimeUnit.SECONDS);

        assertEquals(
                List.of("reads true", "a true", "b true", "has read null", "held back true", "told null"),
                List.copyOf(heard));
        assertEquals(
                List.of("a", "b", "held back"),
                reported.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void workerMayBeginToListenBehindAMessage(Vertx vertx) {
        Listener deaf = new Listener() {
            @Override
            public boolean hearsMessages() {
                return false;
            }
        };

        assertTrue(new EventDelivery(queue(vertx, ThreadingModel.WORKER), deaf, () -> {}).hearsMessages());
        assertFalse(new EventDelivery(queue(vertx, ThreadingModel.EVENT_LOOP), deaf, () -> {}).hearsMessages());
    }

    private ContextQueue queue(Vertx vertx, ThreadingModel model) {
        return new ContextQueue(((VertxInternal) vertx).createContext(model), new Lifeline() {
            @Override
            public void hold() {
                holds.incrementAndGet();
            }

            @Override
            public void release() {
                holds.decrementAndGet();
            }
        });
    }

    /** Writes down what it hears; binary messages wait until the test lets them. */
    private class Listener implements ConnectionListener {
        @Override
        public void opened(Connection connection, String protocol, String extensions) {}

        @Override
        public void text(String data) {
            heard.add(data);
        }

        @Override
        public void binary(byte[] data) {
            try {
                mayGoOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            heard.add(String.valueOf(data.length));
        }

        @Override
        public void accepted(long payloadBytes) {
            heard.add("accepted " + payloadBytes);
        }

        @Override
        public void closing(int code, String reason) {
            heard.add("closing");
        }

        @Override
        public void closed(int code, String reason) {
            heard.add("closed " + code + " " + reason);
            ended.countDown();
        }

        @Override
        public void failed(WebSocketFailure failure) {
            heard.add("failed");
            ended.countDown();
        }
    }
}
