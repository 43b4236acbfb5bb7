package io.isosocket.vertx.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer to an opening handshake, right at first (RFC 6455, section 4.2.2) and then changed as a test wants.
 *
 * @param statusLine the first line
 * @param lines the header's lines
 * @param body what follows the head
 */
public record Answer(String statusLine, List<String> lines, String body) {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** The plain right answer: no subprotocol, no extension. */
    public static Answer to(Head request) {
        return new Answer(
                "HTTP/1.1 101 Switching Protocols",
                List.of(
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Accept: " + accept(request.value("Sec-WebSocket-Key"))),
                "");
    }

    /** The value that belongs to a key (section 4.2.2, step 5). */
    public static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public Answer statusLine(String value) {
        return new Answer(value, lines, body);
    }

    /** Adds a line, also where one of that name is there. */
    public Answer add(String line) {
        return new Answer(
                statusLine, Stream.concat(lines.stream(), Stream.of(line)).toList(), body);
    }

    public Answer without(String name) {
        return new Answer(
                statusLine,
                lines.stream()
                        .filter(line -> !line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                        .toList(),
                body);
    }

    /** Puts a line in place of those with its name. */
    public Answer replace(String line) {
        return without(line.substring(0, line.indexOf(':'))).add(line);
    }

    /** A plain HTTP response with a body in place of the 101. */
    public Answer refusal(String statusLineValue, String bodyValue) {
        return new Answer(
                statusLineValue,
                List.of(
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Length: " + bodyValue.getBytes(UTF_8).length,
                        "Connection: close"),
                bodyValue);
    }

    public byte[] bytes() {
        return (statusLine + "\r\n"
                        + String.join(
                                "", lines.stream().map(line -> line + "\r\n").toList()) + "\r\n" + body)
                .getBytes(UTF_8);
    }
}
