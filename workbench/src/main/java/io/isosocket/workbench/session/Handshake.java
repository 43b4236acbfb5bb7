package io.isosocket.workbench.session;

import io.isosocket.HandshakeObserver;
import io.isosocket.HandshakeObserver.Field;
import io.isosocket.HandshakeObserver.Request;
import io.isosocket.HandshakeObserver.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The opening handshake of a connection, as far as it has come.
 *
 * @param request what was sent
 * @param response what came, if it did
 * @param body the body of a refusal, or empty
 */
public record Handshake(Request request, Optional<Response> response, String body) {

    /** {@return this one with the body of a refusal} */
    Handshake withBody(String text) {
        return new Handshake(request, response, text);
    }

    /** {@return the first line of the request} */
    public String requestLine() {
        return request.method() + " " + request.target() + " HTTP/1.1";
    }

    /** {@return the first line of a response} */
    public static String responseLine(Response response) {
        return ("HTTP/1.1 " + response.status() + " " + response.reason()).strip();
    }

    /** {@return a head of HTTP as it is on the wire} */
    static String head(String line, List<Field> fields) {
        return fields.stream()
                .map(field -> "\n" + field.name() + ": " + field.value())
                .collect(Collectors.joining("", line, ""));
    }

    /** Hears handshakes on a socket's task queue. */
    static HandshakeObserver observer(Consumer<Handshake> sent, Consumer<Handshake> received) {
        return new HandshakeObserver() {
            private @Nullable Request last;

            @Override
            public void requestSent(Request request) {
                last = request;
                sent.accept(new Handshake(request, Optional.empty(), ""));
            }

            @Override
            public void responseReceived(Response response) {
                if (last != null) {
                    received.accept(new Handshake(last, Optional.of(response), ""));
                }
            }
        };
    }
}
