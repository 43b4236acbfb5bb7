package io.isosocket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a blob into its contents (File API, section 3.1, "process blob parts"). */
final class BlobParts {

    private static final Pattern LINE_ENDING = Pattern.compile("\r\n?|\n");
    private static final String NATIVE_ENDING = System.lineSeparator().equals("\r\n") ? "\r\n" : "\n";

    private BlobParts() {}

    static List<BlobContent> contents(List<?> parts, BlobPropertyBag.Endings endings) {
        List<BlobContent> contents = new ArrayList<>();
        int index = 0;
        for (Object part : parts) {
            if (part instanceof Blob blob) {
                contents.addAll(blob.contents());
            } else {
                byte[] bytes = bytes(part, index, endings);
                contents.add(new BlobContent.Memory(bytes, 0, bytes.length));
            }
            index++;
        }
        return List.copyOf(contents);
    }

    private static byte[] bytes(@Nullable Object part, int index, BlobPropertyBag.Endings endings) {
        if (part instanceof String text) {
            return Utf8.encode(endings == BlobPropertyBag.Endings.NATIVE ? withNativeEndings(text) : text);
        }
        if (part instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (part instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        // Deviation: Web IDL would make a string of it, in Java mostly one that nobody wants.
        throw new IllegalArgumentException("parts[" + index + "]: "
                + (part == null ? "null" : part.getClass().getName())
                + " is not a String, byte[], ByteBuffer or Blob");
    }

    private static String withNativeEndings(String text) {
        return LINE_ENDING.matcher(text).replaceAll(NATIVE_ENDING);
    }
}
