package io.isosocket.benchmarks;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The median of measurements: what one disturbed round does not move. */
final class Median {

    private Median() {}

    static <T> double of(Collection<T> measurements, ToDoubleFunction<T> figure) {
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("no measurements have no median");
        }
        double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
