package io.isosocket.vertx.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Opens connections to a server under test over a plain socket. */
public final class RawClient {
    /** The headers of a right request, without Host and key (RFC 6455, section 4.1). */
    public static final List<String> HEADERS =
            List.of("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13");

    private RawClient() {}

    /** Connects, does the opening handshake and checks the answer. */
    public static PeerConnection open(int port, String target, String... moreHeaders) throws IOException {
        String key = key(port);
        PeerConnection peer = connect(port);
        peer.sendRaw(request(
                port,
                target,
                key,
                Stream.concat(HEADERS.stream(), Stream.of(moreHeaders)).toList()));
        Head head = peer.readHead();
        if (!head.startLine().startsWith("HTTP/1.1 101 ")
                || !head.value("Sec-WebSocket-Accept").equals(Answer.accept(key))) {
            throw new AssertionError("not a valid answer to the handshake: " + head);
        }
        return peer;
    }

    /** Connects and sends nothing. */
    public static PeerConnection connect(int port) throws IOException {
        return new PeerConnection(new Socket(InetAddress.getLoopbackAddress(), port), new Recording(), true);
    }

    /** The bytes of a handshake's request with these headers beside Host and key. */
    public static byte[] request(int port, String target, String key, List<String> headers) {
        StringBuilder text = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        text.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
        headers.forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString().getBytes(UTF_8);
    }

    /** A key of the right form, the same for the same seed. */
    public static String key(long seed) {
        byte[] nonce = new byte[16];
        new Random(seed).nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }
}
