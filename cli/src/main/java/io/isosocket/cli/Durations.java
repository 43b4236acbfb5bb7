package io.isosocket.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Durations as they are typed: a number with a unit, {@code 500ms}, {@code 1.5s}, {@code 2m}; seconds without one. */
final class Durations {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|)");

    /** More than anybody waits, and far from what nanoseconds in a long can hold. */
    private static final Duration LONGEST = Duration.ofHours(1000);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text what was typed
     * @return the duration, to the millisecond
     * @throws TypeConversionException if the text is not a duration
     */
    static Duration parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a duration, which is a number with ms, s, m or h, as in 500ms or 1.5s");
        }
        long unit =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 1_000;
                };
        Duration duration = Duration.ofMillis(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue());
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is more than " + LONGEST.toHours() + "h");
        }
        return duration;
    }
}
