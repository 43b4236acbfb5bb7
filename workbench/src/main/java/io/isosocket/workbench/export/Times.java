package io.isosocket.workbench.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time of an entry, in the forms that files have. */
final class Times {

    /** Always with six decimals, so that columns stay columns. */
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    static String iso(long micros) {
        return ISO.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** {@return seconds, exactly} */
    static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    /** {@return milliseconds, exactly} */
    static BigDecimal millis(long micros) {
        return BigDecimal.valueOf(micros, 3);
    }
}
