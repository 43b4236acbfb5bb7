package io.isosocket.benchmarks;

import io.isosocket.benchmarks.ContestantProcess.Span;
import io.isosocket.benchmarks.ProfileRow.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** The CPU-time samples of a recording: the CPU that Java's threads took, by row and by method. */
final class CpuSamples {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";
    /** Each sample stands for that much CPU of its thread, or for a multiple where the system's timer is late. */
    private static final Duration PERIOD = Duration.ofMillis(5);

    private static final int DEPTH = 512;

    private final Map<ProfileRow, Long> rows = new EnumMap<>(ProfileRow.class);
    private final Map<String, Long> tops = new HashMap<>();
    private int count;
    private long nanos;
    private long biased;
    private long lost;

    private CpuSamples() {}

    /** {@return the settings of a recording of these events, as Flight Recorder reads them} */
    static String settings() {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="%s">
                <setting name="enabled">true</setting>
                <setting name="throttle">%d ms</setting>
                <setting name="stackTrace">true</setting>
              </event>
              <event name="%s">
                <setting name="enabled">true</setting>
              </event>
            </configuration>
            """
                .formatted(SAMPLE, PERIOD.toMillis(), LOST);
    }

    /**
     * What a JVM needs to record itself.
     *
     * @param settings the file with {@link #settings()}
     * @param recording the file that is written when the JVM ends
     * @return its flags
     */
    static List<String> flags(Path settings, Path recording) {
        return List.of(
                "-XX:StartFlightRecording:dumponexit=true,maxsize=1g,settings=" + settings + ",filename=" + recording,
                "-XX:FlightRecorderOptions:stackdepth=" + DEPTH);
    }

    /**
     * Reads a recording.
     *
     * @param recording the file
     * @param spans what is outside them is left out
     * @return the samples
     */
    static CpuSamples read(Path recording, List<Span> spans) throws IOException {
        CpuSamples samples = new CpuSamples();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (spans.stream().anyMatch(span -> span.contains(event.getStartTime()))) {
                    samples.add(event);
                }
            }
        }
        return samples;
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case SAMPLE -> addSample(event);
            case LOST -> lost += event.getLong("lostSamples");
            default -> {} // Flight Recorder's own.
        }
    }

    private void addSample(RecordedEvent event) {
        long each = event.getDuration("samplingPeriod").toNanos();
        List<Frame> stack = stack(event);
        count++;
        nanos += each;
        rows.merge(ProfileRow.of(stack), each, Long::sum);
        if (!stack.isEmpty()) {
            Frame top = stack.get(0);
            tops.merge(top.name(), each, Long::sum);
            // In a native method all count as biased, and it is where the CPU went nevertheless.
            biased += event.getBoolean("biased") && !top.isNative() ? each : 0;
        }
    }

    private static List<Frame> stack(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        return trace == null
                ? List.of()
                : trace.getFrames().stream()
                        .filter(RecordedFrame::isJavaFrame)
                        .map(frame -> new Frame(
                                frame.getMethod().getType().getName(),
                                frame.getMethod().getName(),
                                frame.getType().equals("Native")))
                        .toList();
    }

    int count() {
        return count;
    }

    /** {@return the CPU that all samples stand for} */
    long nanos() {
        return nanos;
    }

    /** {@return the CPU of a row} */
    long nanos(ProfileRow row) {
        return rows.getOrDefault(row, 0L);
    }

    /** {@return the CPU of the samples that tell no more than where the thread came to a stop afterwards} */
    long biasedNanos() {
        return biased;
    }

    /** {@return the CPU of the samples that were lost, if each stood for as much as the others} */
    long lostNanos() {
        return count == 0 ? 0 : lost * nanos / count;
    }

    /** {@return the methods that were on top most often, with their CPU} */
    List<Map.Entry<String, Long>> hottest(int most) {
        return tops.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .toList();
    }
}
