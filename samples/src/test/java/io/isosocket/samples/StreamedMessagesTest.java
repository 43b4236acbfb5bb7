package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamedMessagesTest {

    private static final long SECONDS = 30;

    /** Takes one message and ends. */
    private static final class OneMessage implements Flow.Subscriber<Object> {

        final CompletableFuture<Object> message = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
            given.request(1);
        }

        @Override
        public void onNext(Object item) {
            message.complete(item);
            subscription.join().cancel();
        }

        @Override
        public void onError(Throwable failure) {
            message.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            message.completeExceptionally(new AssertionError("no message came"));
        }
    }

    @Test
    void theGreetingComesBack() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            EchoServer server = EchoServer.listen(vertx, "127.0.0.1", 0)
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
            OneMessage reader = new OneMessage();
            StreamedMessages.greet(server.url().toString(), reader)
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
            assertEquals("Hello, Server!", reader.message.get(SECONDS, TimeUnit.SECONDS));
        } finally {
            vertx.close().await(SECONDS, TimeUnit.SECONDS);
        }
    }
}
