package io.isosocket.samples;

import io.isosocket.BroadcastChannel;
import io.isosocket.MessageEvent;
import io.isosocket.vertx.server.Connections;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A chat that grows past one server: what a member of this one says, its own members hear, and those of all others too.
 *
 * <p>The others are in the same Vertx, or on other machines where that is clustered; the chat does not know.
 */
public final class ClusteredChat extends VerticleBase {

    /** The name of the channel that the servers tell each other on. */
    public static final String CHANNEL = "chat";

    private final Connections members = new Connections();
    private final String host;
    private @Nullable WebSocketServer server;

    /**
     * A chat to be deployed.
     *
     * @param host the address that it listens on, at any free port
     */
    public ClusteredChat(String host) {
        this.host = host;
    }

    @Override
    public Future<?> start() {
        // snippet: chat
        var others = new BroadcastChannel(CHANNEL);
        others.onmessage(event -> members.broadcast("" + event.data()));
        CompletionStage<WebSocketServer> listening = WebSocketServer.builder()
                .connections(members)
                .handler(member -> member.onmessage(event -> tellAll(event, others)))
                .listen(host, 0);
        // end
        return Future.fromCompletionStage(listening).onSuccess(started -> server = started);
    }

    private void tellAll(MessageEvent said, BroadcastChannel others) {
        if (said.data() instanceof String text) {
            members.broadcast(text);
            others.postMessage(text);
        }
    }

    /** {@return where its members connect to, once it is deployed} */
    public URI url() {
        if (server == null) {
            throw new IllegalStateException("the chat on " + host + " is not deployed");
        }
        return server.url();
    }
}
