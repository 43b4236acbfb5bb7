package io.isosocket.js.host;

import io.isosocket.Blob;
import io.isosocket.BlobPropertyBag;
import io.isosocket.BlobPropertyBag.Endings;
import io.isosocket.js.text.TextDecoding;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** What {@code blob.js} calls: blobs of scripts are those of Java, behind a JS object. */
public final class BlobsHost {

    private final Promises promises;

    /**
     * Makes the blobs of one runtime.
     *
     * @param promises settles those of the script
     */
    BlobsHost(Promises promises) {
        this.promises = promises;
    }

    /** {@return a list of parts, empty yet} */
    @HostAccess.Export
    public Parts parts() {
        return new Parts();
    }

    /**
     * {@return the size in bytes, as the number that it is for a script}
     *
     * @param blob any blob
     */
    @HostAccess.Export
    public double size(Blob blob) {
        return blob.size();
    }

    /**
     * {@return the media type, or the empty string}
     *
     * @param blob any blob
     */
    @HostAccess.Export
    public String type(Blob blob) {
        return blob.type();
    }

    /**
     * Makes a blob of a part of another.
     *
     * @param blob the other
     * @param start where the part starts; a negative number counts from the end
     * @param end where it ends, exclusively; a negative number counts from the end
     * @param type the media type of the part
     * @return the part
     */
    @HostAccess.Export
    public Blob slice(Blob blob, double start, double end, String type) {
        return blob.slice((long) start, (long) end, type);
    }

    /**
     * Reads a blob.
     *
     * @param blob any blob
     * @param resolve gets a {@link java.nio.ByteBuffer} of its own
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void read(Blob blob, Value resolve, Value reject) {
        promises.settle(blob.arrayBuffer(), resolve, reject);
    }

    /**
     * Reads a blob as UTF-8.
     *
     * @param blob any blob
     * @param resolve gets the text
     * @param reject gets the name and the message of an error
     */
    @HostAccess.Export
    public void readText(Blob blob, Value resolve, Value reject) {
        promises.settle(blob.bytes().thenApply(TextDecoding::utf8), resolve, reject);
    }

    /** What a blob is made of, one part after the other. */
    public static final class Parts {

        private final List<Object> parts = new ArrayList<>();

        Parts() {}

        /**
         * Adds bytes, which are copied.
         *
         * @param buffer an ArrayBuffer
         * @param offset where they start in it
         * @param length how many they are
         */
        @HostAccess.Export
        public void bytes(Value buffer, int offset, int length) {
            parts.add(Bytes.copy(buffer, offset, length));
        }

        /**
         * Adds the bytes of a blob.
         *
         * @param blob any blob
         */
        @HostAccess.Export
        public void blob(Blob blob) {
            parts.add(blob);
        }

        /**
         * Adds a text in UTF-8.
         *
         * @param text any text
         */
        @HostAccess.Export
        public void text(String text) {
            parts.add(text);
        }

        /**
         * Makes the blob.
         *
         * @param type the media type, or the empty string
         * @param nativeEndings whether line endings in texts become those of the system
         * @return the blob
         */
        @HostAccess.Export
        public Blob toBlob(String type, boolean nativeEndings) {
            return new Blob(parts, new BlobPropertyBag(type, nativeEndings ? Endings.NATIVE : Endings.TRANSPARENT));
        }
    }
}
