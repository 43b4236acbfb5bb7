package io.isosocket.vertx.client;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.spi.ConnectRequest;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One try to connect: asks the policy, resolves the name, waits for its turn with each address, dials one address after
 * another until one takes the connection, and hands the channel to the {@link ClientHandshake}.
 *
 * <p>Everything happens on the event loop of the connection's context.
 */
final class Dial {

    private static final HandshakeTurns TURNS = new HandshakeTurns();

    private final ConnectRequest request;
    private final Route route;
    private final PolicyCheck policy;
    /** The context of the WebSocket; who closes it ends the try. */
    private final ContextInternal home;

    private final ContextInternal context;
    private final EventLoop loop;
    private final ClientConnection connection;
    private final Closeable whenHomeCloses = this::homeCloses;
    private List<InetSocketAddress> targets = List.of();
    private int next;
    /** From the first name to TCP and TLS; the wait for a turn does not use it up. */
    private final TimeLimit dialLimit;
    /** From TCP to the opening handshake; the wait for a turn does not use it up either. */
    private final TimeLimit handshakeLimit;

    private HandshakeTurns.@Nullable Turn turn;
    private @Nullable Channel channel;
    private boolean done;

    Dial(ConnectRequest request, ContextInternal context, ClientConnection connection) {
        this.request = request;
        this.route = Route.of(request);
        this.policy = new PolicyCheck(request);
        this.home = context;
        this.context = eventLoopContext(context);
        this.loop = context.nettyEventLoop();
        this.connection = connection;
        this.dialLimit = new TimeLimit(loop, request.options().dialTimeout(), this::dialTimedOut);
        this.handshakeLimit = new TimeLimit(loop, request.options().handshakeTimeout(), this::handshakeTimedOut);
    }

    /** Vert.x opens channels on event-loop contexts; one on the same loop serves a worker. */
    private static ContextInternal eventLoopContext(ContextInternal context) {
        return context.threadingModel() == ThreadingModel.EVENT_LOOP
                ? context
                : context.owner()
                        .contextBuilder()
                        .withThreadingModel(ThreadingModel.EVENT_LOOP)
                        .withEventLoop(context.nettyEventLoop())
                        .build();
    }

    ConnectRequest request() {
        return request;
    }

    ClientConnection connection() {
        return connection;
    }

    ContextInternal context() {
        return context;
    }

    void start() {
        if (home.closeFuture().add(whenHomeCloses)) {
            orFail(this::askAndResolve);
        } else {
            fail(closed());
        }
    }

    private void askAndResolve() {
        Optional<WebSocketFailure> refusal = policy.url();
        if (refusal.isPresent()) {
            fail(refusal.get());
            return;
        }
        dialLimit.run();
        if (route.isResolvedByProxy()) {
            leaveNameToProxy();
        } else {
            resolve();
        }
    }

    /** RFC 6455, section 4.1, step 2: behind a proxy each name counts as a host of its own. */
    private void leaveNameToProxy() {
        String host = route.destination().host();
        int port = route.destination().port();
        Optional<WebSocketFailure> refusal =
                policy.nameAtProxy(host, port).or(() -> ProxyFailures.ofName(route.label(), host));
        if (refusal.isPresent()) {
            fail(refusal.get());
        } else {
            targets = List.of(InetSocketAddress.createUnresolved(host, port));
            tryNextTarget();
        }
    }

    private void resolve() {
        String host = route.destination().host();
        HostNames.resolve(context.owner(), loop, host).addListener(resolved -> {
            if (done) {
                return;
            }
            if (resolved.isSuccess()) {
                @SuppressWarnings("unchecked")
                List<InetAddress> found = (List<InetAddress>) resolved.getNow();
                orFail(() -> askAndDial(found));
            } else {
                fail(Failures.ofResolve(host, resolved.cause()));
            }
        });
    }

    private void askAndDial(List<InetAddress> addresses) {
        int port = route.destination().port();
        Optional<WebSocketFailure> refusal = policy.addresses(addresses, port);
        if (refusal.isPresent()) {
            fail(refusal.get());
            return;
        }
        targets = route.reachable(addresses).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (targets.isEmpty()) {
            fail(Failures.ofFamily(route.label()));
        } else {
            tryNextTarget();
        }
    }

