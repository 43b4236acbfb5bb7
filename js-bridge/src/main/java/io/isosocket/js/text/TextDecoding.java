package io.isosocket.js.text;

/** The state of a TextDecoder: Encoding Standard, section 7.2. */
public final class TextDecoding {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String encoding;
    private final boolean fatal;
    private final boolean skipsMark;
    private Decoder decoder;
    private boolean beginning = true;

    /**
     * Makes one.
     *
     * @param encoding a name that {@link Encodings#named} gave
     * @param fatal whether what is malformed is an error, not replaced
     * @param ignoreBom whether a byte order mark is text
     */
    public TextDecoding(String encoding, boolean fatal, boolean ignoreBom) {
        this.encoding = encoding;
        this.fatal = fatal;
        // Section 7.1, "serialize I/O queue".
        skipsMark = !ignoreBom && encoding.startsWith("utf-");
        decoder = Encodings.decoder(encoding);
    }

    /**
     * Decodes a whole text (section 6, "UTF-8 decode").
     *
     * @param bytes which nobody changes any more
     * @return the text without a byte order mark; what is malformed is U+FFFD
     */
    public static String utf8(byte[] bytes) {
        try {
            return new TextDecoding("utf-8", false, false).decode(bytes, false);
        } catch (MalformedTextException e) {
            throw new AssertionError("replaced, since the mode is not fatal", e);
        }
    }

    /**
     * Decodes the next bytes.
     *
     * @param bytes which nobody changes any more
     * @param stream whether more will come
     * @return the text
     * @throws MalformedTextException in fatal mode; the next bytes begin a new stream
     */
    public String decode(byte[] bytes, boolean stream) throws MalformedTextException {
        Text text = new Text(fatal, bytes.length);
        try {
            decoder.decode(bytes, text);
            if (!stream) {
                decoder.end(text);
            }
        } catch (MalformedTextException e) {
            // Deviation: of a stream, the standard keeps the bytes behind the malformed ones.
            restart();
            throw e;
        }
        String decoded = withoutMark(text.toString());
        if (!stream) {
            restart();
        }
        return decoded;
    }

    private void restart() {
        decoder = Encodings.decoder(encoding);
        beginning = true;
    }

    private String withoutMark(String text) {
        if (!beginning || text.isEmpty()) {
            return text;
        }
        beginning = false;
        return skipsMark && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
