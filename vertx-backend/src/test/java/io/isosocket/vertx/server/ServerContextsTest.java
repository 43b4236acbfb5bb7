package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers on contexts of several kinds, and several on one port. */
class ServerContextsTest {

    private final ServerFixture fixture = new ServerFixture();
    private final List<WebSocketServer> servers = new CopyOnWriteArrayList<>();
    private final Connections connections = new Connections();
    private final Set<Context> contexts = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** A server in a verticle; its connections note their context and echo. */
    private final class ServerVerticle extends VerticleBase {
        private final int port;

        ServerVerticle(int port) {
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return Future.fromCompletionStage(WebSocketServer.builder()
                    .connections(connections)
                    .handler((socket, request) -> {
                        contexts.add(Vertx.currentContext());
                        assertEquals(context, Vertx.currentContext());
                        ServerFixture.echo(socket);
                        socket.onmessage(event -> {
                            assertEquals(context, Vertx.currentContext());
                            socket.send(String.valueOf(event.data()));
                        });
                    })
                    .listen(port)
                    .thenAccept(servers::add));
        }
    }

    private String deploy(DeploymentOptions options, int port) {
        return ServerFixture.await(fixture.vertx()
                .deployVerticle(() -> new ServerVerticle(port), options)
                .toCompletionStage());
    }

    @Test
    void instancesShareAPortAndASet() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        int instances = 2;
        int clients = 8;
        String deployment = deploy(new DeploymentOptions().setInstances(instances), port);
        List<PeerConnection> open = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            PeerConnection client = RawClient.open(port, "/");
            open.add(client);
            client.send(Frame.text("m" + i));
            assertEquals("m" + i, client.expect(Frame.TEXT).text());
        }
        assertEquals(instances, contexts.size());
        assertEquals(clients, connections.size());
        connections.broadcast("to all of both");
        for (PeerConnection client : open) {
            assertEquals("to all of both", client.expect(Frame.TEXT).text());
        }
        // One instance stops: its clients alone are sent away.
        var closed = servers.get(0).close();
        int sentAway = 0;
        for (ServerConnection connection : connections) {
            sentAway += connection.readyState() == WebSocket.CLOSING ? 1 : 0;
        }
        assertEquals(clients / instances, sentAway);
        // Undeploying closes the rest.
        Future<Void> undeployed = fixture.vertx().undeploy(deployment);
        for (PeerConnection client : open) {
            assertEquals(1001, client.expect(Frame.CLOSE).closeCode());
            client.close();
        }
        ServerFixture.await(closed.thenApply(done -> true));
        ServerFixture.await(undeployed.map(true).toCompletionStage());
    }

    @Test
    void workerHearsEveryMessageInOrder() throws IOException {
        deploy(new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER), 0);
        int port = servers.get(0).port();
        for (int i = 0; i < 20; i++) {
            try (PeerConnection client = RawClient.open(port, "/")) {
                client.sendRaw(
                        Frame.text("1").mask().bytes(), Frame.text("2").mask().bytes());
                assertEquals("1", client.expect(Frame.TEXT).text());
                assertEquals("2", client.expect(Frame.TEXT).text());
            }
        }
    }

    @Test
    void defaultVertxNeedsNoOther() throws Exception {
        WebSocketServer server = ServerFixture.await(
                WebSocketServer.builder().handler(ServerFixture::echo).listen(0));
        ObservedSocket client = ObservedSocket.open(server.url() + "/");
        client.socket().send("hello");
        assertEquals("hello", client.nextMessage());
        ServerFixture.await(server.close().thenApply(done -> true));
        assertTrue(client.awaitCleanClose().code() == 1001);
    }
}
