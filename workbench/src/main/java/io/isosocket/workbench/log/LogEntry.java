package io.isosocket.workbench.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a log. Immutable, as long as nobody writes to the bytes. */
public final class LogEntry {

    private final long time;
    private final EntryKind kind;
    private final boolean outgoing;
    private final PayloadType type;
    private final byte[] payload;
    private final @Nullable JsonObject detail;

    /**
     * Makes an entry.
     *
     * @param time milliseconds since 1970
     * @param kind what it tells of
     * @param outgoing whether it went to the peer
     * @param type what the payload is
     * @param payload the payload, in UTF-8 where it is text; not copied
     * @param detail what else is known, or null
     */
    public LogEntry(
            long time,
            EntryKind kind,
            boolean outgoing,
            PayloadType type,
            byte[] payload,
            @Nullable JsonObject detail) {
        this.time = time;
        this.kind = kind;
        this.outgoing = outgoing;
        this.type = type;
        this.payload = payload;
        this.detail = detail;
    }

    /**
     * Makes an entry of a text.
     *
     * @param time milliseconds since 1970
     * @param kind what it tells of
     * @param outgoing whether it went to the peer
     * @param text the text
     * @param detail what else is known, or null
     * @return the entry
     */
    public static LogEntry text(
            long time, EntryKind kind, boolean outgoing, String text, @Nullable JsonObject detail) {
        return new LogEntry(time, kind, outgoing, PayloadType.ofText(text), text.getBytes(UTF_8), detail);
    }

    /**
     * Makes an entry of bytes.
     *
     * @param time milliseconds since 1970
     * @param kind what it tells of
     * @param outgoing whether it went to the peer
     * @param bytes the bytes, not copied
     * @param detail what else is known, or null
     * @return the entry
     */
    public static LogEntry binary(
            long time, EntryKind kind, boolean outgoing, byte[] bytes, @Nullable JsonObject detail) {
        return new LogEntry(time, kind, outgoing, PayloadType.BINARY, bytes, detail);
    }

    /**
     * Makes an entry of a control frame, whose payload is text where it can be read as such.
     *
     * @param time milliseconds since 1970
     * @param kind what it tells of
     * @param outgoing whether it went to the peer
     * @param bytes the payload, not copied
     * @param detail what else is known, or null
     * @return the entry
     */
    public static LogEntry control(
            long time, EntryKind kind, boolean outgoing, byte[] bytes, @Nullable JsonObject detail) {
        PayloadType type = isReadable(bytes) ? PayloadType.TEXT : PayloadType.BINARY;
        return new LogEntry(time, kind, outgoing, type, bytes, detail);
    }

    private static boolean isReadable(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.chars().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** {@return when it was, in milliseconds since 1970} */
    public long time() {
        return time;
    }

    /** {@return what it tells of} */
    public EntryKind kind() {
        return kind;
    }

    /** {@return whether it went to the peer} */
    public boolean outgoing() {
        return outgoing;
    }

    /** {@return what the payload is} */
    public PayloadType type() {
        return type;
    }

    /** {@return the payload, in UTF-8 where it is text; not to be written to} */
    public byte[] payload() {
        return payload;
    }

    /** {@return the payload as text} */
    public String text() {
        return new String(payload, UTF_8);
    }

    /** {@return what else is known} */
    public Optional<JsonObject> detail() {
        return Optional.ofNullable(detail);
    }
}
