package io.isosocket.js.text;

/** Decodes one stream of bytes, which may come in pieces: Encoding Standard, section 4.1. */
interface Decoder {

    /**
     * Decodes a piece.
     *
     * @param bytes the piece, which the decoder may keep
     * @param text gets what is decoded
     * @throws MalformedTextException in fatal mode
     */
    void decode(byte[] bytes, Text text) throws MalformedTextException;

    /**
     * Ends the stream, in which something may be incomplete.
     *
     * @param text gets what is decoded
     * @throws MalformedTextException in fatal mode
     */
    void end(Text text) throws MalformedTextException;
}
