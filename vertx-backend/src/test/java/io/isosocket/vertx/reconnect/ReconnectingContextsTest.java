package io.isosocket.vertx.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.AddEventListenerOptions;
import io.isosocket.AnyWebSocket;
import io.isosocket.CloseEvent;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the events of a ReconnectingWebSocket come, and what becomes of it with its context. */
@Timeout(60)
class ReconnectingContextsTest {

    private static final ReconnectOptions NO_WAIT = ReconnectOptions.builder()
            .delay(ReconnectDelay.fixed(Duration.ZERO))
            .build();

    private final Vertx vertx = Vertx.vertx();
    private final RecordingServer server;

    ReconnectingContextsTest() throws Exception {
        server = new RecordingServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void everyConnectionHasTheContextOfItsMaker() throws Exception {
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> reconnected = new CompletableFuture<>();
        context.runOnContext(unused -> {
            ReconnectingWebSocket socket = new ReconnectingWebSocket("ws://127.0.0.1:" + server.port(), NO_WAIT);
            socket.addEventListener("open", event -> socket.reconnect(), onceOnly());
            socket.onreconnected(event -> {
                reconnected.complete(Vertx.currentContext());
                socket.close();
            });
        });

        assertSame(context, reconnected.get(30, TimeUnit.SECONDS));
    }

    private static AddEventListenerOptions onceOnly() {
        return AddEventListenerOptions.DEFAULT.withOnce(true);
    }

    @Test
    void verticleThatIsUndeployedWhileItConnectsEndsItToo() throws Exception {
        CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
        // It takes connections, and answers nothing.
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String deployment = await(vertx.deployVerticle(new VerticleBase() {
                @Override
                public Future<?> start() {
                    String url = "ws://127.0.0.1:" + silent.getLocalPort();
                    new ReconnectingWebSocket(url, NO_WAIT).onclose(closed::complete);
                    return Future.succeededFuture();
                }
            }));
            try (Socket unanswered = silent.accept()) {
                assertTrue(unanswered.isConnected());
                await(vertx.undeploy(deployment));
                closed.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void verticleThatIsUndeployedEndsIt() throws Exception {
        CompletableFuture<ReconnectingWebSocket> open = new CompletableFuture<>();
        CompletableFuture<CloseEvent> closed = new CompletableFuture<>();
        String deployment = await(vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                ReconnectingWebSocket socket = new ReconnectingWebSocket("ws://127.0.0.1:" + server.port(), NO_WAIT);
                socket.onopen(event -> open.complete(socket));
                socket.onclose(closed::complete);
                return Future.succeededFuture();
            }
        }));
        ReconnectingWebSocket socket = open.get(30, TimeUnit.SECONDS);

        await(vertx.undeploy(deployment));

        closed.get(30, TimeUnit.SECONDS);
        assertEquals(AnyWebSocket.CLOSED, socket.readyState());
        assertEquals(1, server.accepted());
    }
}
