package io.isosocket.vertx.reconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP proxy on loopback that does to each connection what its seed says, until it is told to behave. */
final class UnreliableProxy {

    /** What becomes of a connection. */
    enum Fate {
        /** It is ended before anything is read. */
        DROPPED,
        /** It is answered with 503. */
        REFUSED,
        /** After some bytes it is ended in order. */
        ENDED,
        /** After some bytes it is reset. */
        RESET,
        /** After some bytes everything is swallowed. */
        STALLED
    }

    private static final int BUFFER = 1_000;
    private static final int MOST_BYTES = 200_000;

    private final ServerSocket listener;
    private final int target;
    private final Random random;
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "unreliable-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean behaves;

    UnreliableProxy(int target, long seed) {
        this.target = target;
        random = new Random(seed);
        try {
            listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on connections are carried as they should be. */
    void behave() {
        behaves = true;
    }

    /** How many connections had which fate. */
    synchronized Map<Fate, Integer> fates() {
        return new EnumMap<>(fates);
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                threads.execute(() -> carry(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private synchronized Fate nextFate() {
        Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
        fates.merge(fate, 1, Integer::sum);
        return fate;
    }

    /** Up to so many bytes, more often few than many. */
    private synchronized long nextLength() {
        return (long) (MOST_BYTES * random.nextDouble() * random.nextDouble());
    }

    private void carry(Socket client) {
        if (behaves) {
            relay(client, Fate.ENDED, Long.MAX_VALUE);
            return;
        }
        Fate fate = nextFate();
        switch (fate) {
            case DROPPED -> end(client, false);
            case REFUSED -> refuse(client);
            case ENDED, RESET, STALLED -> relay(client, fate, nextLength());
        }
    }

    private static void refuse(Socket client) {
        try (client) {
            client.getOutputStream()
                    .write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            // It has given up before.
        }
    }

    private void relay(Socket client, Fate fate, long bytes) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            AtomicLong left = new AtomicLong(bytes);
            Runnable end = () -> {
                end(client, fate == Fate.RESET);
                end(server, fate == Fate.RESET);
            };
            threads.execute(() -> copy(client, server, left, fate, end));
            threads.execute(() -> copy(server, client, left, fate, end));
        } catch (IOException e) {
            end(client, false);
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong left, Fate fate, Runnable end) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                long before = left.getAndAdd(-length);
                if (before > 0) {
                    out.write(buffer, 0, (int) Math.min(length, before));
                }
                if (before <= length && fate != Fate.STALLED) {
                    break;
                }
            }
        } catch (IOException e) {
            // One side has gone.
        }
        end.run();
    }

    private static void end(Socket socket, boolean reset) {
        try (socket) {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It has ended before.
        }
    }

    /** Ends every connection. */
    void stop() throws IOException {
        listener.close();
        sockets.forEach(socket -> end(socket, false));
        threads.shutdownNow();
    }
}