    /** Runs a step that calls what others wrote, a policy: whatever it throws ends the try, so that nothing waits for ever. */
    private void orFail(Runnable step) {
        try {
            step.run();
        } catch (Throwable thrown) {
            fail(WebSocketFailure.builder(
                            Kind.INTERNAL, channel == null ? Phase.PREPARE : Phase.HANDSHAKE, "on this side: " + thrown)
                    .cause(thrown)
                    .build());
        }
    }

    /** The Vertx or the verticle goes: without this, a try that waits for its turn would never hear of it. */
    private void homeCloses(Completable<Void> heard) {
        try {
            loop.execute(() -> {
                fail(closed());
                heard.succeed();
            });
        } catch (RejectedExecutionException loopEnded) {
            heard.succeed();
        }
    }

    private static WebSocketFailure closed() {
        return WebSocketFailure.builder(
                        Kind.CLOSED, Phase.CONNECT, "the Vertx or the verticle of the WebSocket is closed")
                // It does not come back: a ReconnectingWebSocket would try for ever.
                .retryable(false)
                .build();
    }

    /** Ends the try; its outcome is no longer wanted. */
    void cancel() {
        if (settle() && channel != null) {
            channel.close();
        }
    }

    /** Fails the try. */
    void fail(WebSocketFailure failure) {
        if (settle()) {
            if (channel != null) {
                channel.close();
            }
            connection.failed(failure);
        }
    }

    /** The handshake is done; {@code false} where the try has ended before. */
    boolean succeed() {
        return settle();
    }

    /** {@return whether the try has ended} */
    boolean isDone() {
        return done;
    }

    private boolean settle() {
        if (done) {
            return false;
        }
        done = true;
        home.closeFuture().remove(whenHomeCloses);
        endTurn();
        return true;
    }

    private void tryNextTarget() {
        InetSocketAddress target = targets.get(next++);
        if (request.options().parallelHandshakes()) {
            // Deviation: with the option, handshakes with one address run side by side.
            granted(target);
        } else {
            dialLimit.halt();
            turn = TURNS.take(target, () -> loop.execute(() -> granted(target)));
        }
    }

    private void granted(InetSocketAddress target) {
        if (done) {
            return;
        }
        dialLimit.run();
        handshakeLimit.run();
        PromiseInternal<NetSocket> promise = context.promise();
        promise.future().onComplete((socket, thrown) -> {
            if (socket != null) {
                connected(((NetSocketInternal) socket).channelHandlerContext().channel());
            } else if (!done) {
                endTurn();
                WebSocketFailure failure = Failures.ofConnect(route.label(), thrown);
                boolean elsewhere = failure.phase() == Phase.CONNECT && failure.kind() != Kind.HANDSHAKE_REFUSED;
                if (elsewhere && next < targets.size()) {
                    orFail(this::tryNextTarget);
                } else {
                    fail(failure);
                }
            }
        });
        try {
            NetClients.of(home, route.from()).connectInternal(channelOptions(target), promise, context);
        } catch (GeneralSecurityException | RuntimeException | LinkageError thrown) {
            // Also a class that is missing at run time: the turn must end, or no other handshake ever starts.
            promise.tryFail(thrown);
        }
    }

    private void connected(Channel opened) {
        if (done) {
            opened.close();
            return;
        }
        channel = opened;
        dialLimit.halt();
        orFail(() -> ClientHandshake.begin(opened, this));
    }

    private ConnectOptions channelOptions(InetSocketAddress target) throws GeneralSecurityException {
        long remainingNanos = Math.min(dialLimit.remainingNanos(), handshakeLimit.remainingNanos());
        Optional<Duration> remaining =
                remainingNanos == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(remainingNanos));
        return ChannelOptions.of(request, route, target, remaining, targets.size() - next + 1);
    }

    private void endTurn() {
        dialLimit.halt();
        handshakeLimit.halt();
        if (turn != null) {
            turn.end();
            turn = null;
        }
    }

    private void dialTimedOut() {
        timedOut(targets.isEmpty() ? Phase.RESOLVE : Phase.CONNECT, dialLimit.limit() + " (dialTimeout)");
    }

    private void handshakeTimedOut() {
        Phase phase = channel == null ? Phase.CONNECT : Phase.HANDSHAKE;
        timedOut(phase, handshakeLimit.limit() + " (handshakeTimeout)");
    }

    private void timedOut(Phase phase, String limit) {
        fail(WebSocketFailure.builder(Kind.TIMEOUT, phase, "no connection to " + route.label() + " within " + limit)
                .build());
    }
}
