package io.isosocket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/** Reads a blob's contents one after the other. */
final class BlobStream extends InputStream {

    private final List<BlobContent> contents;
    private int index;
    private long offset;

    BlobStream(List<BlobContent> contents) {
        this.contents = contents;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (index < contents.size() && offset == contents.get(index).size()) {
            index++;
            offset = 0;
        }
        if (index == contents.size()) {
            return -1;
        }
        BlobContent content = contents.get(index);
        int count = (int) Math.min(length, content.size() - offset);
        try {
            content.read(offset, ByteBuffer.wrap(target, start, count));
        } catch (DOMException e) {
            throw new IOException(e.message(), e);
        }
        offset += count;
        return count;
    }

    @Override
    public int available() {
        return index < contents.size() && contents.get(index) instanceof BlobContent.Memory memory
                ? (int) (memory.size() - offset)
                : 0;
    }
}
