package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel as a Flow.Publisher keeps the rules of Reactive Streams. */
@Timeout(60)
class ChannelSubscriptionTest {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final WebSocketChannel channel = backend.open().channel();

    private void text(String data) {
        backend.peer(peer -> peer.text(data));
    }

    /** Writes down what it hears; does nothing by itself. */
    private static class Recorder implements Flow.Subscriber<WebSocketMessage> {
        final List<String> heard = new ArrayList<>();
        Flow.@Nullable Subscription subscription;

        @Nullable Throwable error;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            heard.add("subscribed");
        }

        @Override
        public void onNext(WebSocketMessage message) {
            heard.add(message.text());
        }

        @Override
        public void onError(Throwable thrown) {
            error = thrown;
            heard.add("error");
        }

        @Override
        public void onComplete() {
            heard.add("complete");
        }

        Flow.Subscription subscription() {
            if (subscription == null) {
                throw new AssertionError("not subscribed");
            }
            return subscription;
        }
    }

    private Recorder subscribe() {
        Recorder recorder = new Recorder();
        channel.subscribe(recorder);
        return recorder;
    }

    @Test
    void noMoreComesThanWasRequested() {
        text("a");
        text("b");
        text("c");
        Recorder recorder = subscribe();
        assertEquals(List.of("subscribed"), recorder.heard);
        recorder.subscription().request(2);
        assertEquals(List.of("subscribed", "a", "b"), recorder.heard);
        recorder.subscription().request(2);
        assertEquals(List.of("subscribed", "a", "b", "c"), recorder.heard);
        text("d");
        text("e");
        assertEquals(List.of("subscribed", "a", "b", "c", "d"), recorder.heard);
    }

    @Test
    void demandHoldsThePeerUp() {
        WebSocketChannel small = new ScriptedBackend()
                .open(WebSocketOptions.builder().channelCapacity(1).build())
                .channel();
        Recorder recorder = new Recorder();
        small.subscribe(recorder);
        recorder.subscription().request(1);
        small.put(new WebSocketMessage.Text("asked for"));
        small.put(new WebSocketMessage.Text("kept"));
        assertEquals(List.of("subscribed", "asked for"), recorder.heard);
        assertEquals("kept", small.tryReceive().orElseThrow().value().text());
    }

    @Test
    void cleanCloseCompletesAfterWhatWasThere() {
        text("a");
        backend.peer(peer -> peer.closed(1000, ""));
        Recorder recorder = subscribe();
        recorder.subscription().request(Long.MAX_VALUE);
        recorder.subscription().request(Long.MAX_VALUE);
        assertEquals(List.of("subscribed", "a", "complete"), recorder.heard);
    }

    @Test
    void failureIsTheSubscribersError() {
        Recorder recorder = subscribe();
        recorder.subscription().request(1);
        WebSocketFailure lost =
                WebSocketFailure.builder(Kind.CLOSED, Phase.OPEN, "lost").build();
        backend.peer(peer -> peer.failed(lost));
        assertSame(lost, recorder.error);
    }

    @Test
    void secondSubscriberIsRefusedAndOneAfterTheFirstIsNot() {
        Recorder first = subscribe();
        Recorder second = subscribe();
        assertEquals(List.of("subscribed", "error"), second.heard);
        assertInstanceOf(IllegalStateException.class, second.error);
        first.subscription().request(1);
        first.subscription().cancel();
        text("a");
        Recorder third = subscribe();
        third.subscription().request(1);
        assertEquals(List.of("subscribed"), first.heard);
        assertEquals(List.of("subscribed", "a"), third.heard);
    }

    @Test
    void requestOfNothingIsAnError() {
        Recorder recorder = subscribe();
        recorder.subscription().request(0);
        assertInstanceOf(IllegalArgumentException.class, recorder.error);
        recorder.subscription().request(1);
        text("a");
        assertEquals(List.of("subscribed", "error"), recorder.heard);
        assertEquals("a", channel.tryReceive().orElseThrow().value().text());
    }

    @Test
    void requestWithinOnNextIsNoDeeperCall() {
        for (int i = 0; i < 20_000; i++) {
            channel.put(new WebSocketMessage.Text("m" + i));
        }
        Recorder recorder = new Recorder() {
            @Override
            public void onNext(WebSocketMessage message) {
                super.onNext(message);
                subscription().request(1);
            }
        };
        channel.subscribe(recorder);
        recorder.subscription().request(1);
        assertEquals(20_001, recorder.heard.size());
        assertEquals("m19999", recorder.heard.get(20_000));
    }

    @Test
    void subscriberThatThrowsIsReportedAndHearsNoMore() {
        Recorder recorder = new Recorder() {
            @Override
            public void onNext(WebSocketMessage message) {
                throw new IllegalStateException("thrown by a subscriber");
            }
        };
        channel.subscribe(recorder);
        recorder.subscription().request(5);
        text("a");
        text("b");
        assertEquals("thrown by a subscriber", backend.reported.get(0).getMessage());
        assertEquals(1, backend.reported.size());
        assertEquals("b", channel.tryReceive().orElseThrow().value().text());
    }

    @Test
    void requestsOfOtherThreadsGiveEveryMessageOnceAndInOrder() throws Exception {
        int count = 50_000;
        CompletableFuture<List<String>> all = new CompletableFuture<>();
        Recorder recorder = new Recorder() {
            @Override
            public void onNext(WebSocketMessage message) {
                super.onNext(message);
                if (heard.size() == count + 1) {
                    all.complete(heard);
                }
            }
        };
        channel.subscribe(recorder);
        Thread requester = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                recorder.subscription().request(1);
            }
        });
        requester.start();
        for (int i = 0; i < count; i++) {
            channel.put(new WebSocketMessage.Text("m" + i));
        }
        List<String> heard = all.get(30, TimeUnit.SECONDS);
        for (int i = 0; i < count; i++) {
            assertEquals("m" + i, heard.get(i + 1));
        }
    }
}
