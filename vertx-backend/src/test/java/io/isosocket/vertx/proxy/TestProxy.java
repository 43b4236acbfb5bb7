package io.isosocket.vertx.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A proxy on loopback whose tunnels all lead to loopback, to the port that was asked for. It tells what it was asked. */
final class TestProxy implements AutoCloseable {

    /** Speaks to a client until there is a tunnel. */
    interface Protocol {
        /**
         * Reads what the client asks for, and answers it.
         *
         * @param tell is given the requests in a readable form, one for each
         * @return the port that the tunnel leads to; 0 where there is none
         */
        int negotiate(DataInputStream in, OutputStream out, Queue<String> tell) throws IOException;
    }

    private final ServerSocket listener;
    private final Protocol protocol;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private TestProxy(ServerSocket listener, Protocol protocol) {
        this.listener = listener;
        this.protocol = protocol;
    }

    static TestProxy start(Protocol protocol) {
        try {
            TestProxy proxy = new TestProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), protocol);
            proxy.threads.execute(proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HTTP CONNECT that answers each request with these bytes; a 200 makes a tunnel. */
    static Protocol http(String response) {
        return (in, out, tell) -> {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.readUnsignedByte());
            }
            tell.add(head.toString());
            out.write(response.getBytes(ISO_8859_1));
            String target = head.substring(0, head.indexOf(" HTTP/"));
            return response.startsWith("HTTP/1.1 200") ? Integer.parseInt(target.replaceFirst(".*:", "")) : 0;
        };
    }

    /** SOCKS5 that takes any credentials, and answers the request with this status; 0 makes a tunnel. */
    static Protocol socks5(int status) {
        return (in, out, tell) -> {
            byte[] methods = read(in, 2);
            byte[] offered = read(in, methods[1]);
            tell.add(hex(methods) + hex(offered));
            boolean password = hex(offered).contains("02");
            out.write(new byte[] {5, (byte) (password ? 2 : 0)});
            if (password) {
                byte[] user = read(in, read(in, 2)[1]);
                byte[] secret = read(in, in.readUnsignedByte());
                tell.add(new String(user, ISO_8859_1) + ":" + new String(secret, ISO_8859_1));
                out.write(new byte[] {1, 0});
            }
            byte[] request = read(in, 4);
            byte[] host = read(in, request[3] == 3 ? in.readUnsignedByte() : request[3] == 1 ? 4 : 16);
            int port = in.readUnsignedShort();
            tell.add(hex(request) + " " + (request[3] == 3 ? new String(host, ISO_8859_1) : hex(host)) + " " + port);
            out.write(new byte[] {5, (byte) status, 0, 1, 0, 0, 0, 0, 0, 0});
            return status == 0 ? port : 0;
        };
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        return in.readNBytes(length);
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("%02x", b));
        }
        return text.toString();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Waits for what the proxy is asked next. */
    String nextRequest() throws InterruptedException {
        String request = requests.poll(30, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("the proxy was asked nothing in 30 s");
        }
        return request;
    }

    boolean wasAskedNothing() {
        return requests.isEmpty() && sockets.isEmpty();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The proxy's end.
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            int port = protocol.negotiate(in, client.getOutputStream(), requests);
            if (port > 0) {
                tunnel(client, port);
            }
        } catch (IOException gone) {
            // The client has heard enough.
        }
    }

    private void tunnel(Socket client, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sockets.add(server);
            threads.execute(() -> pump(server, client));
            pump(client, server);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // One of the two has ended the tunnel.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
