package io.isosocket.js.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server of the scenarios on loopback: it hosts files over HTTP, and a WebSocket whose client says what it is to do.
 *
 * <ul>
 *   <li>{@code /echo} takes the connection, {@code /greet/a/b} sends the texts a and b in the packet of the answer,
 *       {@code /refuse} answers 403, {@code /last-protocol} takes the last subprotocol offered, {@code /other-protocol} one
 *       that was not.
 *   <li>Then {@code !texts a b} asks for two texts in one packet, {@code !close 4001 bye} for a close frame,
 *       {@code !end} for the end of TCP; other messages are sent back.
 * </ul>
 */
final class ScenarioServer implements AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listening;
    private final Map<String, String> files;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scenario-server");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts the server.
     *
     * @param files their contents by path
     */
    ScenarioServer(Map<String, String> files) {
        this.files = files;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Peer peer = new Peer(socket);
            List<String> head = peer.head();
            String path = head.get(0).split(" ", 3)[1];
            Map<String, String> headers = headers(head);
            if (headers.containsKey("sec-websocket-key")) {
                webSocket(peer, path, headers);
            } else {
                file(peer, path);
            }
        } catch (EOFException | SocketException clientIsGone) {
            // How a client leaves is its own choice.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(Peer peer, String path) throws IOException {
        String content = files.get(path);
        byte[] body = (content == null ? "no such file" : content).getBytes(UTF_8);
        String type = path.endsWith(".js") ? "text/javascript" : "text/html";
        peer.write(("HTTP/1.1 " + (content == null ? "404 Not Found" : "200 OK") + "\r\nContent-Type: " + type
                        + "; charset=utf-8\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1));
        peer.write(body);
    }

    private static Map<String, String> headers(List<String> head) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static void webSocket(Peer peer, String path, Map<String, String> headers) throws IOException {
        if (path.equals("/refuse")) {
            peer.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            return;
        }
        StringBuilder answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
                .append("Connection: Upgrade\r\nSec-WebSocket-Accept: ")
                .append(acceptOf(headers.getOrDefault("sec-websocket-key", "")))
                .append("\r\n");
        if (path.equals("/last-protocol")) {
            String[] offered = headers.getOrDefault("sec-websocket-protocol", "").split(", *", -1);
            answer.append("Sec-WebSocket-Protocol: ")
                    .append(offered[offered.length - 1])
                    .append("\r\n");
        } else if (path.equals("/other-protocol")) {
            answer.append("Sec-WebSocket-Protocol: other\r\n");
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(answer.append("\r\n").toString().getBytes(ISO_8859_1));
        if (path.startsWith("/greet/")) {
            for (String text : path.substring("/greet/".length()).split("/", -1)) {
                packet.writeBytes(Frames.text(URLDecoder.decode(text, UTF_8)));
            }
        }
        peer.write(packet.toByteArray());
        talk(peer);
    }

    private static String acceptOf(String key) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
            return java.util.Base64.getEncoder().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void talk(Peer peer) throws IOException {
        while (true) {
            Frames.Message message = Frames.read(peer.in);
            boolean ordered = message.opcode() == Frames.TEXT && message.text().startsWith("!");
            if (message.opcode() == Frames.CLOSE) {
                peer.write(Frames.frame(Frames.CLOSE, message.payload()));
                return;
            }
            if (!ordered) {
                peer.write(Frames.frame(message.opcode(), message.payload()));
            } else if (obey(peer, message.text().split(" ", 3))) {
                return;
            }
        }
    }

    /** Does what the client asks for, and returns whether that was the last thing. */
    private static boolean obey(Peer peer, String[] order) throws IOException {
        switch (order[0]) {
            case "!texts" -> {
                ByteArrayOutputStream packet = new ByteArrayOutputStream();
                for (String text :
                        String.join(" ", order).substring("!texts ".length()).split(" ", -1)) {
                    packet.writeBytes(Frames.text(text));
                }
                peer.write(packet.toByteArray());
                return false;
            }
            case "!close" -> {
                peer.write(
                        order.length == 1
                                ? Frames.frame(Frames.CLOSE, new byte[0])
                                : Frames.close(Integer.parseInt(order[1]), order.length > 2 ? order[2] : ""));
                return untilClose(peer);
            }
            case "!end" -> {
                return true;
            }
            default -> throw new IllegalArgumentException("no such order: " + String.join(" ", order));
        }
    }

    private static boolean untilClose(Peer peer) throws IOException {
        while (Frames.read(peer.in).opcode() != Frames.CLOSE) {
            // The client may have sent messages before it heard of the close.
        }
        return true;
    }

    /** One connection. */
    private static final class Peer {
        final DataInputStream in;
        private final OutputStream out;

        Peer(Socket socket) throws IOException {
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
        }

        /** The lines of a request's head. */
        List<String> head() throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            while (true) {
                char next = (char) in.readUnsignedByte();
                if (next == '\n') {
                    if (line.isEmpty()) {
                        return lines;
                    }
                    lines.add(line.toString());
                    line.setLength(0);
                } else if (next != '\r') {
                    line.append(next);
                }
            }
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
