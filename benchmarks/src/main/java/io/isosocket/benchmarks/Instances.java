package io.isosocket.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The live objects of a class.
 *
 * @param count how many there are
 * @param bytes what they take
 */
record Instances(long count, long bytes) {

    static final Instances NONE = new Instances(0, 0);

    /** A line of {@code jcmd PID GC.class_histogram}: number, instances, bytes, class, perhaps its module. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    /**
     * Counts them, after a collection.
     *
     * @param pid a JVM of this user
     * @return by the names of the classes
     */
    static Map<String, Instances> of(long pid) throws IOException, InterruptedException {
        Path jcmd = Jdks.newest().resolve("bin/jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Instances> all = new HashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    Instances found = new Instances(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
                    all.merge(matcher.group(3), found, Instances::plus);
                }
            }
        }
        if (process.waitFor() != 0 || all.isEmpty()) {
            throw new IOException(jcmd + " tells nothing of the process " + pid);
        }
        return all;
    }

    Instances plus(Instances others) {
        return new Instances(count + others.count, bytes + others.bytes);
    }

    Instances minus(Instances earlier) {
        return new Instances(count - earlier.count, bytes - earlier.bytes);
    }
}
