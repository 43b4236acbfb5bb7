package io.isosocket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Writes down each event of a WebSocket, with the ready state at that moment. */
@NullMarked
final class EventLog {

    final List<String> lines = new ArrayList<>();
    final List<Event> events = new ArrayList<>();

    static EventLog of(AnyWebSocket socket) {
        EventLog log = new EventLog();
        for (String type : List.of("open", "message", "error", "close", "reconnecting", "reconnected")) {
            socket.addEventListener(type, event -> {
                log.events.add(event);
                log.lines.add(describe(event) + " @" + socket.readyState());
            });
        }
        return log;
    }

    private static String describe(Event event) {
        if (event instanceof MessageEvent message) {
            return "message " + message.data();
        }
        if (event instanceof ReconnectingEvent reconnecting) {
            return "reconnecting " + reconnecting.attempt() + " in "
                    + reconnecting.delay().toMillis() + " ms after " + reconnecting.code();
        }
        if (event instanceof ReconnectedEvent reconnected) {
            return "reconnected " + reconnected.attempts() + " " + reconnected.unknown();
        }
        if (event instanceof FinalCloseEvent close
                && !(close.unknown().isEmpty() && close.unsent().isEmpty())) {
            return "close " + close.code() + " unknown " + close.unknown() + " unsent " + close.unsent();
        }
        if (event instanceof CloseEvent close) {
            return "close " + close.code() + " \"" + close.reason() + "\" " + (close.wasClean() ? "clean" : "unclean");
        }
        return event.type();
    }
}
