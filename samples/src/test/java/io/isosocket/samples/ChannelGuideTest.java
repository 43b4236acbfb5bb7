package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.ReceiveChannel;
import io.isosocket.TimerChannel;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketMessage;
import io.isosocket.WebSocketOptions;
import io.isosocket.js.HostFunction;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of docs/guide/channels.md, run against an echo server. */
@Timeout(60)
class ChannelGuideTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final EchoServing server = new EchoServing();

    private String url() {
        return server.url();
    }

    @Test
    void loopOverTheMessages() throws Exception {
        String url = url();
        // snippet: loop
        try (var channel = WebSocketChannel.connect(url)) {
            channel.send("hello");
            channel.send("bye");
            for (WebSocketMessage message : channel) {
                lines.add(message.text());
                if (message.text().equals("bye")) {
                    channel.close(1000, "done");
                }
            }
            lines.add("closed with " + channel.closed().orElseThrow().code());
        }
        // end
        assertEquals(List.of("hello", "bye", "closed with 1000"), lines);
    }

    @Test
    void selectWithKeepAlive() throws Exception {
        WebSocketChannel channel = WebSocketChannel.connect(url());
        Consumer<String> update = price -> {
            lines.add(price);
            channel.close();
        };
        channel.send("BTC-USD");
        // snippet: select
        var heartbeat = TimerChannel.after(Duration.ofSeconds(30));
        while (true) {
            var received = ReceiveChannel.select(channel, heartbeat);
            if (received.isFrom(heartbeat)) {
                channel.ping();
                heartbeat = TimerChannel.after(Duration.ofSeconds(30));
            } else if (received.ok()) {
                update.accept(received.value(channel).text());
            } else {
                break;
            }
        }
        // end
        assertEquals(List.of("BTC-USD"), lines);
    }

    @Test
    @SuppressWarnings("NullAway.Init") // onSubscribe comes first.
    void subscriberAsksForOneMessageAfterTheOther() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        WebSocketChannel channel = WebSocketChannel.connect(url());
        channel.send("one");
        channel.send("two");
        // snippet: flow
        channel.subscribe(new Flow.Subscriber<>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                subscription.request(1);
            }

            @Override
            public void onNext(WebSocketMessage message) {
                lines.add(message.text());
                subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                ended.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                ended.complete("closed");
            }
        });
        // end
        // An answer behind both messages.
        channel.ping().toCompletableFuture().get(30, TimeUnit.SECONDS);
        channel.close();
        assertEquals("closed", ended.get(30, TimeUnit.SECONDS));
        assertEquals(List.of("one", "two"), lines);
    }

    @Test
    void writerGoesNoFasterThanTheServerReads() throws Exception {
        List<byte[]> chunks = List.of(new byte[300_000], new byte[300_000], new byte[300_000]);
        List<Integer> sizes = new ArrayList<>();
        try (WebSocketChannel channel = WebSocketChannel.connect(url())) {
            // snippet: pace
            for (byte[] chunk : chunks) {
                channel.send(ByteBuffer.wrap(chunk));
                channel.awaitDrained();
            }
            // end
            for (int i = 0; i < chunks.size(); i++) {
                sizes.add(channel.receive().value().bytes().remaining());
            }
        }
        assertEquals(List.of(300_000, 300_000, 300_000), sizes);
    }

    @Test
    void smallChannelHoldsThePeerUp() throws Exception {
        String url = url();
        // snippet: capacity
        var options = WebSocketOptions.builder().channelCapacity(8).build();
        var channel = WebSocketChannel.connect(url, options);
        // end
        for (int i = 0; i < 1000; i++) {
            channel.send("m" + i);
        }
        for (int i = 0; i < 1000; i++) {
            assertEquals("m" + i, channel.receive().value().text());
        }
        channel.close();
    }

    @Test
    void scriptSelectsOverAChannelOfJavas() throws Exception {
        Vertx vertx = Vertx.vertx();
        JsRuntime runtime = await(JsRuntime.create(
                vertx, JsRuntimeOptions.builder().keepAlive(true).build()));
        String url = url();
        // snippet: give
        var channel = WebSocketChannel.connect(url);
        var given = runtime.global("prices", channel);
        // end
        await(given);
        channel.send("{\"symbol\": \"ETH-USD\"}");
        await(runtime.global("ping", (HostFunction) arguments -> channel.ping()));
        await(runtime.global("show", (HostFunction) arguments -> {
            lines.add(String.valueOf(arguments.get(0)));
            channel.close();
            return null;
        }));
        await(runtime.run(Path.of("src/main/js/given-channel.mjs")));
        assertEquals(List.of("ETH-USD", "closed with 1000, cleanly"), lines);
        await(runtime.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
