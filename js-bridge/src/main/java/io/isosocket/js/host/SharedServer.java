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
    private final Map<String, ScriptPath> paths = new HashMap<>();
    private @Nullable ServerLife life;
    private boolean kept;

    SharedServer(ServersHost servers, ServerRules rules) {
        this.servers = servers;
        this.rules = rules;
    }

    /** Opens it, where it is not open yet; it stays open until the runtime ends. */
    CompletionStage<URI> keep() {
        kept = true;
        return open().thenApply(WebSocketServer::url);
    }

    /** {@return how many paths are taken} */
    int paths() {
        return paths.size();
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
        ServerLife open = life == null ? begin() : life;
        return open.opened().toCompletionStage();
    }

    private ServerLife begin() {
        ServerOptions.Builder options = ServerOptions.builder().maxConnections(servers.maxConnections());
        rules.tls().ifPresent(options::tls);
        WebSocketServer.Builder builder = servers.builder(options.build()).route("/*", this::decide, this::arrived);
        rules.otherRequests().ifPresent(builder::otherRequests);
        ServerLife begun = servers.life(rules.host(), rules.port());
        life = begun;
        begun.opened().onFailure(failure -> forget(begun));
        begun.begin(builder);
        return begun;
    }

    private void forget(ServerLife ended) {
        if (life == ended) {
            life = null;
        }
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
        ServerLife open = life;
        life = null;
        return open == null ? Future.succeededFuture() : open.stop(grace);
    }
}
