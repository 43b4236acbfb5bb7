package io.isosocket.js;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A raw peer that takes one handshake, remembers its bytes and answers it with a 403. */
final class RefusingPeer implements AutoCloseable {

    private static final long SECONDS = 30;

    private final ServerSocket listening;
    private final CompletableFuture<List<String>> head;

    RefusingPeer() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        head = CompletableFuture.supplyAsync(this::refuse);
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "ws://127.0.0.1:" + port() + "/";
    }

    /** The lines of the request that came. */
    List<String> head() {
        return head.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private List<String> refuse() {
        try (Socket socket = listening.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 403 Forbidden\r\nX-Why: closed\r\nContent-Length: 6\r\n\r\nmonday"
                            .getBytes(ISO_8859_1));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
