package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSocketSendTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void sendWhileConnectingIsInvalidStateError() {
        WebSocket socket = backend.connecting();

        for (org.junit.jupiter.api.function.Executable send : List.<org.junit.jupiter.api.function.Executable>of(
                () -> socket.send("x"),
                () -> socket.send(new byte[1]),
                () -> socket.send(ByteBuffer.allocate(1)),
                () -> socket.send(new Blob()))) {
            assertEquals(
                    "InvalidStateError", assertThrows(DOMException.class, send).name());
        }
        assertEquals(0, socket.bufferedAmount());
    }

    @Test
    void everyKindOfDataIsSentInOrder() {
        WebSocket socket = backend.open();

        socket.send("text");
        socket.send(new byte[] {1});
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 2, 3, 9}, 1, 2);
        socket.send(buffer);
        socket.send(new Blob(List.of("a", new byte[] {4})));

        assertEquals(List.of("text text", "binary 01", "binary 0203", "binary 6104"), backend.calls);
        assertEquals(1, buffer.position());
    }

    @Test
    void methodThatASubclassOverridesIsNotCalledByAnother() {
        java.util.concurrent.atomic.AtomicLong counted = new java.util.concurrent.atomic.AtomicLong();
        WebSocket socket = new WebSocket("ws://example.org", backend.options()) {
            @Override
            public void send(byte[] data) {
                counted.addAndGet(data.length);
                super.send(data);
            }

            @Override
            public void send(ByteBuffer data) {
                counted.addAndGet(data.remaining());
                super.send(data);
            }
        };
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));

        socket.send(new byte[3]);

        assertEquals(3, counted.get());
    }

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        WebSocket socket = backend.open();

        socket.send("a\ud800b\udc00c\ud83d\ude00");

        assertEquals(List.of("text a\ufffdb\ufffdc\ud83d\ude00"), backend.calls);
        assertEquals(1 + 3 + 1 + 3 + 1 + 4, socket.bufferedAmount());
    }

    @Test
    void bufferedAmountGrowsAtOnceAndFallsWhenTheSocketTookTheBytes() {
        WebSocket socket = backend.open();

        socket.send("äb");
        socket.send(new byte[10]);
        assertEquals(13, socket.bufferedAmount());
        backend.peer(peer -> peer.accepted(3));
        assertEquals(10, socket.bufferedAmount());
        backend.peer(peer -> peer.accepted(10));

        assertEquals(0, socket.bufferedAmount());
    }

    @Test
    void sendAfterCloseIsDroppedButCounted() {
        WebSocket socket = backend.open();
        socket.close();
        backend.calls.clear();

        socket.send("abc");
        backend.peer(peer -> peer.closed(1005, ""));
        socket.send(new byte[4]);

        assertEquals(List.of(), backend.calls);
        assertEquals(7, socket.bufferedAmount());
    }

    @Test
    void bufferedAmountStaysWhenTheConnectionIsLost() {
        WebSocket socket = backend.open();
        socket.send("abc");

        backend.peer(peer ->
                peer.failed(WebSocketFailure.builder(WebSocketFailure.Kind.CLOSED, WebSocketFailure.Phase.OPEN, "lost")
                        .build()));

        assertEquals(3, socket.bufferedAmount());
    }

    @Test
    void whatComesAfterAFileWaitsForIt(@TempDir Path folder) throws Exception {
        WebSocket socket = backend.open();
        Path file = Files.write(folder.resolve("data"), new byte[] {7, 8});

        socket.send("before");
        socket.send(Blob.of(file, ""));
        byte[] data = {1};
        socket.send(data);
        data[0] = 2;
        socket.send("after");
        socket.close(1000, "end");
        assertEquals(6 + 2 + 1 + 5, socket.bufferedAmount());

        backend.awaitCalls(5);
        assertEquals(List.of("text before", "binary 0708", "binary 01", "text after", "close 1000 end"), backend.calls);
    }

    @Test
    void unreadableFileFailsTheConnection(@TempDir Path folder) throws Exception {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);
        Path file = Files.write(folder.resolve("data"), new byte[] {7, 8});
        Blob blob = Blob.of(file, "");
        Files.delete(file);

        socket.send(blob);

        backend.awaitCalls(1);
        assertEquals(List.of("abort"), backend.calls);
        backend.runTasks();
        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void blobTooLargeForOneMessageFailsTheConnectionAsAnUnreadableOne() {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);
        Blob part = new Blob(List.of(new byte[1 << 20]));
        Blob large = new Blob(java.util.Collections.nCopies(2048, part));

        socket.send(large);
        backend.runTasks();

        assertEquals(1L << 31, socket.bufferedAmount());
        assertEquals(List.of("abort"), backend.calls);
        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void nothingIsHandedOverOnceABlobCouldNotBeRead() {
        WebSocket socket = backend.open();
        // In memory, so that it fails at once, on this thread.
        socket.send(new Blob(java.util.Collections.nCopies(2048, new Blob(List.of(new byte[1 << 20])))));

        socket.send("behind");
        socket.send(new byte[1]);
        socket.close();

        assertEquals(List.of("abort"), backend.calls);
    }

    @Test
    void afterAnUnreadableFileNothingIsSentAndTheConnectionFailsOnce(@TempDir Path folder) throws Exception {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);
        Path good = Files.write(folder.resolve("good"), new byte[] {7});
        Path gone = Files.write(folder.resolve("gone"), new byte[] {8});
        Blob unreadable = Blob.of(gone, "");
        Files.delete(gone);
        CountDownLatch aborted = new CountDownLatch(1);
        backend.onAbort = aborted::countDown;

        socket.send(Blob.of(good, ""));
        socket.send("between");
        socket.send(unreadable);
        socket.send(Blob.of(good, ""));
        socket.send("behind");
        socket.close();
        assertTrue(aborted.await(30, TimeUnit.SECONDS));
        backend.runTasks();

        assertEquals(List.of("binary 07", "text between", "abort"), backend.calls);
        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }
}
