package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebSocketStreamTest {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final WebSocketStream stream = new WebSocketStream("ws://example.org/chat", backend.options());

    /** Writes down what it is told, and asks for nothing by itself. */
    private static class Reader implements Flow.Subscriber<Object> {
        final List<Object> seen = new ArrayList<>();
        private Flow.@Nullable Subscription subscription;

        Flow.Subscription subscription() {
            if (subscription == null) {
                throw new AssertionError("no subscription");
            }
            return subscription;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Object item) {
            seen.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            seen.add(failure);
        }

        @Override
        public void onComplete() {
            seen.add("complete");
        }
    }

    private WebSocketOpenInfo open() {
        backend.peer(peer -> peer.opened(backend.connection(), "chat", "x-ext"));
        return stream.opened().toCompletableFuture().join();
    }

    private static Reader read(WebSocketOpenInfo info) {
        Reader reader = new Reader();
        info.readable().subscribe(reader);
        return reader;
    }

    private static Throwable failureOf(CompletionStage<?> stage) {
        assertTrue(stage.toCompletableFuture().isCompletedExceptionally(), "not failed");
        Throwable thrown = assertThrows(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        return Objects.requireNonNull(thrown.getCause());
    }

    private void lose() {
        backend.peer(peer -> peer.failed(
                WebSocketFailure.builder(Kind.CLOSED, Phase.OPEN, "lost").build()));
    }

    @Test
    void openingGivesTheTwoSidesAndReadsNothing() {
        assertFalse(Stages.isDone(stream.opened()));
        WebSocketOpenInfo info = open();

        assertEquals("ws://example.org/chat", stream.url());
        assertEquals("chat", info.protocol());
        assertEquals("x-ext", info.extensions());
        assertEquals(List.of("pause"), backend.calls);
        assertFalse(Stages.isDone(stream.closed()));
    }

    @Test
    void itReadsAsFarAsTheSubscriberAsks() {
        Reader reader = read(open());
        reader.subscription().request(1);
        assertEquals(List.of("pause", "resume"), backend.calls);

        // One read of the socket may bring several.
        backend.peer(peer -> peer.text("a"));
        backend.peer(peer -> peer.binary(new byte[] {1}));
        backend.peer(peer -> peer.text("b"));
        assertEquals(List.of("a"), reader.seen);
        assertEquals(List.of("pause", "resume", "pause"), backend.calls);

        reader.subscription().request(1);
        reader.subscription().request(2);
        assertEquals(List.of("a", ByteBuffer.wrap(new byte[] {1}), "b"), reader.seen);
        assertEquals(List.of("pause", "resume", "pause", "resume"), backend.calls);
    }

    @Test
    void aCleanCloseCompletesBehindTheMessages() {
        WebSocketOpenInfo info = open();
        Reader reader = read(info);
        backend.peer(peer -> peer.text("a"));
        backend.peer(peer -> peer.closing(4000, "bye"));
        backend.peer(peer -> peer.closed(4000, "bye"));
        assertEquals(List.of(), reader.seen);
        reader.subscription().request(1);

        assertEquals(List.of("a", "complete"), reader.seen);
        assertEquals(
                WebSocketCloseInfo.of(4000, "bye"),
                stream.closed().toCompletableFuture().join());
        assertEquals(
                "InvalidStateError",
                assertInstanceOf(DOMException.class, failureOf(info.writable().write("x")))
                        .name());
    }

    @Test
    void anUncleanCloseFailsBothSidesAndClosed() {
        WebSocketOpenInfo info = open();
        Reader reader = read(info);
        backend.peer(peer -> peer.text("a"));
        lose();
        reader.subscription().request(2);

        WebSocketError error = assertInstanceOf(WebSocketError.class, failureOf(stream.closed()));
        assertEquals("WebSocketError", error.name());
        assertEquals(OptionalInt.of(1006), error.closeCode());
        assertEquals(
                Kind.CLOSED,
                assertInstanceOf(WebSocketFailure.class, error.getCause()).kind());
        assertEquals(List.of("a", error), reader.seen);
        assertSame(error, failureOf(info.writable().write("x")));
    }

    @Test
    void aRefusalFailsOpenedAndClosed() {
        lose();
        WebSocketError opened = assertInstanceOf(WebSocketError.class, failureOf(stream.opened()));
        WebSocketError closed = assertInstanceOf(WebSocketError.class, failureOf(stream.closed()));
        assertEquals(OptionalInt.empty(), opened.closeCode());
        assertEquals(OptionalInt.of(1006), closed.closeCode());
    }

    @Test
    void aWriteIsDoneOnceThereIsRoom() {
        WebSocketWritable writable = open().writable();
        backend.calls.clear();
        assertTrue(Stages.isDone(writable.write("a")));
        CompletionStage<@Nullable Void> much = writable.write(new byte[WebSocketWritable.ROOM]);
        assertFalse(Stages.isDone(much));
        backend.peer(peer -> peer.accepted(1));
        assertTrue(Stages.isDone(much));
    }

    @Test
    void aWriteThatWaitsFailsWithTheConnection() {
        WebSocketWritable writable = open().writable();
        CompletionStage<@Nullable Void> much = writable.write(new byte[WebSocketWritable.ROOM + 1]);
        lose();
        assertInstanceOf(WebSocketError.class, failureOf(much));
    }

    @Test
    void closingReadsOnSoThatThePeersCloseFrameComes() {
        open();
        stream.close(WebSocketCloseInfo.of(3000, "done"));
        assertEquals(List.of("pause", "close 3000 done", "resume"), backend.calls);
    }

    @Test
    void aReasonWithoutACodeGoesOutWith1000() {
        open();
        stream.close(new WebSocketCloseInfo(OptionalInt.empty(), "done"));
        assertTrue(backend.calls.contains("close 1000 done"), backend.calls::toString);
    }

    @Test
    void codesAndReasonsAreCheckedAndNothingIsClosed() {
        open();
        DOMException code = assertThrows(DOMException.class, () -> stream.close(WebSocketCloseInfo.of(1001, "")));
        assertEquals("InvalidAccessError", code.name());
        DOMException reason =
                assertThrows(DOMException.class, () -> stream.close(WebSocketCloseInfo.of(1000, "x".repeat(124))));
        assertEquals("SyntaxError", reason.name());
        assertThrows(DOMException.class, () -> new WebSocketError("no", WebSocketCloseInfo.of(1006, "")));
        assertEquals(List.of("pause"), backend.calls);
    }

    @Test
    void cancellingAndAbortingClose() {
        WebSocketOpenInfo info = open();
        info.writable().abort(new WebSocketError("enough", WebSocketCloseInfo.of(4001, "why")));
        assertTrue(backend.calls.contains("close 4001 why"), backend.calls::toString);
        read(info).subscription().cancel();
        assertEquals(
                1,
                backend.calls.stream().filter(call -> call.startsWith("close")).count());
    }

    @Test
    void aSecondSubscriberIsRefused() {
        WebSocketOpenInfo info = open();
        read(info);
        assertInstanceOf(IllegalStateException.class, read(info).seen.get(0));
    }

    @Test
    void askingForNothingIsAnError() {
        Reader reader = read(open());
        reader.subscription().request(0);
        assertInstanceOf(IllegalArgumentException.class, reader.seen.get(0));
        assertTrue(backend.calls.stream().anyMatch(call -> call.startsWith("close")), backend.calls::toString);
    }

    @Test
    void aSignalAbortsTheHandshakeWithItsReason() {
        AbortController controller = new AbortController();
        WebSocketStream aborted = new WebSocketStream("ws://example.org/", backend.options(), controller.signal());
        IllegalStateException reason = new IllegalStateException("changed my mind");
        controller.abort(reason);
        assertSame(reason, failureOf(aborted.opened()));
        assertSame(reason, failureOf(aborted.closed()));
        assertEquals(List.of("abort"), backend.calls);
    }

    @Test
    void aSignalThatIsAbortedAlreadyAborts() {
        WebSocketStream aborted = new WebSocketStream("ws://example.org/", backend.options(), AbortSignal.abort("no"));
        assertEquals(
                "AbortError",
                assertInstanceOf(DOMException.class, failureOf(aborted.opened()))
                        .name());
    }

    @Test
    void aSignalDoesNothingOnceItIsOpen() {
        AbortController controller = new AbortController();
        WebSocketStream open = new WebSocketStream("ws://example.org/", backend.options(), controller.signal());
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));
        controller.abort();
        assertTrue(Stages.isDone(open.opened()));
        assertFalse(Stages.isDone(open.closed()));
        assertEquals(List.of("pause"), backend.calls);
    }

    @Test
    void aMakerThatIsHeldUpMissesNothing() {
        backend.isCurrent = false;
        // Before it returns, the server has answered, and all time has passed that events wait for listeners.
        backend.onConnect = () -> {
            backend.peer(peer -> peer.opened(backend.connection(), "", ""));
            backend.peer(peer -> peer.text("a"));
            while (!backend.timers.isEmpty()) {
                backend.timers.remove().run();
            }
        };
        WebSocketStream late = new WebSocketStream("ws://example.org/", backend.options());
        backend.runTasks();
        assertTrue(Stages.isDone(late.opened()), "the open event was missed");
        Reader reader = read(late.opened().toCompletableFuture().join());
        reader.subscription().request(1);
        assertEquals(List.of("a"), reader.seen);
    }

    @Test
    void theEndComesBehindTheSubscription() {
        WebSocketOpenInfo info = open();
        Reader reader = new Reader() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                super.onSubscribe(given);
                given.request(2);
                // As another thread may bring it.
                backend.peer(peer -> peer.text("a"));
                backend.peer(peer -> peer.closed(1000, ""));
                seen.add("subscribed");
            }
        };
        info.readable().subscribe(reader);
        assertEquals(List.of("subscribed", "a", "complete"), reader.seen);
    }

    @Test
    void aSubscriberThatThrowsIsReportedAndCloses() {
        IllegalStateException thrown = new IllegalStateException("of the subscriber");
        Reader reader = new Reader() {
            @Override
            public void onNext(Object item) {
                super.onNext(item);
                throw thrown;
            }
        };
        WebSocketOpenInfo info = open();
        info.readable().subscribe(reader);
        reader.subscription().request(2);
        backend.peer(peer -> peer.text("a"));
        backend.peer(peer -> peer.text("b"));
        assertEquals(List.of("a"), reader.seen);
        assertEquals(List.of(thrown), backend.reported);
        assertEquals(List.of("pause", "resume", "close 1005 "), backend.calls);
    }

    @Test
    void aSignalThatIsAbortedMeanwhileIsNotMissed() throws InterruptedException {
        int rounds = 5_000;
        SynchronousQueue<AbortController> toAbort = new SynchronousQueue<>();
        Thread aborting = new Thread(() -> {
            try {
                for (int round = 0; round < rounds; round++) {
                    toAbort.take().abort();
                }
            } catch (InterruptedException endOfTest) {
                Thread.currentThread().interrupt();
            }
        });
        aborting.start();
        List<WebSocketStream> streams = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            AbortController controller = new AbortController();
            toAbort.put(controller);
            streams.add(new WebSocketStream("ws://example.org/", backend.options(), controller.signal()));
        }
        aborting.join();
        for (WebSocketStream aborted : streams) {
            assertTrue(aborted.opened().toCompletableFuture().isCompletedExceptionally(), "missed");
        }
    }
}
