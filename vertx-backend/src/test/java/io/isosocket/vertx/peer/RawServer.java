package io.isosocket.vertx.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that reads each client's handshake and plays the script of its path. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, List<Step>> scripts = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Recording>> recordings = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentHashMap<Socket, Boolean> open = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private RawServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts a server on a port of the system's choice. */
    public static RawServer start() {
        try {
            RawServer server = new RawServer(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
            server.threads.execute(server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The ws URL of a path. */
    public String url(String path) {
        return "ws://127.0.0.1:" + port() + path;
    }

    /** Says what is played to clients that ask for a path. */
    public RawServer on(String path, Step... steps) {
        return on(path, List.of(steps));
    }

    /** Says what is played to clients that ask for a path, and forgets those that asked before. */
    public RawServer on(String path, List<Step> steps) {
        scripts.put(path, List.copyOf(steps));
        queue(path).clear();
        return this;
    }

    /** How many TCP connections were taken up to now. */
    public int connections() {
        return accepted.get();
    }

    /** Waits for the next connection to a path and for the end of its script. */
    public Recording next(String path) {
        return begun(path).awaitEnd(PeerConnection.PATIENCE);
    }

    /** Waits for the next connection to a path, whose script may still be played. */
    public Recording begun(String path) {
        try {
            Duration limit = PeerConnection.PATIENCE;
            Recording recording = queue(path).poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (recording == null) {
                throw new AssertionError("no connection to " + path + " in " + limit);
            }
            return recording;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private BlockingQueue<Recording> queue(String path) {
        return recordings.computeIfAbsent(path, key -> new LinkedBlockingQueue<>());
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.put(socket, true);
                threads.execute(() -> serve(socket));
            }
        } catch (SocketException e) {
            // The listener was closed: the server's end.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        Recording recording = new Recording();
        try (PeerConnection peer = new PeerConnection(socket, recording, false)) {
            Head head = peer.readHead();
            queue(head.path()).add(recording);
            List<Step> steps = scripts.get(head.path());
            if (steps == null) {
                throw new AssertionError("no script for " + head.path());
            }
            for (Step step : steps) {
                step.play(peer);
            }
            recording.finish(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recording.finish(e);
        } catch (IOException | RuntimeException | AssertionError e) {
            recording.finish(e);
        } finally {
            open.remove(socket);
        }
    }

    /** Ends the listener and every connection. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open.keySet()) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
