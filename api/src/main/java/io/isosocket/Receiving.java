package io.isosocket;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One receive from one of some channels. It is claimed once: by the channel that has a value for it, or by who gives it
 * up, in whatever way a future can be completed. So a value goes to nobody who no longer waits, and is never lost.
 *
 * @param <T> type of the value
 */
final class Receiving<T> extends CompletableFuture<Received<T>> {

    private final List<? extends ReceiveChannel<? extends T>> channels;
    private final AtomicBoolean claimed = new AtomicBoolean();

    private Receiving(List<? extends ReceiveChannel<? extends T>> channels) {
        this.channels = channels;
    }

    /** Starts to receive; it is done at once where a channel has a value or has ended. */
    static <T> Receiving<T> from(List<? extends ReceiveChannel<? extends T>> channels) {
        Receiving<T> receiving = new Receiving<>(channels);
        receiving.start();
        return receiving;
    }

    private void start() {
        int size = channels.size();
        // Any of those that have a value may be the first: none can keep the others from being served.
        int first = size == 1 ? 0 : ThreadLocalRandom.current().nextInt(size);
        for (int i = 0; i < size && !claimed.get(); i++) {
            channels.get((first + i) % size).buffer().receive(this);
        }
        if (claimed.get()) {
            withdraw();
        }
    }

    /** {@return whether the caller is the first, and settles it} */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Settles it, after {@link #claim()}. */
    @SuppressWarnings("unchecked") // Only its own channels call it, whose values are of the type.
    void deliver(ReceiveChannel<?> channel, @Nullable Object value) {
        withdraw();
        super.complete(new Received<>((ReceiveChannel<? extends T>) channel, (T) value));
    }

    private void withdraw() {
        for (ReceiveChannel<? extends T> channel : channels) {
            channel.buffer().withdraw(this);
        }
    }

    @Override
    public boolean complete(Received<T> value) {
        return giveUp() && super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable reason) {
        return giveUp() && super.completeExceptionally(reason);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        return giveUp() && super.cancel(mayInterrupt);
    }

    private boolean giveUp() {
        if (!claim()) {
            return false;
        }
        withdraw();
        return true;
    }

    /** Waits for it, on a thread that may. Whoever is interrupted gets the value all the same where it has come. */
    Received<T> await() throws InterruptedException {
        throwIfInterrupted();
        try {
            return get();
        } catch (InterruptedException interrupted) {
            return giveUpOr(interrupted);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("nobody else could have given it up", e);
        }
    }

    /** Waits for so long; null where nothing has come by then. */
    @Nullable Received<T> await(long nanos) throws InterruptedException {
        throwIfInterrupted();
        try {
            return get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLate) {
            return cancel(false) ? null : join();
        } catch (InterruptedException interrupted) {
            return giveUpOr(interrupted);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("nobody else could have given it up", e);
        }
    }

    private void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            giveUpOr(new InterruptedException());
        }
    }

    private Received<T> giveUpOr(InterruptedException interrupted) throws InterruptedException {
        if (cancel(false)) {
            throw interrupted;
        }
        Thread.currentThread().interrupt();
        return join();
    }
}
