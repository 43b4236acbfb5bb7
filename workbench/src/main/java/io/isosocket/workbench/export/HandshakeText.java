package io.isosocket.workbench.export;

import io.isosocket.HandshakeObserver.Field;
import io.isosocket.HandshakeObserver.Request;
import io.isosocket.HandshakeObserver.Response;
import io.isosocket.workbench.payload.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an entry of type {@link io.isosocket.workbench.log.LogType#HANDSHAKE}: a request or the head of a response
 * as HTTP/1.1 writes it, its lines ended by LF, the last one too. Behind an empty line may stand the body of a refusal.
 */
public final class HandshakeText {

    private static final Pattern REQUEST = Pattern.compile("([!-~]+) (\\S+) HTTP/1\\.1");
    private static final Pattern RESPONSE = Pattern.compile("HTTP/1\\.1 (\\d{3}) ?(.*)");

    private static final String HEAD_END = "\n\n";

    /** Also where it is cut within the target. */
    private static final Pattern CUT_REQUEST = Pattern.compile("(GET) (\\S*)");

    private static final Pattern FIELD = Pattern.compile("\n([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)");

    private HandshakeText() {}

    /**
     * Writes a request.
     *
     * @param request the request
     * @return its text, unmasked
     */
    public static String of(Request request) {
        return line(request) + "\n" + lines(request.fields());
    }

    /**
     * Writes the head of a response.
     *
     * @param response the response
     * @return its text, unmasked
     */
    public static String of(Response response) {
        return line(response) + "\n" + lines(response.fields());
    }

    /**
     * Writes the first line of a request.
     *
     * @param request the request
     * @return as in {@code GET / HTTP/1.1}, unmasked
     */
    public static String line(Request request) {
        return request.method() + " " + request.target() + " HTTP/1.1";
    }

    /**
     * Writes the first line of a response.
     *
     * @param response the response
     * @return as in {@code HTTP/1.1 101 Switching Protocols}
     */
    public static String line(Response response) {
        return ("HTTP/1.1 " + response.status() + " " + response.reason()).stripTrailing();
    }

    /**
     * Reads a request.
     *
     * @param text a text that may be one
     * @return the request, empty where it is none
     */
    public static Optional<Request> request(String text) {
        List<String> lines = text.lines().toList();
        Matcher first = REQUEST.matcher(lines.isEmpty() ? "" : lines.get(0));
        return first.matches()
                ? Optional.of(new Request(first.group(1), first.group(2), fields(lines)))
                : Optional.empty();
    }

    /**
     * Reads the head of a response.
     *
     * @param text a text that may be one
     * @return the response, empty where it is none
     */
    public static Optional<Response> response(String text) {
        List<String> lines = text.lines().toList();
        Matcher first = RESPONSE.matcher(lines.isEmpty() ? "" : lines.get(0));
        return first.matches()
                ? Optional.of(new Response(Integer.parseInt(first.group(1)), first.group(2), fields(lines)))
                : Optional.empty();
    }

    /**
     * Masks the secrets of a request.
     *
     * @param request the request
     * @return the same, secrets masked
     */
    public static Request masked(Request request) {
        return new Request(request.method(), Secrets.maskUrl(request.target()), masked(request.fields()));
    }

    /**
     * Masks the secrets of a response.
     *
     * @param response the response
     * @return the same, secrets masked
     */
    public static Response masked(Response response) {
        return new Response(response.status(), response.reason(), masked(response.fields()));
    }

    /**
     * Masks the secrets of a text.
     *
     * @param text a request or the head of a response, or its beginning, wherever it is cut
     * @return the text with its secrets masked; as it is where it is no handshake
     */
    public static String masked(String text) {
        Matcher request = CUT_REQUEST.matcher(text);
        if (!request.lookingAt()) {
            return text.startsWith("HTTP/1.1 ") ? maskedFields(text, 0) : text;
        }
        String first = request.group(1) + " " + Secrets.maskUrl(request.group(2));
        return first + maskedFields(text, request.end());
    }

    /** Fields end at an empty line; behind it may be a body. */
    private static String maskedFields(String text, int from) {
        int end = text.indexOf(HEAD_END, from);
        String head = end < 0 ? text.substring(from) : text.substring(from, end);
        Matcher field = FIELD.matcher(head);
        StringBuilder masked = new StringBuilder();
        while (field.find()) {
            String value = Secrets.maskHeader(field.group(1), field.group(2));
            field.appendReplacement(masked, Matcher.quoteReplacement("\n" + field.group(1) + ": " + value));
        }
        field.appendTail(masked);
        return masked + (end < 0 ? "" : text.substring(end));
    }

    private static List<Field> masked(List<Field> fields) {
        return fields.stream()
                .map(field -> new Field(field.name(), Secrets.maskHeader(field.name(), field.value())))
                .toList();
    }

    private static String lines(List<Field> fields) {
        StringBuilder lines = new StringBuilder();
        fields.forEach(field ->
                lines.append(field.name()).append(": ").append(field.value()).append('\n'));
        return lines.toString();
    }

    private static List<Field> fields(List<String> lines) {
        List<Field> fields = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.isEmpty()) {
                break; // what follows is the body
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return fields;
    }
}
