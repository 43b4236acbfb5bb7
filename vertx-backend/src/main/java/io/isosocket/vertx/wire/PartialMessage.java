package io.isosocket.vertx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** A message that comes in more than one piece, as far as it has come. */
final class PartialMessage implements MessageInflater.Output {

    /** What a header alone can make this side allocate, whatever length it claims. */
    private static final int FIRST_CAPACITY = 64 << 10;

    private static final int LEAST_CAPACITY = 512;

    /** A first piece as large as this may be of a message that is as large as the last one. */
    private static final int LEAST_OF_LARGE = 16 << 10;

    private static final int UNKNOWN = -1;
    private static final byte[] NOTHING = {};

    final boolean isText;
    final boolean isCompressed;
    private final int maxSize;
    private final int expected;
    private byte[] bytes = NOTHING;
    private int size;

    /** The size of the whole message, once its last frame has begun. */
    private int total = UNKNOWN;

    private int utf8 = Utf8.ACCEPT;
    private @Nullable ProtocolViolation violation;

    /**
     * Begins a message.
     *
     * @param expected how large it may become, as a guess: the size of the last one, which this side held whole, so that
     *     a peer that leaves off gains no more than it would with a message of that size
     */
    PartialMessage(boolean isText, boolean isCompressed, int maxSize, int expected) {
        this.isText = isText;
        this.isCompressed = isCompressed;
        this.maxSize = maxSize;
        this.expected = expected;
    }

    int size() {
        return size;
    }

    /** Checks the length that a frame's header announces, as far as it says something about the message. */
    void announce(long frameLength, boolean last) throws ProtocolViolation {
        if (isCompressed) {
            return;
        }
        if (frameLength > maxSize - size) {
            throw ProtocolViolation.tooBig(maxSize);
        }
        total = last ? size + (int) frameLength : UNKNOWN;
    }

    /** Takes payload that is not compressed. */
    void append(ByteBuf in, int length, int mask) throws ProtocolViolation {
        ensureCapacity(length);
        in.readBytes(bytes, size, length);
        if (mask != 0) {
            Masking.apply(bytes, size, length, mask);
        }
        grow(length);
        throwViolation();
    }

    /** Takes compressed payload; it may be empty at the end of the message. */
    void inflate(MessageInflater inflater, byte[] input, int length, boolean endOfMessage) throws ProtocolViolation {
        try {
            inflater.inflate(input, 0, length, endOfMessage, this);
        } catch (DataFormatException e) {
            throw ProtocolViolation.payload("a compressed message that cannot be inflated: " + e.getMessage());
        }
        throwViolation();
    }

    @Override
    public boolean accept(byte[] chunk, int offset, int length) {
        if (length > maxSize - size) {
            violation = ProtocolViolation.tooBig(maxSize);
            return false;
        }
        ensureCapacity(length);
        System.arraycopy(chunk, offset, bytes, size, length);
        grow(length);
        return violation == null;
    }

    /** The whole text, once the last piece has come. */
    String text() throws ProtocolViolation {
        if (utf8 != Utf8.ACCEPT) {
            throw Utf8.invalid();
        }
        return new String(bytes, 0, size, UTF_8);
    }

    /** The whole data, once the last piece has come; this object does not keep it. */
    byte[] binary() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    private void grow(int length) {
        if (isText) {
            utf8 = Utf8.check(utf8, bytes, size, size + length);
            if (utf8 == Utf8.REJECT) {
                violation = Utf8.invalid();
            }
        }
        size += length;
    }

    private void throwViolation() throws ProtocolViolation {
        if (violation != null) {
            throw violation;
        }
    }

    /** Makes room for a piece: by doubling, so that many small ones cost no more than one large one. */
    private void ensureCapacity(int length) {
        int needed = size + length;
        if (needed > bytes.length) {
            int least = total == UNKNOWN ? LEAST_CAPACITY : FIRST_CAPACITY;
            if (size == 0 && length >= LEAST_OF_LARGE) {
                least = Math.max(least, expected);
            }
            long room = Math.max(needed, Math.max(2L * bytes.length, least));
            bytes = Arrays.copyOf(bytes, (int) Math.min(room, total == UNKNOWN ? maxSize : total));
        }
    }
}
