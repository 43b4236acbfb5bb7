package io.isosocket;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages of a channel to a subscriber, no more than it asks for (Reactive Streams 1.0.4, whose rules are
 * cited by number). Whoever calls finds {@link #run} at work or does the work: so the subscriber hears one thing at a
 * time, and a request within {@code onNext} is no deeper call (3.3).
 */
final class ChannelSubscription implements Flow.Subscription {

    private final WebSocketChannel channel;
    private final Flow.Subscriber<? super WebSocketMessage> subscriber;
    private final Runnable ended;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private volatile @Nullable IllegalArgumentException badRequest;
    private volatile boolean cancelled;
    // The fields below belong to who works.
    private @Nullable CompletableFuture<Received<WebSocketMessage>> receiving;
    private boolean over;

    ChannelSubscription(
            WebSocketChannel channel, Flow.Subscriber<? super WebSocketMessage> subscriber, Runnable ended) {
        this.channel = channel;
        this.subscriber = subscriber;
        this.ended = ended;
    }

    /** Tells a subscriber that there is one already (1.9: onSubscribe comes first). */
    static void refuse(Flow.Subscriber<?> subscriber, String what) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(new IllegalStateException("subscribe: " + what + " has a subscriber already"));
    }

    void start() {
        // What is requested within onSubscribe comes after it (1.3).
        work.set(1);
        guarded(() -> {
            subscriber.onSubscribe(this);
            return false;
        });
        workOff(1);
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            // 3.9
            badRequest = new IllegalArgumentException("request: " + n + " is not 1 or more");
        } else {
            // 3.17: more than can be counted is without a limit.
            demand.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        }
        run();
    }

    @Override
    public void cancel() {
        cancelled = true;
        run();
    }

    private void run() {
        if (work.getAndIncrement() == 0) {
            workOff(1);
        }
    }

    private void workOff(int found) {
        int seen = found;
        while (seen != 0) {
            while (guarded(this::step)) {
                // The next message.
            }
            seen = work.addAndGet(-seen);
        }
    }

    /** What the subscriber throws, against the rules, ends its subscription (2.13). */
    private boolean guarded(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (Throwable thrown) {
            if (!over) {
                finish();
            }
            channel.socket().reportException(thrown);
            return false;
        }
    }

    /** {@return whether there is more to do at once} */
    private boolean step() {
        if (over) {
            return false;
        }
        if (cancelled || badRequest != null) {
            return giveUp();
        }
        if (receiving == null) {
            if (demand.get() == 0) {
                return false;
            }
            CompletableFuture<Received<WebSocketMessage>> next =
                    channel.receiveAsync().toCompletableFuture();
            receiving = next;
            if (!next.isDone()) {
                next.whenComplete((received, givenUp) -> run());
                return false;
            }
        }
        return receiving.isDone() && hand(receiving.join());
    }

    /** Ends it, but for a message that has been taken already: that is still handed over (2.8). */
    private boolean giveUp() {
        CompletableFuture<Received<WebSocketMessage>> last = receiving;
        if (last != null && !last.cancel(false)) {
            Received<WebSocketMessage> taken = last.join();
            if (taken.ok()) {
                subscriber.onNext(taken.value());
            }
        }
        finish();
        if (badRequest != null && !cancelled) {
            subscriber.onError(badRequest);
        }
        return false;
    }

    private boolean hand(Received<WebSocketMessage> received) {
        receiving = null;
        if (received.ok()) {
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            subscriber.onNext(received.value());
            return true;
        }
        finish();
        Optional<WebSocketFailure> failure =
                Objects.requireNonNull(channel.closed().orElse(null), "closed").failure();
        if (failure.isPresent()) {
            subscriber.onError(failure.get());
        } else {
            subscriber.onComplete();
        }
        return false;
    }

    private void finish() {
        over = true;
        receiving = null;
        ended.run();
    }
}
