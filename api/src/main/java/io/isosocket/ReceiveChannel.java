package io.isosocket;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source of values that are asked for one by one: messages of a {@link WebSocketChannel}, the tick of a {@link
 * TimerChannel}. Each value goes to one receiver; those who wait are served in their order. A channel ends once; what it
 * has is still received then, and after that every receive is told that there is no more.
 *
 * <p><b>Threads.</b> Any number of threads may receive at a time. A thread that waits is parked: a virtual thread gives
 * its carrier back. A wait on an event loop, or on the thread that brings the values, is refused with an
 * IllegalStateException in place of a deadlock; {@link #receiveAsync()} and {@link #tryReceive()} are for those. An
 * interrupt ends a wait with an InterruptedException; a value that came at the same moment is returned all the same, and
 * the thread stays interrupted.
 *
 * @param <T> type of the values
 */
public abstract sealed class ReceiveChannel<T> implements Iterable<T> permits WebSocketChannel, TimerChannel {

    ReceiveChannel() {}

    abstract ChannelBuffer<T> buffer();

    /** Refuses where the calling thread must not wait for this channel. */
    abstract void requireMayWait(String method);

    /**
     * Waits for the next value.
     *
     * @return the value, or that the channel has ended
     * @throws InterruptedException if the thread is interrupted; no value is lost by that
     * @throws IllegalStateException if the calling thread must not wait
     */
    public Received<T> receive() throws InterruptedException {
        requireMayWait("receive");
        return Receiving.from(List.of(this)).await();
    }

    /**
     * Waits for the next value, for some time.
     *
     * @param timeout how long, zero to {@link WebSocketOptions#MAX_DURATION}
     * @return the value, or that the channel has ended; empty where neither came in time
     * @throws InterruptedException if the thread is interrupted; no value is lost by that
     * @throws IllegalArgumentException if the time is out of range
     * @throws IllegalStateException if the calling thread must not wait
     */
    public Optional<Received<T>> receive(Duration timeout) throws InterruptedException {
        Duration checked = Ranges.inRange("timeout", timeout, Duration.ZERO);
        requireMayWait("receive");
        return Optional.ofNullable(Receiving.from(List.of(this)).await(checked.toNanos()));
    }

    /**
     * Takes the next value where there is one. Never waits.
     *
     * @return the value, or that the channel has ended; empty where nothing has come
     */
    public Optional<Received<T>> tryReceive() {
        return Optional.ofNullable(buffer().poll());
    }

    /**
     * Receives the next value, without waiting for it. Several calls are served in their order. What depends on the stage
     * runs on the thread that brings the value, for messages the WebSocket's task queue, or on the caller's.
     *
     * @return done once there is a value or the channel has ended. Who completes or cancels its CompletableFuture gives up
     *     waiting; no value is lost by that.
     */
    public CompletionStage<Received<T>> receiveAsync() {
        return Receiving.from(List.of(this));
    }

    /**
     * Waits for the first of several channels that has a value or has ended. Where several have, one of them is picked by
     * chance, each with a probability of at least one to the number of channels.
     *
     * @param channels one or more; one that has ended is always ready, so leave it out of the next select
     * @return what came; {@link Received#channel()} and {@link Received#value(ReceiveChannel)} tell from where
     * @throws InterruptedException if the thread is interrupted; no value is lost by that
     * @throws IllegalArgumentException if there are no channels
     * @throws IllegalStateException if the calling thread must not wait for one of them
     */
    public static Received<?> select(ReceiveChannel<?>... channels) throws InterruptedException {
        return select(Arrays.asList(Objects.requireNonNull(channels, "channels")));
    }

    /**
     * Waits likewise for the first of several channels of one type.
     *
     * @param channels one or more
     * @param <T> type of the values
     * @return what came
     * @throws InterruptedException if the thread is interrupted; no value is lost by that
     * @throws IllegalArgumentException if there are no channels
     * @throws IllegalStateException if the calling thread must not wait for one of them
     */
    public static <T> Received<T> select(Collection<? extends ReceiveChannel<? extends T>> channels)
            throws InterruptedException {
        List<? extends ReceiveChannel<? extends T>> all = checked(channels);
        all.forEach(channel -> channel.requireMayWait("select"));
        return Receiving.<T>from(all).await();
    }

    /**
     * Receives from the first of several channels, without waiting for it; see {@link #select} and {@link
     * #receiveAsync()}.
     *
     * @param channels one or more
     * @param <T> type of the values
     * @return done once one has a value or has ended. Who completes or cancels its CompletableFuture gives up waiting; no
     *     value is lost by that.
     * @throws IllegalArgumentException if there are no channels
     */
    public static <T> CompletionStage<Received<T>> selectAsync(
            Collection<? extends ReceiveChannel<? extends T>> channels) {
        return Receiving.<T>from(checked(channels));
    }

    private static <C extends ReceiveChannel<?>> List<C> checked(Collection<C> channels) {
        List<C> copy = NoNulls.copy(channels, "channels");
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("select: there are no channels, so the wait would never end");
        }
        return copy;
    }

    /**
     * The values up to the end of the channel, each taken as it is asked for: {@code for (var value : channel)}.
     *
     * @return an iterator whose methods wait as {@link #receive()} does. Interrupted, they throw a CancellationException,
     *     and the thread stays interrupted.
     */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private @Nullable Received<T> next;

            @Override
            public boolean hasNext() {
                return received().ok();
            }

            @Override
            public T next() {
                Received<T> taken = received();
                if (!taken.ok()) {
                    throw new NoSuchElementException("next: the channel has ended: " + ReceiveChannel.this);
                }
                next = null;
                return taken.value();
            }

            private Received<T> received() {
                Received<T> known = next;
                if (known == null) {
                    known = receiveUnchecked();
                    next = known;
                }
                return known;
            }
        };
    }

    private Received<T> receiveUnchecked() {
        try {
            return receive();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException unchecked = new CancellationException("interrupted while it waited for a value");
            unchecked.initCause(interrupted);
            throw unchecked;
        }
    }
}
