package io.isosocket.vertx.server;

import java.time.Duration;
import java.util.Objects;

/** Checks the values of options: what is out of range is refused with the option, the value and the range. */
final class Checks {

    private Checks() {}

    static long inRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw refused(option, value, least, most);
        }
        return value;
    }

    static int inRange(String option, int value, int least, int most) {
        return (int) inRange(option, (long) value, (long) least, (long) most);
    }

    static Duration inRange(String option, Duration value, Duration least, Duration most) {
        Objects.requireNonNull(value, option);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw refused(option, value, least, most);
        }
        return value;
    }

    private static IllegalArgumentException refused(String option, Object value, Object least, Object most) {
        return new IllegalArgumentException(option + ": " + value + " is not in " + least + " to " + most);
    }
}
