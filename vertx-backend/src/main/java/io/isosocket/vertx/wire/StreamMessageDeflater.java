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

    /** Null until there is a message; where the stream is shared, always but within a message. */
    private @Nullable DeflateStream stream;

    private boolean closed;

    StreamMessageDeflater(boolean contextTakeover, DeflateForm form) {
        this.form = form;
        // In the smallest window nothing refers back, so there is no context.
        this.contextTakeover = contextTakeover && form.windowBits() > DeflateParameters.MIN_WINDOW_BITS;
    }

    @Override
    public void deflate(byte[] input, int offset, int length, ByteBuf out) {
        if (length > 0) {
            deflatePart(input, offset, length, true, out);
        } else {
            checkOpen();
            // The first bits of an empty block, whose rest is the tail (RFC 7692, section 7.2.3.6).
            out.writeByte(0);
        }
    }

    @Override
    public void deflatePart(byte[] input, int offset, int length, boolean last, ByteBuf out) {
        checkOpen();
        DeflateStream deflating = stream == null ? takeStream() : stream;
        DeflateStream.Flush flush = !last
                ? DeflateStream.Flush.NONE
                : contextTakeover ? DeflateStream.Flush.SYNC : DeflateStream.Flush.FULL;
        // Meanwhile nobody's: a stream that failed within a message must not meet the next one.
        stream = null;
        boolean done = false;
        try {
            deflating.deflate(input, offset, length, flush, out);
            done = true;
        } finally {
            if (!done) {
                deflating.end();
            }
        }
        if (last) {
            out.writerIndex(out.writerIndex() - TAIL_LENGTH);
        }
        if (last && !contextTakeover) {
            ZlibThreadState.current().giveBack(form, deflating);
        } else {
            stream = deflating;
        }
    }

    private DeflateStream takeStream() {
        return contextTakeover
                ? DeflateStream.create(form)
                : ZlibThreadState.current().takeDeflateStream(form);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The deflater is closed");
        }
    }

    @Override
    public @Nullable DeflateForm statelessForm() {
        return contextTakeover ? null : form;
    }

    @Override
    public void close() {
        closed = true;
        if (stream != null) {
            stream.end();
            stream = null;
        }
    }
}
