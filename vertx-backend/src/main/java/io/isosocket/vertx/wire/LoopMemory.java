package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * What the connections of one event loop share, so that none of them has to hold it. Its contents are good only until
 * the method that filled them calls anything outside this package.
 */
final class LoopMemory {

    /** As much as one read from a socket usually brings. */
    static final int SCRATCH_SIZE = 64 << 10;

    private static final int LARGEST_KEPT = 256 << 10;
    private static final FastThreadLocal<LoopMemory> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected LoopMemory initialValue() {
            return new LoopMemory();
        }
    };

    final byte[] scratch = new byte[SCRATCH_SIZE];
    final MaskSource masks = MaskSource.seeded();
    private ByteBuf deflated = Unpooled.EMPTY_BUFFER;

    private LoopMemory() {}

    static LoopMemory ofThisThread() {
        return OF_THREAD.get();
    }

    /** An empty buffer on the heap, for one message. */
    ByteBuf emptyDeflated() {
        if (deflated.capacity() == 0 || deflated.capacity() > LARGEST_KEPT) {
            deflated = Unpooled.buffer(SCRATCH_SIZE >> 3);
        }
        return deflated.clear();
    }
}
