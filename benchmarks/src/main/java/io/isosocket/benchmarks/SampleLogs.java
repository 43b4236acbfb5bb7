package io.isosocket.benchmarks;

import io.isosocket.workbench.Workbench;
import io.isosocket.workbench.WorkbenchOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A workbench that runs, with a small log and a large one. */
final class SampleLogs implements AutoCloseable {

    private static final int SMALL = 1_000;
    private static final int LARGE = 1_000_000;

    private final Path folder;
    private final SampleLog small;
    private final SampleLog large;
    private final Workbench workbench;

    private SampleLogs(Path folder) throws Exception {
        this.folder = folder;
        small = SampleLog.fill(folder, SMALL);
        large = SampleLog.fill(folder, LARGE);
        workbench = Workbench.start(new WorkbenchOptions(0, folder))
                .toCompletableFuture()
                .get();
    }

    /** {@return the workbench, in a folder of its own, which goes with it} */
    static SampleLogs fill() throws Exception {
        Path folder = Files.createTempDirectory("isosocket-log-size");
        try {
            return new SampleLogs(folder);
        } catch (Exception problem) {
            delete(folder);
            throw problem;
        }
    }

    URI url() {
        return workbench.url();
    }

    SampleLog small() {
        return small;
    }

    SampleLog large() {
        return large;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        workbench.close().toCompletableFuture().join();
        delete(folder);
    }
}
