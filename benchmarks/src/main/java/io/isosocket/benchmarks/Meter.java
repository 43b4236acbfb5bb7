package io.isosocket.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures the time and the CPU that this process takes. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long time;
    private long cpu;

    void begin() {
        cpu = SYSTEM.getProcessCpuTime();
        time = System.nanoTime();
    }

    Result end(long count) {
        long nanos = System.nanoTime() - time;
        return new Result(count, nanos, SYSTEM.getProcessCpuTime() - cpu, 0, 0);
    }
}
