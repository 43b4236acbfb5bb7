package io.isosocket.vertx.channel;

import io.isosocket.WebSocketChannel;
import io.isosocket.vertx.server.EchoServer;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A process in which 10,000 virtual threads wait in {@code receive()} on ten sockets, each for one message. It prints how
 * many were parked at a time, whether a further virtual thread could run meanwhile, how many different messages came,
 * and how often a carrier was pinned.
 */
public final class ManyReceivers {

    private static final int SOCKETS = 10;
    private static final int THREADS = 1000;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    /** The classes are compiled for a Java without virtual threads. */
    private static final Method START = startVirtualThread();

    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final CountDownLatch left = new CountDownLatch(SOCKETS * THREADS);

    private ManyReceivers() {}

    private static Method startVirtualThread() {
        try {
            return Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static void main(String[] args) throws Exception {
        EchoServer server =
                EchoServer.listen("127.0.0.1", 0).toCompletableFuture().get(30, TimeUnit.SECONDS);
        String url = server.url().toString();
        loadClasses(url);
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            new ManyReceivers().run(url);
            recording.stop();
            Path file = Files.createTempFile("pinned", ".jfr");
            recording.dump(file);
            List<RecordedEvent> pinned = RecordingFile.readAllEvents(file);
            Files.delete(file);
            pinned.forEach(System.err::println);
            System.out.println("pinned: " + pinned.size());
        }
        System.exit(0);
    }

    /** A thread that waits for a class to be loaded is pinned, whatever it does. */
    private static void loadClasses(String url) throws Exception {
        ManyReceivers first = new ManyReceivers();
        try (WebSocketChannel channel = WebSocketChannel.connect(url)) {
            Thread thread = start(() -> first.receive(channel));
            awaitParked(thread);
            channel.send("first");
            thread.join();
        }
    }

    private void run(String url) throws Exception {
        List<WebSocketChannel> channels = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            WebSocketChannel channel = WebSocketChannel.connect(url);
            channels.add(channel);
            for (int j = 0; j < THREADS; j++) {
                threads.add(start(() -> receive(channel)));
            }
        }
        threads.forEach(ManyReceivers::awaitParked);
        System.out.println("parked: "
                + threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.WAITING)
                        .count());
        CountDownLatch further = new CountDownLatch(1);
        start(further::countDown);
        System.out.println("carriers are free: " + further.await(30, TimeUnit.SECONDS));
        for (int i = 0; i < SOCKETS; i++) {
            for (int j = 0; j < THREADS; j++) {
                channels.get(i).send(i + " " + j);
            }
        }
        boolean all = left.await(60, TimeUnit.SECONDS);
        System.out.println("received: " + received.size() + (all ? "" : ", and some wait still"));
    }

    private static Thread start(Runnable task) throws ReflectiveOperationException {
        return (Thread) START.invoke(null, task);
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void receive(WebSocketChannel channel) {
        try {
            received.add(channel.receive().value().text());
            left.countDown();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
        }
    }
}
