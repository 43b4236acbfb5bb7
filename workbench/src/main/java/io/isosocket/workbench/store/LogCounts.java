package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogKind;
import java.util.Set;

/**
 * How many entries a log has, and where it begins and ends.
 *
 * @param first the number of the first entry; where there is none, of the next
 * @param last the number of the last entry; where there is none, {@code first} - 1
 * @param sent how many are of {@link LogKind#SENT}
 * @param received how many are of {@link LogKind#RECEIVED}
 * @param error how many are of {@link LogKind#ERROR}
 * @param info how many are of {@link LogKind#INFO}
 */
public record LogCounts(long first, long last, long sent, long received, long error, long info) {

    static final LogCounts NONE = new LogCounts(1, 0, 0, 0, 0, 0);

    /** {@return how many there are} */
    public long total() {
        return last - first + 1;
    }

    /**
     * Counts entries of some kinds.
     *
     * @param kinds the kinds
     * @return how many are of one of them
     */
    public long of(Set<LogKind> kinds) {
        return kinds.stream().mapToLong(this::of).sum();
    }

    private long of(LogKind kind) {
        return switch (kind) {
            case SENT -> sent;
            case RECEIVED -> received;
            case ERROR -> error;
            case INFO -> info;
        };
    }

    /** {@return these and one entry more} */
    LogCounts plus(LogKind kind) {
        return new LogCounts(
                first,
                last + 1,
                sent + (kind == LogKind.SENT ? 1 : 0),
                received + (kind == LogKind.RECEIVED ? 1 : 0),
                error + (kind == LogKind.ERROR ? 1 : 0),
                info + (kind == LogKind.INFO ? 1 : 0));
    }

    /** {@return these, ending with another entry} */
    LogCounts endingWith(long seq) {
        return new LogCounts(first, seq, sent, received, error, info);
    }

    /** {@return these without those before the log was cleared} */
    LogCounts since(LogCounts before) {
        return new LogCounts(
                before.last + 1,
                last,
                sent - before.sent,
                received - before.received,
                error - before.error,
                info - before.info);
    }
}
