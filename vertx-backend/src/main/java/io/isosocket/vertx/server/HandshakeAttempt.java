package io.isosocket.vertx.server;

import io.isosocket.CloseCode;
import io.isosocket.spi.AcceptedConnection;
import io.isosocket.vertx.context.ContextQueue;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request that is a valid handshake, from the limits and the decision to its connection. */
final class HandshakeAttempt {

    private final Acceptor acceptor;
    private final HttpServerRequest http;
    private final ServerHandshake handshake;
    private final HandshakeRequest request;
    private final Acceptor.Route route;
    private final Consumer<HttpServerRequest> upgraded;
    private final ContextInternal context;
    private final String address;
    /** Event loop only. */
    private boolean decided;

    HandshakeAttempt(
            Acceptor acceptor,
            HttpServerRequest http,
            ServerHandshake handshake,
            HandshakeRequest request,
            Acceptor.Route route,
            Consumer<HttpServerRequest> upgraded) {
        this.acceptor = acceptor;
        this.http = http;
        this.handshake = handshake;
        this.request = request;
        this.route = route;
        this.upgraded = upgraded;
        context = ((HttpServerRequestInternal) http).context().unwrap();
        address = ConnectionCounts.key(request.remoteAddress());
    }

    /** On the request's context. */
    void start() {
        int status = acceptor.connections().counts().enter(address, acceptor.options());
        if (status != 0) {
            acceptor.refuse(
                    handshake, HandshakeAnswer.refuse(status).withBody("there are too many connections already\n"));
            return;
        }
        CompletableFuture<HandshakeAnswer> answered;
        try {
            // Of null, and of a stage that is no future, too: the place that was taken has to be given back.
            answered = route.decision().decide(request).toCompletableFuture();
        } catch (Throwable thrown) {
            failed("the decision on a handshake", thrown);
            return;
        }
        Runnable cancel = answered.isDone() ? () -> {} : refuseLater();
        answered.whenComplete((answer, thrown) -> onLoop(() -> {
            cancel.run();
            if (!decided) {
                decided = true;
                decided(answer, thrown);
            }
        }));
    }

    /** Refuses where there is no decision in time. {@return what calls that off, on the event loop} */
    private Runnable refuseLater() {
        long nanos = TimeUnit.NANOSECONDS.convert(acceptor.options().handshakeTimeout());
        Future<?> timer = context.nettyEventLoop()
                .schedule(
                        () -> {
                            decided = true;
                            refuse(HandshakeAnswer.refuse(503).withBody("the decision took too long\n"));
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    private void onLoop(Runnable task) {
        EventLoop loop = context.nettyEventLoop();
        if (loop.inEventLoop()) {
            task.run();
        } else {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException over) {
                acceptor.connections().counts().leave(address);
            }
        }
    }

    private void decided(@Nullable HandshakeAnswer answer, @Nullable Throwable thrown) {
        if (answer == null) {
            failed("the decision on a handshake", thrown == null ? new NullPointerException("answer") : thrown);
        } else if (!answer.isAccepting()) {
            refuse(answer);
        } else if (!acceptor.beginAccepting()) {
            refuse(HandshakeAnswer.refuse(503).withBody("the server is stopping\n"));
        } else {
            try {
                accept(answer.withProtocol(chooseProtocol(answer.protocol())));
            } catch (RuntimeException wrongAnswer) {
                failed("the answer to a handshake", wrongAnswer);
            } finally {
                acceptor.endAccepting();
            }
        }
    }

    private void failed(String what, Throwable thrown) {
        context.reportException(new IllegalStateException(what + " failed: " + thrown, thrown));
        refuse(HandshakeAnswer.refuse(500));
    }

    private void refuse(HandshakeAnswer answer) {
        acceptor.connections().counts().leave(address);
        acceptor.refuse(handshake, answer);
    }

    private String chooseProtocol(String chosen) {
        List<String> offered = request.protocols();
        if (chosen.isEmpty()) {
            return acceptor.options().protocols().stream()
                    .filter(offered::contains)
                    .findFirst()
                    .orElse("");
        }
        if (!offered.contains(chosen)) {
            throw new IllegalArgumentException(
                    "the subprotocol \"" + chosen + "\" is none of those that the client offers, " + offered);
        }
        return chosen;
    }

    private void accept(HandshakeAnswer answer) {
        ServedConnection served = new ServedConnection(acceptor, request.remoteAddress(), context.nettyEventLoop());
        handshake
                .accept(answer, acceptor.settings(), acceptor.options().compression(), new ClientEvents(served))
                .ifPresentOrElse(
                        done -> open(served, done, answer.protocol()),
                        () -> acceptor.connections().counts().leave(address));
    }

    private void open(ServedConnection served, ServerHandshake.Upgraded done, String protocol) {
        served.start(done);
        ContextQueue queue = new ContextQueue(context, acceptor.lifeline());
        AcceptedConnection accepted = new AcceptedConnection(
                request.url(), request.origin().orElse(""), protocol, done.extensions(), queue, life -> {
                    served.listener(queue, life);
                    return served;
                });
        ServerConnection socket = new ServerConnection(accepted, served, acceptor.connections());
        served.socket(socket);
        acceptor.opened(served);
        upgraded.accept(http);
        context.emit(socket, this::callHandler);
    }

    private void callHandler(ServerConnection socket) {
        try {
            route.handler().connected(socket, request);
        } catch (Throwable thrown) {
            socket.close(CloseCode.INTERNAL_ERROR);
            context.reportException(thrown);
        }
    }
}
