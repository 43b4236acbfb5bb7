package io.isosocket.workbench.payload;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a {@link Template} that begin with {@code $} stand for, in one session: {@code $counter} for 1, 2, …,
 * one more for each text that has it; {@code $uuid}; {@code $timestamp}, milliseconds since 1970; {@code $isoTime};
 * {@code $randomInt}, 0 to 999. Any thread may use it.
 */
public final class TemplateValues {

    static final List<String> NAMES = List.of("$counter", "$uuid", "$timestamp", "$isoTime", "$randomInt");

    private static final int RANDOM_BOUND = 1000;

    private final Clock clock;
    private final AtomicLong counter = new AtomicLong();

    /** Begins to count at 1. */
    public TemplateValues() {
        this(Clock.systemUTC());
    }

    /**
     * Begins to count at 1.
     *
     * @param clock tells the time
     */
    public TemplateValues(Clock clock) {
        this.clock = clock;
    }

    static boolean isName(String name) {
        return name.startsWith("$");
    }

    /** {@return the value of a name, the counter one further for all of this text} */
    UnaryOperator<String> forOneText() {
        return new UnaryOperator<>() {
            private @Nullable String count;

            @Override
            public String apply(String name) {
                return switch (name) {
                    case "$counter" -> {
                        if (count == null) {
                            count = Long.toString(counter.incrementAndGet());
                        }
                        yield count;
                    }
                    case "$uuid" -> UUID.randomUUID().toString();
                    case "$timestamp" -> Long.toString(clock.millis());
                    case "$isoTime" -> clock.instant().toString();
                    case "$randomInt" ->
                        Integer.toString(ThreadLocalRandom.current().nextInt(RANDOM_BOUND));
                    default -> throw new IllegalArgumentException(name);
                };
            }
        };
    }
}
