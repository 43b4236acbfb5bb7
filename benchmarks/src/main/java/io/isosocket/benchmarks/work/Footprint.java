package io.isosocket.benchmarks.work;

import io.netty.util.internal.PlatformDependent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The memory that a process holds, in bytes.
 *
 * @param heap what lives on the heap, after collections
 * @param direct direct buffers, with what is pooled
 * @param resident the process as Linux sees it (VmRSS of /proc/self/status), 0 elsewhere
 */
public record Footprint(long heap, long direct, long resident) {

    private static final int COLLECTIONS = 4;

    /**
     * Collects garbage and measures.
     *
     * @return the memory of this process
     * @throws IOException if Linux does not tell what is resident
     */
    public static Footprint measure() throws IOException {
        long heap = Long.MAX_VALUE;
        // One collection leaves what waits for finalization and cleaners.
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            heap = Math.min(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        // Netty has buffers of its own, which the JDK does not count.
        direct += Math.max(0, PlatformDependent.usedDirectMemory());
        return new Footprint(heap, direct, residentNow().orElse(0));
    }

    private static OptionalLong residentNow() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst();
    }

    /**
     * What came on top of an earlier one for each of some connections.
     *
     * @param earlier the earlier one
     * @param connections how many
     * @return bytes for each
     */
    public Footprint since(Footprint earlier, int connections) {
        return new Footprint(
                (heap - earlier.heap) / connections,
                (direct - earlier.direct) / connections,
                (resident - earlier.resident) / connections);
    }

    /** {@return what {@link #of} reads} */
    public JsonObject toJson() {
        return new JsonObject().put("heap", heap).put("direct", direct).put("resident", resident);
    }

    /**
     * Reads one.
     *
     * @param json as {@link #toJson()} makes it
     * @return the memory
     */
    public static Footprint of(JsonObject json) {
        return new Footprint(json.getLong("heap"), json.getLong("direct"), json.getLong("resident"));
    }
}
