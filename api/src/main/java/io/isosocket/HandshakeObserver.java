package io.isosocket;

import java.util.List;
import java.util.Objects;

/**
 * Hears the opening handshake of a WebSocket as it is on the wire: the request that is sent and the response that comes,
 * be it the 101 or a refusal. For logs and tools; it cannot change either.
 *
 * <p>Its methods are called on the WebSocket's task queue, one at a time and in order: the request, the response, and only
 * then the {@code open} or the {@code error} event. What a method throws is reported as what a listener throws, and does
 * not hurt the connection. A {@link ReconnectingWebSocket} tells the handshake of each attempt.
 *
 * <p>Not told are interim responses (1xx but for 101), what is no HTTP, and what is said to a proxy. A connection that
 * fails before the request is sent has no request, one whose server does not answer no response.
 *
 * <p>An observer that several WebSockets have hears them all, at the same time where their task queues run at the same
 * time.
 *
 * <p>Field values and targets hold what is secret: passwords, tokens, cookies. They come unmasked.
 */
public interface HandshakeObserver {

    /**
     * The request is being sent.
     *
     * @param request the request
     */
    default void requestSent(Request request) {}

    /**
     * The head of the response has come. Whether it is taken shows in what follows, {@code open} or {@code error}; the
     * body of a refusal is in {@link WebSocketFailure#response()}.
     *
     * @param response the response
     */
    default void responseReceived(Response response) {}

    /**
     * A header field.
     *
     * @param name its name, in the case that it has on the wire
     * @param value its value, without white space around it
     */
    record Field(String name, String value) {

        /**
         * Makes a field.
         *
         * @param name its name, in the case that it has on the wire
         * @param value its value, without white space around it
         */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A request of an opening handshake, in HTTP/1.1.
     *
     * @param method the method: {@code GET}
     * @param target the path and the query, as in {@code /chat?room=1}
     * @param fields the header fields, in the order in which they are sent
     */
    record Request(String method, String target, List<Field> fields) {

        /**
         * Makes a request.
         *
         * @param method the method
         * @param target the path and the query
         * @param fields the header fields, which are copied
         */
        public Request {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(target, "target");
            fields = NoNulls.copy(fields, "fields");
        }
    }

    /**
     * The head of a response to an opening handshake.
     *
     * @param status the status, as in 101
     * @param reason the reason phrase, which may be empty
     * @param fields the header fields, in the order in which they came
     */
    record Response(int status, String reason, List<Field> fields) {

        /**
         * Makes a response.
         *
         * @param status the status
         * @param reason the reason phrase, which may be empty
         * @param fields the header fields, which are copied
         */
        public Response {
            Objects.requireNonNull(reason, "reason");
            fields = NoNulls.copy(fields, "fields");
        }
    }
}
