package io.isosocket.workbench.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/**
 * One thing that happened on a connection.
 *
 * @param seq its number in the log, from 1
 * @param atMicros when, in microseconds since 1970 in UTC
 * @param kind whose doing it is
 * @param type what it is
 * @param payload the message or the frame's payload, or words in UTF-8; not copied, not to be changed
 * @param code the code of a close frame, 1005 for a frame without one, or 0 for what is no close frame
 */
@SuppressWarnings("ArrayRecordComponent") // a message may be large, and no two entries are compared
public record LogEntry(long seq, long atMicros, LogKind kind, LogType type, byte[] payload, int code) {

    /**
     * Takes the values as they are.
     *
     * @param seq its number in the log, from 1
     * @param atMicros when, in microseconds since 1970 in UTC
     * @param kind whose doing it is
     * @param type what it is
     * @param payload the message or the frame's payload, or words in UTF-8; not copied, not to be changed
     * @param code the code of a close frame, 1005 for a frame without one, or 0
     */
    public LogEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(payload, "payload");
    }

    /** {@return the payload as text, with U+FFFD for what is not UTF-8} */
    public String text() {
        return new String(payload, UTF_8);
    }
}
