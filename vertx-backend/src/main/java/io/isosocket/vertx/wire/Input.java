package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The way from the socket's buffers to the {@link FrameReader}. In a pause what was read already stays here undecoded, so
 * that not one message more is made than was asked for: mostly one buffer, several where TLS had decrypted more.
 */
final class Input {

    private final FrameReader reader;
    /** Null until something has to be held. */
    private @Nullable ArrayDeque<ByteBuf> held;

    Input(FrameReader reader) {
        this.reader = reader;
    }

    /** Takes a buffer over, and reads it unless it has to wait. */
    void read(ByteBuf bytes) throws ProtocolViolation {
        if (held == null || held.isEmpty()) {
            decode(bytes);
        } else {
            held.addLast(bytes);
        }
    }

    /** Reads what was held, up to the next pause. */
    void readHeld() throws ProtocolViolation {
        while (held != null && !held.isEmpty() && !reader.isPaused()) {
            decode(held.removeFirst());
        }
    }

    private void decode(ByteBuf bytes) throws ProtocolViolation {
        try {
            reader.read(bytes);
        } finally {
            if (bytes.isReadable() && reader.isPaused()) {
                holdFirst(bytes);
            } else {
                bytes.release();
            }
        }
    }

    private void holdFirst(ByteBuf bytes) {
        if (held == null) {
            held = new ArrayDeque<>(2);
        }
        held.addFirst(bytes);
    }

    /** {@return whether something waits for the end of a pause} */
    boolean isHolding() {
        return held != null && !held.isEmpty();
    }

    /** Leaves off behind the frame that is being read, or lets {@link #readHeld} go on. */
    void pause(boolean value) {
        reader.pause(value);
    }

    /** Reads nothing any more, and lets go of what was held. */
    void stop() {
        reader.stop();
        if (held != null) {
            held.forEach(ByteBuf::release);
            held = null;
        }
    }
}
