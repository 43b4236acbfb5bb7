package io.isosocket;

import java.util.Objects;

/**
 * How a blob is made (File API, section 3.1.1, dictionary {@code BlobPropertyBag}).
 *
 * @param type the media type; anything that is not printable ASCII makes it empty
 * @param endings what happens to line endings in strings
 */
public record BlobPropertyBag(String type, Endings endings) {

    /** No type, strings as they are. */
    public static final BlobPropertyBag DEFAULT = new BlobPropertyBag("", Endings.TRANSPARENT);

    /** What happens to line endings in strings (File API, {@code EndingType}). */
    public enum Endings {
        /** They stay. */
        TRANSPARENT,
        /** LF, CR and CR LF become the system's own: CR LF on Windows, LF elsewhere. */
        NATIVE
    }

    /**
     * Checks the values.
     *
     * @param type the media type; anything that is not printable ASCII makes it empty
     * @param endings what happens to line endings in strings
     */
    public BlobPropertyBag {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(endings, "endings");
    }

    /**
     * Makes a bag that leaves strings as they are.
     *
     * @param type the media type
     */
    public BlobPropertyBag(String type) {
        this(type, Endings.TRANSPARENT);
    }
}
