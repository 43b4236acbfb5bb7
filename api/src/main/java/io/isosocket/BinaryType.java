package io.isosocket;

/** How binary messages are given to listeners (WebSockets Standard, section 3.1, {@code BinaryType}). */
public enum BinaryType {
    /** As a {@link Blob}. */
    BLOB("blob"),
    /** As a {@link java.nio.ByteBuffer} of its own, from position 0, backed by an array. */
    ARRAYBUFFER("arraybuffer");

    private final String value;

    BinaryType(String value) {
        this.value = value;
    }

    /** Returns the value that the standard's IDL gives, {@code blob} or {@code arraybuffer}. */
    @Override
    public String toString() {
        return value;
    }
}
