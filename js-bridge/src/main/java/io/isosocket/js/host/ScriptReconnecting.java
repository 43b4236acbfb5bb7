package io.isosocket.js.host;

import io.isosocket.CloseEvent;
import io.isosocket.DOMException;
import io.isosocket.FinalCloseEvent;
import io.isosocket.ReconnectedEvent;
import io.isosocket.ReconnectingEvent;
import io.isosocket.ReconnectingWebSocket;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The Java side of a reconnecting WebSocket of a script: what it has beyond a client. */
public final class ScriptReconnecting extends ScriptClient {

    private static final double NANOS = 1e6;

    private final ReconnectingWebSocket socket;
    private final Value reconnecting;
    private final Value reconnected;
    private final Value ended;

    ScriptReconnecting(SocketsHost sockets, Value scriptObject, ReconnectingWebSocket socket, Value deliveries) {
        super(sockets, scriptObject, socket, deliveries);
        this.socket = socket;
        reconnecting = deliveries.getMember("reconnecting");
        reconnected = deliveries.getMember("reconnected");
        ended = deliveries.getMember("ended");
    }

    @Override
    void listen() {
        socket.onreconnecting(event -> inTask(() -> waits(event)));
        socket.onreconnected(event -> inTask(() -> isBack(event)));
        super.listen();
    }

    @Override
    public void stopListening() {
        socket.onreconnecting(null);
        socket.onreconnected(null);
        super.stopListening();
        if (socket.readyState() == ReconnectingWebSocket.CONNECTING) {
            // One that is open is told that its side goes away, and does not connect again.
            socket.close();
        }
    }

    private void waits(ReconnectingEvent event) {
        sockets()
                .deliver(() -> reconnecting.execute(
                        scriptObject(),
                        event.attempt(),
                        event.delay().toNanos() / NANOS,
                        event.code(),
                        event.reason(),
                        causeOf(event)));
    }

    private void isBack(ReconnectedEvent event) {
        sockets()
                .deliver(() ->
                        reconnected.execute(scriptObject(), event.attempts(), new ReportedMessages(event.unknown())));
    }

    @Override
    void tellClosed(CloseEvent event) {
        FinalCloseEvent end = (FinalCloseEvent) event;
        sockets()
                .deliver(() -> ended.execute(
                        scriptObject(),
                        end.wasClean(),
                        end.code(),
                        end.reason(),
                        causeOf(end),
                        new ReportedMessages(end.unknown()),
                        new ReportedMessages(end.unsent())));
    }

    /** Connects anew at once. */
    @HostAccess.Export
    public void reconnect() {
        try {
            socket.reconnect();
        } catch (DOMException e) {
            throw sockets().errors().of(e);
        }
    }
}
