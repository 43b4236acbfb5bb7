package io.isosocket.vertx.peer;

import java.util.function.UnaryOperator;

/** Answers to an opening handshake that a client must not take (RFC 6455, section 4.1). */
public enum BrokenAnswer implements UnaryOperator<Answer> {
    WRONG_ACCEPT(answer -> answer.replace("Sec-WebSocket-Accept: " + Answer.accept("another key"))),
    ACCEPT_IN_OTHER_CASE(answer -> answer.replace(swapCase(line(answer, "Sec-WebSocket-Accept")))),
    NO_ACCEPT(answer -> answer.without("Sec-WebSocket-Accept")),
    TWO_ACCEPTS(answer -> answer.add(line(answer, "Sec-WebSocket-Accept"))),
    NO_UPGRADE(answer -> answer.without("Upgrade")),
    WRONG_UPGRADE(answer -> answer.replace("Upgrade: h2c")),
    NO_CONNECTION(answer -> answer.without("Connection")),
    WRONG_CONNECTION(answer -> answer.replace("Connection: keep-alive")),
    STATUS_200(answer -> answer.statusLine("HTTP/1.1 200 OK").add("Content-Length: 0")),
    STATUS_204(answer -> answer.statusLine("HTTP/1.1 204 No Content")),
    STATUS_302(answer -> answer.refusal("HTTP/1.1 302 Found", "").add("Location: /elsewhere")),
    STATUS_401(answer ->
            answer.refusal("HTTP/1.1 401 Unauthorized", "who are you?").add("WWW-Authenticate: Basic realm=\"x\"")),
    STATUS_403(answer -> answer.refusal("HTTP/1.1 403 Forbidden", "go away")),
    STATUS_503(answer ->
            answer.refusal("HTTP/1.1 503 Service Unavailable", "later").add("Retry-After: 1")),
    UNREQUESTED_PROTOCOL(answer -> answer.add("Sec-WebSocket-Protocol: unasked")),
    PROTOCOL_IN_OTHER_CASE(answer -> answer.add("Sec-WebSocket-Protocol: CHAT")),
    EMPTY_PROTOCOL(answer -> answer.add("Sec-WebSocket-Protocol: ")),
    TWO_PROTOCOLS(answer -> answer.add("Sec-WebSocket-Protocol: chat").add("Sec-WebSocket-Protocol: chat")),
    UNOFFERED_EXTENSION(answer -> answer.add("Sec-WebSocket-Extensions: x-unoffered")),
    DEFLATE_TWICE(answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate")),
    DEFLATE_UNKNOWN_PARAMETER(answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate; x=1")),
    DEFLATE_WINDOW_BITS_7(
            answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7")),
    DEFLATE_WINDOW_BITS_16(
            answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16")),
    DEFLATE_WINDOW_BITS_WITHOUT_VALUE(
            answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")),
    DEFLATE_TAKEOVER_WITH_VALUE(
            answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover=1")),
    DEFLATE_PARAMETER_TWICE(answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate;"
            + " server_no_context_takeover; server_no_context_takeover")),
    BROKEN_EXTENSIONS(answer -> answer.add("Sec-WebSocket-Extensions: permessage-deflate;;")),
    GARBAGE(answer -> new Answer("\u0000\u0001 no HTTP at all", answer.lines(), ""));

    @SuppressWarnings("ImmutableEnumChecker") // The lambdas above hold no state.
    private final UnaryOperator<Answer> change;

    BrokenAnswer(UnaryOperator<Answer> change) {
        this.change = change;
    }

    @Override
    public Answer apply(Answer answer) {
        return change.apply(answer);
    }

    private static String line(Answer answer, String name) {
        return answer.lines().stream()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow();
    }

    /** The same header line, its value with the case of each letter swapped. */
    private static String swapCase(String line) {
        int start = line.indexOf(": ") + 2;
        StringBuilder out = new StringBuilder(line.substring(0, start));
        line.substring(start)
                .chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(c -> out.append((char) c));
        return out.toString();
    }
}
