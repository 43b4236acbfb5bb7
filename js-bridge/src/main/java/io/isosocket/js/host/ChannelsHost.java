package io.isosocket.js.host;

import io.isosocket.ReceiveChannel;
import io.isosocket.Received;
import io.isosocket.TimerChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The channels of a script. Who waits for one holds the loop; a timer that nobody waits for does not. */
public final class ChannelsHost {

    /** With so few timers it is not worth while to look for those that are over. */
    private static final int FEW_TIMERS = 64;

    private final Promises promises;
    private final int maxTimers;
    private final Supplier<ScriptErrors> errors;
    /** Each gives up one receive that waits. */
    private final Set<Runnable> waits = ConcurrentHashMap.newKeySet();

    private final Set<TimerChannel> timers = new HashSet<>();
    private int sweepAt = FEW_TIMERS;

    ChannelsHost(Promises promises, int maxTimers, Supplier<ScriptErrors> errors) {
        this.promises = promises;
        this.maxTimers = maxTimers;
        this.errors = errors;
    }

    /**
     * The script's side of a channel: {@code channelFor} of {@code channel.js} takes it.
     *
     * @param channel Java's
     * @return what the script's object stands on
     */
    public ScriptChannel of(ReceiveChannel<?> channel) {
        return new ScriptChannel(this, channel);
    }

    /**
     * Starts a timer. Deviation: no more than the host allows.
     *
     * @param nanoseconds how long it waits
     * @return its channel
     */
    @HostAccess.Export
    public ScriptChannel after(double nanoseconds) {
        if (timers.size() >= Math.min(sweepAt, maxTimers)) {
            timers.removeIf(TimerChannel::isOver);
            sweepAt = Math.max(FEW_TIMERS, 2 * timers.size());
        }
        if (timers.size() >= maxTimers) {
            throw errors.get().dom("QuotaExceededError", "a script may have no more than " + maxTimers + " timers");
        }
        TimerChannel timer = TimerChannel.after(Duration.ofNanos((long) nanoseconds));
        timers.add(timer);
        return of(timer);
    }

    /**
     * Receives from the first of several channels that has something.
     *
     * @param channels an array of Java sides
     * @param resolve gets what was received
     * @param reject not called
     */
    @HostAccess.Export
    public void select(Value channels, Value resolve, Value reject) {
        List<ReceiveChannel<?>> all = new ArrayList<>();
        for (int i = 0; i < channels.getArraySize(); i++) {
            all.add(channels.getArrayElement(i).<ScriptChannel>asHostObject().channel());
        }
        settle(
                ReceiveChannel.<Object>selectAsync(all),
                received -> new ScriptReceived(received, all.indexOf(received.channel())),
                resolve,
                reject);
    }

    <T> void receive(ReceiveChannel<T> channel, Value resolve, Value reject) {
        settle(channel.receiveAsync(), received -> new ScriptReceived(received, 0), resolve, reject);
    }

    private <T> void settle(
            CompletionStage<Received<T>> stage,
            Function<Received<T>, ScriptReceived> conversion,
            Value resolve,
            Value reject) {
        CompletableFuture<Received<T>> waiting = stage.toCompletableFuture();
        if (!waiting.isDone()) {
            Runnable giveUp = () -> waiting.cancel(false);
            waits.add(giveUp);
            waiting.whenComplete((received, givenUp) -> waits.remove(giveUp));
        }
        promises.settle(waiting.thenApply(conversion), resolve, reject);
    }

    /** Gives up what the script waits for: others may have the values. */
    void close() {
        waits.forEach(Runnable::run);
        timers.forEach(TimerChannel::cancel);
        timers.clear();
    }
}
