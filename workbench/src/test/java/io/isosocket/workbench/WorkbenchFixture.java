package io.isosocket.workbench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A workbench, a client of its API, and a server to connect to. */
@Timeout(60)
abstract class WorkbenchFixture {

    @TempDir
    Path data;

    WorkbenchClient client;

    WebSocketServer server;

    final BlockingQueue<ServerConnection> arrived = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        client = WorkbenchClient.start(data);
        server = WebSocketServer.builder()
                .options(ServerOptions.builder().protocols("chat").build())
                .route(
                        "/closed",
                        request -> CompletableFuture.completedStage(HandshakeAnswer.refuse(401)),
                        (socket, request) -> {})
                .handler(socket -> {
                    EchoServer.echo(socket);
                    arrived.add(socket);
                })
                .listen(0)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    String url() {
        return "ws://127.0.0.1:" + server.port() + "/";
    }

    long open() throws Exception {
        long id = client.connect(url());
        client.awaitState(id, "open");
        return id;
    }

    ServerConnection peer() throws InterruptedException {
        ServerConnection peer = arrived.poll(30, TimeUnit.SECONDS);
        assertTrue(peer != null, "nobody has come");
        return peer;
    }

    static JsonObject message(String kind, String text) {
        return new JsonObject().put("kind", kind).put("data", text);
    }

    List<String> previews(long id, String query) throws Exception {
        List<String> previews = new ArrayList<>();
        for (Object row : client.rows(id, query)) {
            previews.add(((JsonObject) row).getString("preview"));
        }
        return previews;
    }

    static List<Long> ids(JsonObject state) {
        List<Long> ids = new ArrayList<>();
        state.getJsonArray("sessions").forEach(session -> ids.add(((JsonObject) session).getLong("id")));
        return ids;
    }
}
