package io.isosocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** A run of a blob's bytes: where they are, and how to read them. */
sealed interface BlobContent {

    /** {@return how many bytes there are} */
    long size();

    /** Returns a part, without copying; the range lies within the size. */
    BlobContent slice(long start, long length);

    /**
     * Reads bytes from an offset into the target until it is full; they lie within the size.
     *
     * @throws DOMException {@code NotFoundError} or {@code NotReadableError} if they cannot be read
     */
    void read(long offset, ByteBuffer target);

    /**
     * Bytes in memory, which nobody changes.
     *
     * @param array holds them, and maybe others
     * @param offset where they start
     * @param length how many they are
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a record for its brevity.
    record Memory(byte[] array, int offset, int length) implements BlobContent {

        @Override
        public long size() {
            return length;
        }

        @Override
        public Memory slice(long start, long sliceLength) {
            return new Memory(array, offset + (int) start, (int) sliceLength);
        }

        @Override
        public void read(long from, ByteBuffer target) {
            target.put(array, offset + (int) from, target.remaining());
        }

        ByteBuffer view() {
            return ByteBuffer.wrap(array, offset, length);
        }
    }

    /**
     * A part of a file as it was at one moment (File API, section 4, "snapshot state").
     *
     * @param path the file
     * @param state what it was like
     * @param start where the part starts
     * @param size how long it is
     */
    record FilePart(Path path, State state, long start, long size) implements BlobContent {

        /**
         * What shows that a file has changed.
         *
         * @param size its size in bytes
         * @param modified when it was last modified
         */
        record State(long size, FileTime modified) {}

        static FilePart whole(Path path) {
            State state = stateOf(path);
            return new FilePart(path, state, 0, state.size());
        }

        @Override
        public FilePart slice(long from, long length) {
            return new FilePart(path, state, start + from, length);
        }

        @Override
        public void read(long offset, ByteBuffer target) {
            checkUnchanged();
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                long position = start + offset;
                while (target.hasRemaining()) {
                    int count = channel.read(target, position);
                    if (count < 0) {
                        throw changed();
                    }
                    position += count;
                }
            } catch (IOException e) {
                throw unreadable(path, e);
            }
            // Once more, for a change during the read.
            checkUnchanged();
        }

        private void checkUnchanged() {
            if (!stateOf(path).equals(state)) {
                throw changed();
            }
        }

        private DOMException changed() {
            return new DOMException("file " + path + " has changed since the blob was made", "NotReadableError");
        }

        private static State stateOf(Path path) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                if (!attributes.isRegularFile()) {
                    throw new DOMException(path + " is not a regular file", "NotReadableError");
                }
                return new State(attributes.size(), attributes.lastModifiedTime());
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }

        private static DOMException unreadable(Path path, IOException e) {
            return e instanceof NoSuchFileException
                    ? new DOMException("file " + path + " does not exist", "NotFoundError", e)
                    : new DOMException("file " + path + " cannot be read: " + e.getMessage(), "NotReadableError", e);
        }
    }
}
