package io.isosocket.vertx.client;

import io.isosocket.HandshakeObserver;
import io.isosocket.HandshakeObserver.Field;
import io.isosocket.HandshakeObserver.Request;
import io.isosocket.HandshakeObserver.Response;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the observer of a WebSocket's options, where there is one, of the opening handshake. Event loop only. */
final class ObservedHandshake {

    private ObservedHandshake() {}

    static void requestSent(Dial dial, HttpRequest message) {
        Optional<HandshakeObserver> observer = dial.request().options().handshakeObserver();
        if (observer.isPresent()) {
            Request request = new Request(message.method().name(), message.uri(), fields(message.headers()));
            dial.connection().delivery().ofHandshake(() -> observer.get().requestSent(request));
        }
    }

    static void responseReceived(Dial dial, HttpResponse message) {
        Optional<HandshakeObserver> observer = dial.request().options().handshakeObserver();
        if (observer.isPresent()) {
            Response response =
                    new Response(message.status().code(), message.status().reasonPhrase(), fields(message.headers()));
            dial.connection().delivery().ofHandshake(() -> observer.get().responseReceived(response));
        }
    }

    /** In the order in which they are sent or came: Netty's headers keep it, and the case of the names. */
    private static List<Field> fields(HttpHeaders headers) {
        return headers.entries().stream().map(ObservedHandshake::field).toList();
    }

    private static Field field(Map.Entry<String, String> entry) {
        return new Field(entry.getKey(), entry.getValue());
    }
}
