package io.isosocket.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.server.EchoServer;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On which thread and context the events of a WebSocket come. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class VertxContextsTest {

    private EchoServer server;

    @BeforeEach
    void startServer(Vertx vertx) throws Exception {
        server = get(EchoServer.listen(vertx, "127.0.0.1", 0).toCompletableFuture());
    }

    @AfterEach
    void stopServer() throws Exception {
        get(server.close().toCompletableFuture());
    }

    /** The threading models that this JVM has: virtual threads came with Java 21. */
    static List<ThreadingModel> models() {
        List<ThreadingModel> models = new ArrayList<>(List.of(ThreadingModel.EVENT_LOOP, ThreadingModel.WORKER));
        if (Runtime.version().feature() >= 21) {
            models.add(ThreadingModel.VIRTUAL_THREAD);
        }
        return models;
    }

    @ParameterizedTest
    @MethodSource("models")
    void eventsComeOnTheContextThatMadeTheSocket(ThreadingModel model, Vertx vertx) throws Exception {
        Context context = ((VertxInternal) vertx).createContext(model);
        BlockingQueue<Context> contexts = new LinkedBlockingQueue<>();
        CompletableFuture<List<String>> echoes = new CompletableFuture<>();
        context.runOnContext(started -> {
            WebSocket socket = new WebSocket(server.url().toString());
            List<String> received = new ArrayList<>();
            socket.onopen(event -> {
                contexts.add(Vertx.currentContext());
                for (int i = 0; i < 100; i++) {
                    socket.send("message " + i);
                }
            });
            socket.onmessage(event -> {
                contexts.add(Vertx.currentContext());
                received.add(String.valueOf(event.data()));
                if (received.size() == 100) {
                    socket.close();
                }
            });
            socket.onclose(event -> {
                contexts.add(Vertx.currentContext());
                echoes.complete(received);
            });
        });

        List<String> received = get(echoes);

        assertEquals(100, received.size());
        assertEquals("message 0", received.get(0));
        assertEquals("message 99", received.get(99));
        assertEquals(102, contexts.size());
        contexts.forEach(seen -> assertSame(context, seen));
    }

    @Test
    void socketMadeOutsideOfVertxHasAnEventLoopOfItsOwn(Vertx vertx) throws Exception {
        CompletableFuture<Context> context = new CompletableFuture<>();
        WebSocket socket = new WebSocket(
                server.url().toString(),
                WebSocketOptions.builder().backend(VertxBackend.of(vertx)).build());
        socket.onopen(event -> {
            context.complete(Vertx.currentContext());
            socket.close();
        });

        Context seen = get(context);

        assertSame(vertx, seen.owner());
        assertTrue(seen.isEventLoopContext());
    }

    @ParameterizedTest
    @MethodSource("models")
    void undeployedVerticleClosesItsSocketsAndNoOthers(ThreadingModel model, Vertx vertx) throws Exception {
        BlockingQueue<String> closes = new LinkedBlockingQueue<>();
        HttpServer observer = get(vertx.createHttpServer()
                .webSocketHandler(
                        peer -> peer.closeHandler(closed -> closes.add(peer.path() + " " + peer.closeStatusCode())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
        String url = "ws://127.0.0.1:" + observer.actualPort();
        String first = deployWithSocket(vertx, model, url + "/first");
        String second = deployWithSocket(vertx, model, url + "/second");

        get(vertx.undeploy(first).toCompletionStage().toCompletableFuture());

        assertEquals("/first 1001", closes.poll(30, TimeUnit.SECONDS));
        get(vertx.undeploy(second).toCompletionStage().toCompletableFuture());
        assertEquals("/second 1001", closes.poll(30, TimeUnit.SECONDS));
    }

    private static String deployWithSocket(Vertx vertx, ThreadingModel model, String url) throws Exception {
        CompletableFuture<Void> open = new CompletableFuture<>();
        String id = get(vertx.deployVerticle(
                        new AbstractVerticle() {
                            @Override
                            public void start() {
                                new WebSocket(url).onopen(event -> open.complete(null));
                            }
                        },
                        new DeploymentOptions().setThreadingModel(model))
                .toCompletionStage()
                .toCompletableFuture());
        get(open);
        return id;
    }

    @Test
    void whatAListenerThrowsGoesToTheContextsExceptionHandler(Vertx vertx) throws Exception {
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        CompletableFuture<Object> echoed = new CompletableFuture<>();
        context.exceptionHandler(reported::complete);
        context.runOnContext(started -> {
            WebSocket socket = new WebSocket(server.url().toString());
            socket.onopen(event -> {
                socket.send("still there");
                throw new IllegalStateException("thrown by a listener");
            });
            socket.onmessage(event -> {
                echoed.complete(event.data());
                socket.close();
            });
        });

        assertEquals("thrown by a listener", get(reported).getMessage());
        assertEquals("still there", get(echoed));
    }

    @Test
    void exceptionHandlerThatThrowsDoesNotHarmTheConnection(Vertx vertx) throws Exception {
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
        context.exceptionHandler(thrown -> {
            throw new IllegalStateException("thrown by the handler", thrown);
        });
        context.runOnContext(started -> {
            WebSocket socket = new WebSocket(server.url().toString());
            socket.onopen(event -> socket.send("one"));
            socket.onmessage(event -> {
                throw new IllegalStateException("thrown by a listener");
            });
            socket.addEventListener("message", event -> socket.close(1000, "done"));
            socket.onclose(closed::complete);
        });

        assertEquals(1000, get(closed).code());
        assertTrue(get(closed).wasClean());
    }

    @Test
    @SuppressWarnings("NullAway") // Null is what is tested.
    void backEndNeedsAVertx() {
        NullPointerException refused = assertThrows(NullPointerException.class, () -> VertxBackend.of(null));

        assertEquals("vertx", refused.getMessage());
    }

    @Test
    void twoSocketsOutsideOfVertxCanHaveTwoEventLoops(Vertx vertx) throws Exception {
        WebSocketOptions options =
                WebSocketOptions.builder().backend(VertxBackend.of(vertx)).build();
        CompletableFuture<Thread> first = threadOf(new WebSocket(server.url().toString(), options));
        CompletableFuture<Thread> second = threadOf(new WebSocket(server.url().toString(), options));

        assertNotEquals(get(first), get(second));
    }

    private static CompletableFuture<Thread> threadOf(WebSocket socket) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        socket.onopen(event -> {
            thread.complete(Thread.currentThread());
            socket.close();
        });
        return thread;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }
}
