package io.isosocket;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that do not change, with a media type (File API, section 3).
 *
 * <p>Any thread may call its methods. Bytes in memory are there at once: the stages that the methods return are complete
 * then. Bytes in files are read on threads of Isosocket's own, which complete the stages; a file that cannot be read, or
 * has changed since the blob was made, completes them with a {@link DOMException} named {@code NotReadableError}, and one
 * that is gone with {@code NotFoundError}.
 */
public final class Blob {

    private static final int MAX_ARRAY_SIZE = Integer.MAX_VALUE - 8;

    private final List<BlobContent> contents;
    private final long size;
    private final String type;

    /** Makes an empty blob without a type. */
    public Blob() {
        this(List.of());
    }

    /**
     * Makes a blob without a type.
     *
     * @param parts as for {@link #Blob(List, BlobPropertyBag)}
     */
    public Blob(List<?> parts) {
        this(parts, BlobPropertyBag.DEFAULT);
    }

    /**
     * Makes a blob from parts, which are copied except for blobs, since those never change.
     *
     * @param parts each a {@link String} (written in UTF-8, lone surrogates as U+FFFD), a {@code byte[]}, a {@link
     *     ByteBuffer} (its remaining bytes; position and limit stay as they are), or a {@link Blob}
     * @param options the type, and what happens to line endings in strings
     * @throws IllegalArgumentException if a part is something else
     */
    public Blob(List<?> parts, BlobPropertyBag options) {
        this(
                BlobParts.contents(
                        Objects.requireNonNull(parts, "parts"),
                        Objects.requireNonNull(options, "options").endings()),
                normalized(options.type()));
    }

    private Blob(List<BlobContent> contents, String type) {
        this.contents = contents;
        this.type = type;
        long sum = 0;
        for (BlobContent content : contents) {
            sum += content.size();
        }
        size = sum;
    }

    /**
     * Makes a blob from a file as it is now; it is not read yet.
     *
     * @param file a regular file
     * @param type the media type, or the empty string
     * @return the blob
     * @throws DOMException {@code NotFoundError} if there is no such file, {@code NotReadableError} if it is no regular
     *     file or cannot be looked at
     */
    public static Blob of(Path file, String type) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(type, "type");
        return new Blob(List.<BlobContent>of(BlobContent.FilePart.whole(file)), normalized(type));
    }

    /** Makes a blob from an array that nobody changes any more. */
    static Blob wrap(byte[] bytes) {
        return new Blob(List.<BlobContent>of(new BlobContent.Memory(bytes, 0, bytes.length)), "");
    }

    /** {@return the size in bytes} */
    public long size() {
        return size;
    }

    /** {@return the media type in lower case, or the empty string} */
    public String type() {
        return type;
    }

    /** {@return a blob of the same bytes, without a type} */
    public Blob slice() {
        return slice(0, size, "");
    }

    /**
     * Makes a blob of a part of this one, without copying and without a type.
     *
     * @param start where it starts; a negative number counts from the end
     * @return the part
     */
    public Blob slice(long start) {
        return slice(start, size, "");
    }

    /**
     * Makes a blob of a part of this one, without copying and without a type.
     *
     * @param start where it starts; a negative number counts from the end
     * @param end where it ends, exclusively; a negative number counts from the end
     * @return the part, empty if it would end before it starts
     */
    public Blob slice(long start, long end) {
        return slice(start, end, "");
    }

    /**
     * Makes a blob of a part of this one, without copying (File API, section 3.3.1).
     *
     * @param start where it starts; a negative number counts from the end
     * @param end where it ends, exclusively; a negative number counts from the end
     * @param contentType the media type of the part
     * @return the part, empty if it would end before it starts
     */
    public Blob slice(long start, long end, String contentType) {
        Objects.requireNonNull(contentType, "contentType");
        long from = clamped(start);
        long to = Math.max(from, clamped(end));
        List<BlobContent> parts = new ArrayList<>();
        long offset = 0;
        for (BlobContent content : contents) {
            long first = Math.max(from - offset, 0);
            long last = Math.min(to - offset, content.size());
            if (first < last) {
                parts.add(content.slice(first, last - first));
            }
            offset += content.size();
        }
        return new Blob(List.copyOf(parts), normalized(contentType));
    }

    /**
     * Reads all.
     *
     * @return a buffer of its own, backed by an array, from position 0
     */
    public CompletionStage<ByteBuffer> arrayBuffer() {
        return readAs(ByteBuffer::wrap);
    }

    /**
     * Reads all.
     *
     * @return an array of its own
     */
    public CompletionStage<byte[]> bytes() {
        return readAs(Function.identity());
    }

    /**
     * Reads all as UTF-8.
     *
     * @return the text, without a byte order mark; what is not UTF-8 is U+FFFD
     */
    public CompletionStage<String> text() {
        return readAs(Utf8::decode);
    }

    /**
     * Reads bit by bit, on the thread that reads the stream.
     *
     * @return a stream from the start; where the bytes cannot be read it throws an {@link java.io.IOException} with the
     *     {@link DOMException} as its cause
     */
    public InputStream stream() {
        return new BlobStream(contents);
    }

    /**
     * Returns the bytes if no file has to be read, without copying where they are in one piece.
     *
     * @return a buffer to read from alone, or null where {@link #bytes()} takes time or cannot be done
     */
    @Nullable ByteBuffer bytesInMemory() {
        if (!inMemory() || size > MAX_ARRAY_SIZE) {
            return null;
        }
        if (contents.size() == 1 && contents.get(0) instanceof BlobContent.Memory memory) {
            return memory.view();
        }
        return ByteBuffer.wrap(read());
    }

    /** {@return the runs of bytes, unmodifiable} */
    List<BlobContent> contents() {
        return contents;
    }

    private boolean inMemory() {
        for (BlobContent content : contents) {
            if (!(content instanceof BlobContent.Memory)) {
                return false;
            }
        }
        return true;
    }

    private <T> CompletionStage<T> readAs(Function<byte[], T> conversion) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Executor executor = inMemory() ? Runnable::run : BlobReader.EXECUTOR;
        executor.execute(() -> {
            try {
                result.complete(conversion.apply(read()));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private byte[] read() {
        if (size > MAX_ARRAY_SIZE) {
            throw new DOMException(
                    "a blob of " + size + " bytes does not fit into one array of " + MAX_ARRAY_SIZE,
                    "NotReadableError");
        }
        ByteBuffer all = ByteBuffer.allocate((int) size);
        for (BlobContent content : contents) {
            all.limit(all.position() + (int) content.size());
            content.read(0, all);
        }
        return all.array();
    }

    private long clamped(long index) {
        return index < 0 ? Math.max(size + index, 0) : Math.min(index, size);
    }

    /** A type with anything but printable ASCII counts as none (File API, section 3.1, step 3 of the constructor). */
    private static String normalized(String type) {
        boolean printable = type.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        return printable ? type.toLowerCase(Locale.ROOT) : "";
    }
}
