package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A WebSocket made on a thread of its maker's: the first events wait for the listeners. */
@Timeout(60)
class FirstEventsTest {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void makeOutsideOfTheQueue() {
        backend.isCurrent = false;
    }

    @Test
    void eventsThatComeBeforeTheListenersWaitForThem() {
        WebSocket socket = backend.open();
        backend.peer(peer -> peer.text("first"));
        assertEquals(WebSocket.CONNECTING, socket.readyState());

        socket.onopen(event -> seen.add("open"));
        socket.onmessage(event -> seen.add("message " + event.data()));
        socket.onerror(event -> seen.add("error"));
        assertEquals(List.of(), seen);
        socket.onclose(event -> seen.add("close"));
        backend.runTasks();

        assertEquals(List.of("open", "message first"), seen);
        backend.peer(peer -> peer.closed(1000, ""));
        assertEquals(List.of("open", "message first", "close"), seen);
    }

    @Test
    void fewerListenersAreEnoughAfterAQuietTime() {
        WebSocket socket = backend.open();
        socket.onopen(event -> seen.add("open"));

        runTimersUntilSeen();

        assertEquals(List.of("open"), seen);
    }

    @Test
    void failureBeforeTheListenersWaitsToo() {
        WebSocket socket = new WebSocket("ws://example.org:25/", backend.options());
        backend.runTasks();
        socket.onclose(event -> seen.add("close " + event.code()));

        runTimersUntilSeen();

        assertEquals(List.of("close 1006"), seen);
    }

    @Test
    void withoutAnyListenerTheWaitEnds() {
        WebSocket socket = backend.open();

        while (socket.readyState() == WebSocket.CONNECTING) {
            runTimers();
        }

        assertEquals(WebSocket.OPEN, socket.readyState());
    }

    @Test
    void onTheQueueItselfNothingWaits() {
        backend.isCurrent = true;

        WebSocket socket = backend.open();

        assertEquals(WebSocket.OPEN, socket.readyState());
        assertEquals(0, backend.timers.size());
    }

    @Test
    void closeWhileTheOpenEventIsHeldFailsWhateverThePeerDid() {
        WebSocket socket = new WebSocket(
                "ws://example.org",
                backend.options().toBuilder().deliverWhileClosing(true).build());
        backend.peer(peer -> peer.opened(backend.connection(), "chat", "x"));
        backend.peer(peer -> peer.text("first"));
        backend.peer(peer -> peer.closing(1000, "bye"));
        backend.peer(peer -> peer.closed(1000, "bye"));

        socket.close();
        EventLog log = EventLog.of(socket);
        backend.runTasks();

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
        assertEquals("", socket.protocol() + socket.extensions());
    }

    @Test
    void eventThatComesWhileTheHeldOnesAreDeliveredKeepsItsPlace() {
        WebSocket socket = backend.open();
        backend.peer(peer -> peer.text("first"));
        EventLog log = EventLog.of(socket);
        // As a listener on a virtual thread that waits, while other tasks of its context go on.
        socket.addEventListener("open", event -> backend.peer(peer -> peer.text("second")));

        backend.runTasks();

        assertEquals(List.of("open @1", "message first @1", "message second @1"), log.lines);
    }

    private void runTimersUntilSeen() {
        while (seen.isEmpty()) {
            runTimers();
        }
    }

    private void runTimers() {
        List<Runnable> due = List.copyOf(backend.timers);
        backend.timers.clear();
        due.forEach(Runnable::run);
        Thread.onSpinWait();
    }
}
