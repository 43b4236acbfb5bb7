package io.isosocket.vertx.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a server answers to an opening handshake, as in {@code HandshakeAnswer.accept().withProtocol("chat")} or {@code
 * HandshakeAnswer.refuse(401).withHeader("WWW-Authenticate", "Basic")}. Immutable.
 */
public final class HandshakeAnswer {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final HandshakeAnswer ACCEPT = new HandshakeAnswer(SWITCHING_PROTOCOLS, "", List.of(), "");
    private static final Set<String> RESERVED = Set.of("connection", "upgrade", "content-length", "transfer-encoding");

    private final int status;
    private final String protocol;
    private final List<Map.Entry<String, String>> headers;
    private final String body;

    private HandshakeAnswer(int status, String protocol, List<Map.Entry<String, String>> headers, String body) {
        this.status = status;
        this.protocol = protocol;
        this.headers = headers;
        this.body = body;
    }

    /** {@return the answer that accepts, with the subprotocol that {@link ServerOptions#protocols()} says} */
    public static HandshakeAnswer accept() {
        return ACCEPT;
    }

    /**
     * Refuses.
     *
     * @param status the status, 300 to 599
     * @return the answer, with the status alone
     * @throws IllegalArgumentException if the status is another
     */
    public static HandshakeAnswer refuse(int status) {
        return new HandshakeAnswer(Checks.inRange("status", status, 300, 599), "", List.of(), "");
    }

    /**
     * Chooses the subprotocol.
     *
     * @param value one of {@link HandshakeRequest#protocols()}
     * @return the answer with it
     * @throws IllegalStateException if this refuses
     */
    public HandshakeAnswer withProtocol(String value) {
        Objects.requireNonNull(value, "protocol");
        if (!isAccepting()) {
            throw new IllegalStateException("a refusal has no subprotocol");
        }
        return new HandshakeAnswer(status, value, headers, body);
    }

    /**
     * Adds a header field to the response.
     *
     * @param name its name, none that the handshake sets itself
     * @param value its value
     * @return the answer with it
     * @throws IllegalArgumentException if the handshake sets a field of that name itself
     */
    public HandshakeAnswer withHeader(String name, String value) {
        String lower = Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower) || lower.startsWith("sec-websocket-")) {
            throw new IllegalArgumentException("header " + name + ": is the opening handshake's own to set");
        }
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HandshakeAnswer(status, protocol, List.copyOf(more), body);
    }

    /**
     * Gives a refusal a body; it is plain text unless a header says otherwise.
     *
     * @param value the text
     * @return the answer with it
     * @throws IllegalStateException if this accepts
     */
    public HandshakeAnswer withBody(String value) {
        Objects.requireNonNull(value, "body");
        if (isAccepting()) {
            throw new IllegalStateException("a 101 has no body (RFC 9110, section 15.2)");
        }
        return new HandshakeAnswer(status, protocol, headers, value);
    }

    /** {@return whether it accepts} */
    public boolean isAccepting() {
        return status == SWITCHING_PROTOCOLS;
    }

    int status() {
        return status;
    }

    String protocol() {
        return protocol;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    String body() {
        return body;
    }
}
