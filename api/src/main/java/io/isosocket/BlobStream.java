package io.isosocket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Reads a blob's contents one after the other, files by the chunk. */
final class BlobStream extends InputStream {

    private static final int CHUNK_SIZE = 64 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Iterator<BlobContent> remaining;
    private BlobContent current = new BlobContent.Memory(new byte[0], 0, 0);
    private ByteBuffer chunk = NOTHING;
    /** How much of the current content was put into chunks. */
    private long offset;

    BlobStream(List<BlobContent> contents) {
        remaining = contents.iterator();
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, start, count);
        return count;
    }

    @Override
    public int available() {
        return chunk.remaining();
    }

    /** {@return whether the chunk has bytes, which it has not at the end alone} */
    private boolean fill() throws IOException {
        while (!chunk.hasRemaining()) {
            if (offset < current.size()) {
                chunk = next();
            } else if (remaining.hasNext()) {
                current = remaining.next();
                offset = 0;
            } else {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer next() throws IOException {
        if (current instanceof BlobContent.Memory memory) {
            offset = memory.size();
            return memory.view();
        }
        ByteBuffer next = ByteBuffer.allocate((int) Math.min(CHUNK_SIZE, current.size() - offset));
        try {
            current.read(offset, next);
        } catch (DOMException e) {
            throw new IOException(e.message(), e);
        }
        offset += next.capacity();
        return next.flip();
    }
}
