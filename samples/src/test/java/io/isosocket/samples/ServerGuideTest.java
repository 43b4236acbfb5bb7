package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.Origins;
import io.isosocket.vertx.server.RateLimit;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.SlowClientLimit;
import io.isosocket.vertx.server.WebSocketHandler;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The snippets of docs/guide/server.md, run. */
@Timeout(60)
class ServerGuideTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** What a client that says one thing hears first, or why it could not connect. */
    private static String say(String url, String text) throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        var socket = new WebSocket(url);
        socket.onmessage(event -> {
            heard.complete(String.valueOf(event.data()));
            socket.close();
        });
        socket.onclose(event -> heard.complete(WebSocketFailure.of(event)
                .flatMap(WebSocketFailure::response)
                .map(response -> response.status() + " " + response.body())
                .orElse("closed with " + event.code())));
        // Last, and done here where it was open already: whatever a busy machine lets happen between these lines.
        AtomicBoolean said = new AtomicBoolean();
        Runnable say = () -> {
            if (said.compareAndSet(false, true)) {
                socket.send(text);
            }
        };
        socket.onopen(event -> say.run());
        if (socket.readyState() == WebSocket.OPEN) {
            say.run();
        }
        return heard.get(30, TimeUnit.SECONDS);
    }

    @Test
    void threeLines() throws Exception {
        int port = 0;
        // snippet: three-lines
        CompletionStage<WebSocketServer> listening = WebSocketServer.builder()
                .handler(ws -> ws.onmessage(event -> ws.send("you said " + event.data())))
                .listen(port);
        // end
        WebSocketServer server = await(listening);
        assertEquals("you said hello", say(server.url() + "/", "hello"));
        await(server.close().thenApply(stopped -> true));
    }

    private static CompletionStage<Optional<String>> userOf(String token) {
        return CompletableFuture.supplyAsync(() -> token.equals("t0ken") ? Optional.of("Zoe") : Optional.empty());
    }

    @Test
    void routesAndDecisions() throws Exception {
        // snippet: routes
        var server = WebSocketServer.builder()
                .route("/rooms/:room", this::mayEnter, (ws, request) -> {
                    String room = request.pathParameter("room");
                    ws.join(room);
                    ws.onmessage(event -> ws.connections()
                            .room(room)
                            .ifPresent(members -> members.broadcast(event.data() + " in " + room)));
                })
                .route("/time", (ws, request) -> ws.send("late"));
        // end
        WebSocketServer listening = await(server.vertx(vertx).listen(0));
        assertEquals("hi in red", say(listening.url() + "/rooms/red?token=t0ken", "hi"));
        assertEquals("401 who are you?", say(listening.url() + "/rooms/red?token=x", "hi"));
        assertEquals("late", say(listening.url() + "/time", "when?"));
        assertEquals("404 nothing is at this path\n", say(listening.url() + "/other", "hi"));
    }

    // snippet: decision
    private CompletionStage<HandshakeAnswer> mayEnter(HandshakeRequest request) {
        String token = request.queryParameter("token").orElse("");
        return userOf(token)
                .thenApply(user -> user.isPresent()
                        ? HandshakeAnswer.accept()
                        : HandshakeAnswer.refuse(401).withBody("who are you?"));
    }
    // end

    @Test
    void limits() throws Exception {
        // snippet: limits
        var options = ServerOptions.builder()
                .origins(Origins.of("https://app.example"))
                .maxConnections(10_000)
                .maxConnectionsPerAddress(20)
                .maxMessageSize(64 << 10)
                .rateLimit(new RateLimit(10, 50, RateLimit.WhenExceeded.CLOSE))
                .slowClient(new SlowClientLimit(1 << 20, SlowClientLimit.WhenFull.CLOSE_TRY_AGAIN_LATER))
                .keepAliveInterval(Duration.ofSeconds(20))
                .build();
        // end
        WebSocketServer server = await(WebSocketServer.builder()
                .vertx(vertx)
                .options(options)
                .handler(ws -> ws.onmessage(event -> ws.send("" + event.data())))
                .listen(0));
        assertEquals("ok", say(server.url() + "/", "ok"));
    }

    @Test
    void routeOfARouter() throws Exception {
        // snippet: router
        Router router = Router.router(vertx);
        router.route("/chat")
                .handler(WebSocketHandler.create(ws -> ws.connections().broadcast("one more")));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(router);
        // end
        int port = server.listen(0, "127.0.0.1").await(30, TimeUnit.SECONDS).actualPort();
        assertEquals("one more", say("ws://127.0.0.1:" + port + "/chat", ""));
    }

    // snippet: verticle
    static final class ChatVerticle extends VerticleBase {
        private final Connections everybody;
        private final int port;

        ChatVerticle(Connections everybody, int port) {
            this.everybody = everybody;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return Future.fromCompletionStage(WebSocketServer.builder()
                    .connections(everybody)
                    .handler(ws -> ws.onmessage(event -> everybody.broadcast("" + event.data())))
                    .listen(port));
        }
    }
    // end

    @Test
    void severalInstances() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // snippet: instances
        var everybody = new Connections();
        var deployed =
                vertx.deployVerticle(() -> new ChatVerticle(everybody, port), new DeploymentOptions().setInstances(2));
        // end
        deployed.await(30, TimeUnit.SECONDS);
        assertEquals("to all", say("ws://127.0.0.1:" + port + "/", "to all"));
    }
}
