package io.isosocket.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** One connection to the workbench that stays open, as a browser has it: a socket, so that little is measured beside the workbench. */
final class PageConnection implements AutoCloseable {

    private static final String COOKIE = "set-cookie: ";
    private static final String LENGTH = "content-length: ";
    private static final byte[] END = "\r\n\r\n".getBytes(ISO_8859_1);

    private final Socket socket;
    private final InputStream in;
    private final String headers;
    private byte[] buffer = new byte[1 << 18];

    private PageConnection(Socket socket, String headers) throws IOException {
        this.socket = socket;
        this.headers = headers;
        in = socket.getInputStream();
    }

    /** An answer, and how long it took from the sending until all of it was there. */
    record Answer(JsonObject body, long nanos) {}

    private record Read(String head, int begin, int end) {}

    /**
     * Connects.
     *
     * @param url the workbench's, with its token
     * @return the connection, with the cookie that the token is changed for
     * @throws IOException where the workbench does not let it in
     */
    static PageConnection open(URI url) throws IOException {
        String host = "Host: " + url.getRawAuthority() + "\r\n";
        try (PageConnection entering = new PageConnection(connect(url), host)) {
            Read entrance = entering.read(entering.request(url.getRawPath() + "?" + url.getRawQuery()));
            String cookie = value(entrance, COOKIE).split(";", 2)[0];
            return new PageConnection(
                    connect(url), host + "Accept: */*\r\nAccept-Encoding: gzip, deflate\r\nCookie: " + cookie + "\r\n");
        }
    }

    private static Socket connect(URI url) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** {@return what the workbench answers to a GET} */
    Answer get(String path) throws IOException {
        byte[] request = request(path);
        long begin = System.nanoTime();
        Read read = read(request);
        long end = System.nanoTime();
        if (status(read) != HttpURLConnection.HTTP_OK) {
            throw new IOException(path + ": " + read.head());
        }
        return new Answer(
                new JsonObject(Buffer.buffer(Arrays.copyOfRange(buffer, read.begin(), read.end()))), end - begin);
    }

    private byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(ISO_8859_1);
    }

    private Read read(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int length = 0;
        int begin = -1;
        while (begin < 0) {
            int before = length;
            length += some(length);
            begin = endOfHead(Math.max(0, before - END.length), length);
        }
        String head = new String(buffer, 0, begin, ISO_8859_1);
        int end = begin + Integer.parseInt(value(new Read(head, begin, begin), LENGTH));
        if (end > buffer.length) {
            buffer = Arrays.copyOf(buffer, end);
        }
        while (length < end) {
            length += some(length);
        }
        return new Read(head, begin, end);
    }

    private int some(int length) throws IOException {
        int read = in.read(buffer, length, buffer.length - length);
        if (read < 0) {
            throw new EOFException("the workbench has closed the connection");
        }
        return read;
    }

    private int endOfHead(int from, int length) {
        for (int at = from; at + END.length <= length; at++) {
            if (Arrays.equals(buffer, at, at + END.length, END, 0, END.length)) {
                return at + END.length;
            }
        }
        return -1;
    }

    private static int status(Read read) {
        return Integer.parseInt(read.head().split(" ", 3)[1]);
    }

    private static String value(Read read, String name) throws IOException {
        return read.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("the answer lacks " + name + read.head()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
