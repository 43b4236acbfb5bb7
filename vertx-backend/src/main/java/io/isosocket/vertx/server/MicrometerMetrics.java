package io.isosocket.vertx.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server's metrics as meters of Micrometer, which has to be on the class path: the gauge {@code
 * isosocket.server.connections}, and the counters {@code isosocket.server.messages} and {@code isosocket.server.bytes}
 * with the tag {@code direction} (in, out), {@code isosocket.server.refused} with the tag {@code status}, and {@code
 * isosocket.server.slow.clients.closed}.
 */
public final class MicrometerMetrics implements ServerMetrics {

    private static final String PREFIX = "isosocket.server.";

    private final MeterRegistry registry;
    private final Tags tags;
    private final AtomicLong connections;
    private final Counter messagesIn;
    private final Counter messagesOut;
    private final Counter bytesIn;
    private final Counter bytesOut;
    private final Counter slowClientsClosed;
    private final Map<Integer, Counter> refused = new ConcurrentHashMap<>();

    private MicrometerMetrics(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        connections = registry.gauge(PREFIX + "connections", tags, new AtomicLong());
        messagesIn = directed("messages", "messages", "in");
        messagesOut = directed("messages", "messages", "out");
        bytesIn = directed("bytes", "bytes", "in");
        bytesOut = directed("bytes", "bytes", "out");
        slowClientsClosed = registry.counter(PREFIX + "slow.clients.closed", tags);
    }

    /**
     * Makes the meters.
     *
     * @param registry where to
     * @param tags keys and values that each of them has, to tell several servers apart
     * @return for {@link ServerOptions.Builder#metrics}
     */
    public static MicrometerMetrics of(MeterRegistry registry, String... tags) {
        return new MicrometerMetrics(registry, Tags.of(tags));
    }

    private Counter directed(String name, String unit, String direction) {
        return Counter.builder(PREFIX + name)
                .tags(tags)
                .tag("direction", direction)
                .baseUnit(unit)
                .register(registry);
    }

    @Override
    public void connected() {
        connections.incrementAndGet();
    }

    @Override
    public void disconnected() {
        connections.decrementAndGet();
    }

    @Override
    public void received(long bytes) {
        messagesIn.increment();
        bytesIn.increment((double) bytes);
    }

    @Override
    public void sent(long bytes) {
        messagesOut.increment();
        bytesOut.increment((double) bytes);
    }

    @Override
    public void refused(int status) {
        refused.computeIfAbsent(
                        status, key -> registry.counter(PREFIX + "refused", tags.and("status", Integer.toString(key))))
                .increment();
    }

    @Override
    public void slowClientClosed() {
        slowClientsClosed.increment();
    }
}
