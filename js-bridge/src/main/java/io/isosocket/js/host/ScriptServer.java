package io.isosocket.js.host;

import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.HostAccess;

/** A server of a script, with a port of its own. On the loop's context only. */
public final class ScriptServer {

    private final ServersHost servers;
    private final ServerCallbacks callbacks;
    private final ServerLife life;

    ScriptServer(ServersHost servers, ServerCallbacks callbacks, ServerLife life) {
        this.servers = servers;
        this.callbacks = callbacks;
        this.life = life;
    }

    void begin(ServerChoices choices) {
        WebSocketServer.Builder builder = servers.builder(choices.options());
        if (choices.echo()) {
            builder.handler(EchoServer::echo);
        } else {
            builder.route(
                    "/*",
                    this::decide,
                    (connection, request) -> servers.arrived(callbacks.connected(), connection, request));
        }
        life.ended().onComplete(done -> {
            servers.ended(this);
            servers.loop().post(() -> callbacks.closed().executeVoid());
        });
        life.opened()
                .onComplete(
                        server -> tell(() ->
                                callbacks.listening().executeVoid(server.url().toString(), server.port())),
                        failure -> tell(() -> servers.tellFailure(callbacks.failed(), failure)));
        life.begin(builder);
    }

    /** Never within the script's call, since it listens for this once it has the server; nor once that is stopped. */
    private void tell(Runnable news) {
        servers.loop().post(() -> {
            if (!life.isStopping()) {
                news.run();
            }
        });
    }

    private CompletionStage<HandshakeAnswer> decide(HandshakeRequest request) {
        return callbacks.deciding() == null
                ? CompletableFuture.completedStage(HandshakeAnswer.accept())
                : servers.decided(callbacks.deciding(), request);
    }

    /** Stops it: every connection is closed with 1001. */
    @HostAccess.Export
    public void close() {
        stop(WebSocketServer.DEFAULT_GRACE);
    }

    Future<Void> stop(Duration grace) {
        return life.stop(grace);
    }
}
