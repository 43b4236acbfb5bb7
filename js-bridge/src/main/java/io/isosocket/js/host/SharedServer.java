package io.isosocket.js.host;

import io.isosocket.js.ServerRules;
import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The server whose paths the scripts of a runtime share. It is opened with the first path and closed with the last one,
 * unless the host opened it. On the loop's context only.
 */
final class SharedServer {

    private final ServersHost servers;
    private final ServerRules rules;
    private final int maxConnections;
    private final Map<String, ScriptPath> paths = new HashMap<>();
    private @Nullable CompletionStage<WebSocketServer> server;
    private boolean kept;

    SharedServer(ServersHost servers, ServerRules rules, int maxConnections) {
        this.servers = servers;
        this.rules = rules;
        this.maxConnections = maxConnections;
    }

    /** Opens it, where it is not open yet; it stays open until the runtime ends. */
    CompletionStage<URI> keep() {
        kept = true;
        return open().thenApply(WebSocketServer::url);
    }

    boolean has(String path) {
        return paths.containsKey(path);
    }

    CompletionStage<WebSocketServer> add(String path, ScriptPath owner) {
        paths.put(path, owner);
        return open();
    }

    /** Takes the path away; its connections are closed by its owner. */
    CompletionStage<?> remove(String path) {
        paths.remove(path);
        if (paths.isEmpty() && !kept) {
            return stop(WebSocketServer.DEFAULT_GRACE).toCompletionStage();
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<WebSocketServer> open() {
        if (server == null) {
            servers.loop().hold();
            ServerOptions.Builder options = ServerOptions.builder()
                    .maxConnections(Math.min(maxConnections, ServerOptions.DEFAULT.maxConnections()));
            rules.tls().ifPresent(options::tls);
            WebSocketServer.Builder builder =
                    WebSocketServer.builder().options(options.build()).route("/*", this::decide, this::arrived);
            rules.otherRequests().ifPresent(builder::otherRequests);
            CompletionStage<WebSocketServer> opening = builder.listen(rules.host(), rules.port());
            server = opening;
            opening.whenComplete((listening, failure) -> {
                if (failure != null) {
                    forget(opening);
                }
            });
            // On the loop itself it may have failed, and be forgotten, by now.
            return opening;
        }
        return server;
    }

    private void forget(CompletionStage<WebSocketServer> ended) {
        if (server == ended) {
            server = null;
        }
        servers.loop().release();
    }

    private CompletionStage<HandshakeAnswer> decide(HandshakeRequest request) {
        return CompletableFuture.completedFuture(
                has(request.path())
                        ? HandshakeAnswer.accept()
                        : HandshakeAnswer.refuse(404).withBody("nothing is at this path\n"));
    }

    private void arrived(ServerConnection connection, HandshakeRequest request) {
        ScriptPath path = paths.get(request.path());
        if (path == null) {
            connection.close(1001);
        } else {
            path.arrived(connection, request);
        }
    }

    Future<Void> stop(Duration grace) {
        CompletionStage<WebSocketServer> open = server;
        if (open == null) {
            return Future.succeededFuture();
        }
        server = null;
        return Future.fromCompletionStage(
                        open.thenCompose(listening -> listening.close(grace)).whenComplete((done, failure) -> {
                            if (open.toCompletableFuture().isCompletedExceptionally()) {
                                return; // It has been forgotten already.
                            }
                            servers.loop().release();
                        }))
                .otherwiseEmpty();
    }
}
