package io.isosocket.js.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.js.text.Encodings;
import io.isosocket.js.text.MalformedTextException;
import io.isosocket.js.text.TextDecoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What {@code text-encoder.js} and {@code text-decoder.js} call: Encoding Standard, section 7. */
public final class TextsHost {

    TextsHost() {}

    /**
     * Encodes a text in UTF-8.
     *
     * @param text without lone surrogates
     * @return a buffer of its own
     */
    @HostAccess.Export
    public ByteBuffer encode(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    /**
     * Encodes as much of a text in UTF-8 as fits, in whole characters.
     *
     * @param text without lone surrogates
     * @param room how many bytes there may be
     * @return what was encoded
     */
    @HostAccess.Export
    public Encoded encodeInto(String text, int room) {
        CharBuffer source = CharBuffer.wrap(text);
        // A code unit makes three bytes at the most.
        ByteBuffer target = ByteBuffer.allocate((int) Math.min(room, text.length() * 3L));
        UTF_8.newEncoder().encode(source, target, true);
        byte[] bytes = new byte[target.position()];
        target.get(0, bytes);
        return new Encoded(ByteBuffer.wrap(bytes), source.position());
    }

    /**
     * Finds an encoding.
     *
     * @param label any string
     * @return its name in lower case, or null if there is none by that label
     */
    @HostAccess.Export
    public @Nullable String encoding(String label) {
        return Encodings.named(label);
    }

    /**
     * Makes a decoder.
     *
     * @param encoding a name that {@link #encoding} gave
     * @param fatal whether what is malformed is an error
     * @param ignoreBom whether a byte order mark is text
     * @return the decoder
     */
    @HostAccess.Export
    public Decoder decoder(String encoding, boolean fatal, boolean ignoreBom) {
        return new Decoder(new TextDecoding(encoding, fatal, ignoreBom));
    }

    /** What became of a text that may not have fitted. */
    public static final class Encoded {

        private final ByteBuffer bytes;
        private final int read;

        Encoded(ByteBuffer bytes, int read) {
            this.bytes = bytes;
            this.read = read;
        }

        /** {@return the bytes, a buffer of its own} */
        @HostAccess.Export
        public ByteBuffer bytes() {
            return bytes;
        }

        /** {@return how many code units of the text they are} */
        @HostAccess.Export
        public int read() {
            return read;
        }
    }

    /** What is behind a TextDecoder. */
    public static final class Decoder {

        private final TextDecoding decoding;

        Decoder(TextDecoding decoding) {
            this.decoding = decoding;
        }

        /**
         * Decodes the next bytes.
         *
         * @param buffer an ArrayBuffer or a SharedArrayBuffer
         * @param offset where they start in it
         * @param length how many they are
         * @param stream whether more will come
         * @return the text, or null if it is malformed and that is an error
         */
        @HostAccess.Export
        public @Nullable String decode(Value buffer, int offset, int length, boolean stream) {
            try {
                return decoding.decode(Bytes.copy(buffer, offset, length), stream);
            } catch (MalformedTextException e) {
                return null;
            }
        }
    }
}
