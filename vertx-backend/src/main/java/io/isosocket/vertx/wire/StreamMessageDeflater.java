package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Deflates with a stream of its own where messages refer back to earlier ones, and otherwise with one that all
 * connections of the event loop share, so that it holds no memory.
 */
final class StreamMessageDeflater implements MessageDeflater {

    private static final int TAIL_LENGTH = 4;

    private final DeflateForm form;
    private final boolean contextTakeover;

    /** Null until there is a message, and always where the stream is shared. */
    private @Nullable DeflateStream ownStream;

    private boolean closed;

    StreamMessageDeflater(boolean contextTakeover, DeflateForm form) {
        this.form = form;
        // In the smallest window nothing refers back, so there is no context.
        this.contextTakeover = contextTakeover && form.windowBits() > DeflateParameters.MIN_WINDOW_BITS;
    }

    @Override
    public void deflate(byte[] input, int offset, int length, ByteBuf out) {
        if (closed) {
            throw new IllegalStateException("The deflater is closed");
        }
        if (length == 0) {
            // The first bits of an empty block, whose rest is the tail (RFC 7692, section 7.2.3.6).
            out.writeByte(0);
            return;
        }
        if (contextTakeover) {
            openOwnStream().deflate(input, offset, length, true, out);
        } else {
            deflateShared(input, offset, length, out);
        }
        out.writerIndex(out.writerIndex() - TAIL_LENGTH);
    }

    @Override
    public @Nullable DeflateForm statelessForm() {
        return contextTakeover ? null : form;
    }

    private void deflateShared(byte[] input, int offset, int length, ByteBuf out) {
        ZlibThreadState shared = ZlibThreadState.current();
        // Taken out meanwhile: a stream that failed within a message must not meet the next one.
        DeflateStream stream = shared.takeDeflateStream(form);
        boolean done = false;
        try {
            stream.deflate(input, offset, length, false, out);
            done = true;
        } finally {
            if (done) {
                shared.giveBack(form, stream);
            } else {
                stream.end();
            }
        }
    }

    private DeflateStream openOwnStream() {
        if (ownStream == null) {
            ownStream = DeflateStream.create(form);
        }
        return ownStream;
    }

    @Override
    public void close() {
        closed = true;
        if (ownStream != null) {
            ownStream.end();
            ownStream = null;
        }
    }
}
