package io.isosocket;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ReceiveChannel#receive()} or {@link ReceiveChannel#select} came to: a value, or the news that the channel
 * has ended. Immutable.
 *
 * @param <T> type of the value
 */
public final class Received<T> {

    private final ReceiveChannel<? extends T> channel;
    private final @Nullable T value;

    Received(ReceiveChannel<? extends T> channel, @Nullable T value) {
        this.channel = channel;
        this.value = value;
    }

    /** {@return the channel that it is from} */
    public ReceiveChannel<? extends T> channel() {
        return channel;
    }

    /**
     * Whether it is from a channel.
     *
     * @param other a channel
     * @return whether it is that one
     */
    public boolean isFrom(ReceiveChannel<?> other) {
        return channel == Objects.requireNonNull(other, "other");
    }

    /** {@return whether there is a value; false where the channel has ended} */
    public boolean ok() {
        return value != null;
    }

    /**
     * The value.
     *
     * @return the value
     * @throws NoSuchElementException if the channel has ended
     */
    public T value() {
        if (value == null) {
            throw new NoSuchElementException("value: there is none, since the channel has ended: " + channel);
        }
        return value;
    }

    /**
     * The value, where it is known from which channel it is: after a select over channels of several types it has the type
     * of that one.
     *
     * @param from the channel
     * @param <V> type of the channel's values
     * @return the value
     * @throws IllegalArgumentException if it is from another channel
     * @throws NoSuchElementException if the channel has ended
     */
    @SuppressWarnings("unchecked") // The channel gives nothing but values of its type.
    public <V> V value(ReceiveChannel<V> from) {
        if (!isFrom(from)) {
            throw new IllegalArgumentException("value: it is from " + channel + ", not from " + from);
        }
        return (V) value();
    }

    @Override
    public String toString() {
        return value == null ? "end of " + channel : value + " from " + channel;
    }
}
