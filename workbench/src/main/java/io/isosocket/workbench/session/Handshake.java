package io.isosocket.workbench.session;

import io.isosocket.HandshakeObserver;
import io.isosocket.HandshakeObserver.Request;
import io.isosocket.HandshakeObserver.Response;
import java.util.Optional;
import java.util.function.Consumer;
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
