package io.isosocket.js.host;

import io.isosocket.js.loop.EventLoop;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.BindException;
import java.time.Duration;
import java.util.Map;

/**
 * A server from its start to its end, which holds the loop. An address has one server of a script at a time: Vert.x would
 * let two of them share it, each with a part of the clients. Who wants the address of one that is being stopped waits
 * until that has ended. On the loop's context only.
 */
final class ServerLife {

    /**
     * An address of a server.
     *
     * @param host as the script or the host names it
     * @param port 0 for any
     */
    record Address(String host, int port) {}

    private static final int ANY_PORT = 0;

    private final EventLoop loop;
    private final Map<Address, ServerLife> lives;
    private final Address wanted;
    private final Promise<WebSocketServer> opened;
    private final Promise<Void> ended;
    private boolean opening;
    private boolean stopping;

    /**
     * Makes one that has yet to begin.
     *
     * @param lives those of the script that have an address
     */
    ServerLife(EventLoop loop, Map<Address, ServerLife> lives, Address wanted) {
        this.loop = loop;
        this.lives = lives;
        this.wanted = wanted;
        opened = loop.context().promise();
        ended = loop.context().promise();
    }

    /**
     * Begins, once.
     *
     * @param builder the server
     */
    void begin(WebSocketServer.Builder builder) {
        loop.hold();
        ended.future().onComplete(done -> {
            lives.values().removeIf(life -> life == this);
            loop.release();
        });
        ServerLife before = lives.get(wanted);
        if (before != null && before.stopping) {
            before.ended.future().onComplete(done -> listen(builder));
        } else {
            listen(builder);
        }
    }

    private void listen(WebSocketServer.Builder builder) {
        if (stopping) {
            return;
        }
        opening = true;
        if (wanted.port() != ANY_PORT && lives.putIfAbsent(wanted, this) != null) {
            failed(new BindException("cannot listen on " + wanted.host() + ":" + wanted.port()
                    + ": in use by another server of the script"));
            return;
        }
        try {
            Future.fromCompletionStage(builder.listen(wanted.host(), wanted.port()), loop.context())
                    .onComplete(this::listens, this::failed);
        } catch (IllegalArgumentException unusableCertificate) {
            failed(unusableCertificate);
        }
    }

    private void listens(WebSocketServer server) {
        lives.put(new Address(wanted.host(), server.port()), this);
        opened.complete(server);
    }

    private void failed(Throwable failure) {
        ended.complete();
        opened.fail(failure);
    }

    /** {@return whether it was told to stop} */
    boolean isStopping() {
        return stopping;
    }

    /**
     * Stops it: every connection is closed with 1001.
     *
     * @param grace how long that may take
     * @return completes once it has ended
     */
    Future<Void> stop(Duration grace) {
        if (!stopping) {
            stopping = true;
            if (opening) {
                opened.future()
                        .onSuccess(server -> server.close(grace).whenComplete((done, failure) -> ended.complete()));
            } else {
                failed(new IllegalStateException("it was stopped before it listened"));
            }
        }
        return ended.future();
    }

    /** {@return completes when it listens; fails where it cannot, or is stopped before it tries} */
    Future<WebSocketServer> opened() {
        return opened.future();
    }

    /** {@return completes once it has ended, in whatever way} */
    Future<Void> ended() {
        return ended.future();
    }
}
