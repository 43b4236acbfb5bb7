package io.isosocket.js.host;

import io.isosocket.BinaryType;
import io.isosocket.vertx.server.HandshakeAnswer;
import io.isosocket.vertx.server.HandshakeRequest;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/** A server of a script, with a port of its own. On the loop's context only. */
public final class ScriptServer {

    private final ServersHost servers;
    private final ServerCallbacks callbacks;
    private final Promise<Void> ended = Promise.promise();
    private @Nullable WebSocketServer listening;
    private @Nullable Duration stopping;

    ScriptServer(ServersHost servers, ServerCallbacks callbacks) {
        this.servers = servers;
        this.callbacks = callbacks;
    }

    void listen(ServerChoices choices) {
        servers.loop().hold();
        WebSocketServer.Builder builder = WebSocketServer.builder().options(choices.options());
        if (choices.echo()) {
            builder.handler(ScriptServer::echo);
        } else {
            builder.route(
                    "/*",
                    this::decide,
                    (connection, request) -> servers.arrived(callbacks.connected(), connection, request));
        }
        builder.listen(choices.host(), choices.port()).whenComplete((server, failure) -> {
            if (server == null) {
                servers.loop().post(() -> servers.tellFailure(callbacks.failed(), failure));
                hasEnded();
            } else if (stopping != null) {
                server.close(stopping).whenComplete((done, failed) -> hasEnded());
            } else {
                listening = server;
                // Never within the script's call: it listens for this once it has the server.
                servers.loop()
                        .post(() ->
                                callbacks.listening().executeVoid(server.url().toString(), server.port()));
            }
        });
    }

    private CompletionStage<HandshakeAnswer> decide(HandshakeRequest request) {
        return callbacks.deciding() == null
                ? CompletableFuture.completedStage(HandshakeAnswer.accept())
                : servers.decided(callbacks.deciding(), request);
    }

    private static void echo(ServerConnection connection) {
        connection.binaryType(BinaryType.ARRAYBUFFER);
        connection.onmessage(event -> {
            if (event.data() instanceof ByteBuffer bytes) {
                connection.send(bytes);
            } else if (event.data() instanceof String text) {
                connection.send(text);
            }
        });
    }

    private void hasEnded() {
        if (ended.tryComplete()) {
            servers.ended(this);
            servers.loop().post(() -> callbacks.closed().executeVoid());
            servers.loop().release();
        }
    }

    /** Stops it: every connection is closed with 1001. */
    @HostAccess.Export
    public void close() {
        stop(WebSocketServer.DEFAULT_GRACE);
    }

    Future<Void> stop(Duration grace) {
        if (stopping == null) {
            stopping = grace;
            if (listening != null) {
                listening.close(grace).whenComplete((done, failure) -> hasEnded());
            }
        }
        return ended.future();
    }
}
