package io.isosocket.benchmarks.jmh;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other end of one connection, in bytes: while it reads and writes it allocates nothing, so that all that a benchmark
 * sees is the client's.
 */
final class RawPeer implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocketChannel listening;
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 16);
    private SocketChannel channel;

    RawPeer() throws IOException {
        listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel = SocketChannel.open();
    }

    String url() throws IOException {
        return "ws://127.0.0.1:" + ((InetSocketAddress) listening.getLocalAddress()).getPort() + "/";
    }

    /** Takes the client's handshake (RFC 6455, section 4.2). */
    void accept() throws IOException, NoSuchAlgorithmException {
        channel.close();
        channel = listening.accept();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            read();
            head.append(StandardCharsets.US_ASCII.decode(input));
        }
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            throw new IOException("no key in " + head);
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key.group(1) + MAGIC).getBytes(StandardCharsets.US_ASCII));
        write(ByteBuffer.wrap(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads and forgets as many bytes. */
    void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            read();
            left -= input.remaining();
        }
    }

    private void read() throws IOException {
        input.clear();
        if (channel.read(input) < 0) {
            throw new EOFException();
        }
        input.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        listening.close();
    }
}
