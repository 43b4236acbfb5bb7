package io.isosocket;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a {@link WebSocketStream} for one subscriber. It reads from the socket while the subscriber has asked
 * for more than has come. Any thread may call its methods; the subscriber is called by one at a time.
 */
final class MessagePublisher implements Flow.Publisher<Object> {

    private final Source source;
    private final Queue<Object> messages = new ArrayDeque<>(2);
    /** Whether somebody emits, and how often it was asked to meanwhile. */
    private final AtomicInteger asked = new AtomicInteger();

    private Flow.@Nullable Subscriber<? super Object> subscriber;
    /** Whether the subscriber has its subscription: nothing comes before that (Reactive Streams 1.0.4, 1.3 and 1.9). */
    private boolean subscribed;

    private long demand;
    private boolean reading;
    private boolean over;
    private @Nullable Throwable failure;
    private boolean silent;

    /** Where the messages come from. */
    interface Source {
        void pause();

        void resume();

        void cancel();

        /** The subscriber has thrown something. */
        void report(Throwable thrown);
    }

    /** What is to be done next, decided under the lock and done outside of it. */
    private enum Step {
        EMIT,
        COMPLETE,
        RESUME,
        PAUSE,
        NOTHING
    }

    /** Makes one that does not read yet: the source has been paused. */
    MessagePublisher(Source source) {
        this.source = source;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> given) {
        Objects.requireNonNull(given, "subscriber");
        boolean first;
        synchronized (this) {
            first = subscriber == null;
            if (first) {
                subscriber = given;
            }
        }
        if (first) {
            guarded(() -> given.onSubscribe(new Asking()));
            synchronized (this) {
                subscribed = true;
            }
            emit();
        } else {
            ChannelSubscription.refuse(given, "the readable side");
        }
    }

    /** A message has come. */
    void add(Object message) {
        synchronized (this) {
            if (silent) {
                return;
            }
            messages.add(message);
        }
        emit();
    }

    /** No message will come any more. */
    void end(@Nullable Throwable why) {
        synchronized (this) {
            over = true;
            failure = why;
        }
        emit();
    }

    private final class Asking implements Flow.Subscription {
        @Override
        public void request(long n) {
            if (n <= 0) {
                fail(new IllegalArgumentException("request: " + n + " is not 1 or more"));
                return;
            }
            synchronized (MessagePublisher.this) {
                demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
            }
            emit();
        }

        @Override
        public void cancel() {
            giveUp();
        }
    }

    private void giveUp() {
        synchronized (this) {
            silent = true;
            messages.clear();
        }
        source.cancel();
    }

    /** What the subscriber throws, against the rules, ends its subscription (2.13). */
    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) {
            giveUp();
            source.report(thrown);
        }
    }

    private void fail(Throwable why) {
        synchronized (this) {
            messages.clear();
            over = true;
            failure = why;
        }
        emit();
        source.cancel();
    }

    private void emit() {
        if (asked.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            while (step()) {
                // The next one.
            }
            missed = asked.addAndGet(-missed);
        } while (missed != 0);
    }

    private boolean step() {
        Step step;
        Object message;
        Flow.Subscriber<? super Object> to;
        synchronized (this) {
            to = subscriber;
            step = next();
            message = step == Step.EMIT ? messages.remove() : "";
            if (step == Step.EMIT) {
                demand--;
            }
        }
        switch (step) {
            case EMIT -> guarded(() -> Objects.requireNonNull(to).onNext(message));
            case COMPLETE -> guarded(() -> complete(Objects.requireNonNull(to)));
            case RESUME -> source.resume();
            case PAUSE -> source.pause();
            case NOTHING -> {
                return false;
            }
        }
        return true;
    }

    private Step next() {
        if (silent || !subscribed) {
            return Step.NOTHING;
        }
        if (!messages.isEmpty()) {
            if (demand > 0) {
                return Step.EMIT;
            }
        } else if (over) {
            silent = true;
            return Step.COMPLETE;
        }
        boolean wanted = demand > 0;
        if (wanted == reading || over) {
            return Step.NOTHING;
        }
        reading = wanted;
        return wanted ? Step.RESUME : Step.PAUSE;
    }

    private void complete(Flow.Subscriber<? super Object> to) {
        if (failure == null) {
            to.onComplete();
        } else {
            to.onError(failure);
        }
    }
}
