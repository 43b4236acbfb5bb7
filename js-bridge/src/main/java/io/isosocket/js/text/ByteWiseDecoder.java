package io.isosocket.js.text;

/** A decoder that the standard describes byte by byte: sections 10 to 13. */
abstract class ByteWiseDecoder implements Decoder {

    /** Handles a byte, which may complete a character, begin one, or be wrong. */
    abstract void accept(int value, Text text) throws MalformedTextException;

    @Override
    public final void decode(byte[] bytes, Text text) throws MalformedTextException {
        for (byte b : bytes) {
            accept(b & 0xFF, text);
        }
    }

    static boolean within(int value, int first, int last) {
        return first <= value && value <= last;
    }

    /** {@return the code point of an index, or {@link CodePoints#NONE}} */
    static int lookUp(int[] index, int pointer) {
        return pointer < index.length ? index[pointer] : CodePoints.NONE;
    }
}
