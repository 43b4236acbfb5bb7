package io.isosocket.js.text;

/** An encoding of one byte a character, section 9: ASCII, and a table for the rest. */
final class SingleByteDecoder implements Decoder {

    private final String table;

    /**
     * Makes one.
     *
     * @param table the characters of the bytes from 0x80, U+FFFD for those that have none
     */
    SingleByteDecoder(String table) {
        this.table = table;
    }

    @Override
    public void decode(byte[] bytes, Text text) throws MalformedTextException {
        for (byte b : bytes) {
            if (b >= 0) {
                text.add((char) b);
            } else {
                char c = table.charAt(b & 0x7F);
                if (c == '\uFFFD') {
                    text.error();
                } else {
                    text.add(c);
                }
            }
        }
    }

    @Override
    public void end(Text text) {
        // No character is ever incomplete.
    }
}
