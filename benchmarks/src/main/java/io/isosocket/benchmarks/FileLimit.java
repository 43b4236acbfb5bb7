package io.isosocket.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The limit of open files, which connections count towards. */
final class FileLimit {

    private static final int NEEDED = 10_500;

    private FileLimit() {}

    /** Says what the limit is, and whether 10,000 connections of a process fit in. */
    static void check() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long limit = system.getMaxFileDescriptorCount();
            System.out.println("ulimit -n is " + limit
                    + (limit < NEEDED
                            ? ": too low for 10,000 connections, so those scenarios will fail; raise it first"
                            : ": enough for 10,000 connections"));
        }
    }
}
