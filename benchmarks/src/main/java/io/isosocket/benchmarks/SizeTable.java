package io.isosocket.benchmarks;

import java.util.Locale;

/** A table that is printed: what was measured of the small log, of the large one, and the ratio. */
final class SizeTable {

    private final int digits;

    /**
     * Prints the heading.
     *
     * @param what what is measured, in which unit
     * @param digits how many the figures have behind the point
     */
    SizeTable(String what, int digits) {
        this.digits = digits;
        System.out.printf(Locale.ROOT, "%-58s %10s %12s %6s%n", what, "1,000", "1,000,000", "ratio");
    }

    void row(String name, double small, double large) {
        String format = "%-58s %10." + digits + "f %12." + digits + "f %6.2f%n";
        System.out.printf(Locale.ROOT, format, name, small, large, large / small);
    }
}
