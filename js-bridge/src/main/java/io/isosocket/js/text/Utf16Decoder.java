package io.isosocket.js.text;

/** UTF-16 of either byte order, section 14.2.1. */
final class Utf16Decoder implements Decoder {

    private static final int NONE = -1;

    private final boolean bigEndian;
    /** The first byte of a code unit, or {@link #NONE}. */
    private int lead = NONE;
    /** The first half of a pair, or {@link #NONE}. */
    private int high = NONE;

    Utf16Decoder(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    @Override
    public void decode(byte[] bytes, Text text) throws MalformedTextException {
        for (byte b : bytes) {
            int value = b & 0xFF;
            if (lead == NONE) {
                lead = value;
            } else {
                char unit = (char) (bigEndian ? lead << 8 | value : value << 8 | lead);
                lead = NONE;
                unit(unit, text);
            }
        }
    }

    private void unit(char unit, Text text) throws MalformedTextException {
        if (high != NONE) {
            char first = (char) high;
            high = NONE;
            if (Character.isLowSurrogate(unit)) {
                text.add(first);
                text.add(unit);
                return;
            }
            text.error();
        }
        if (Character.isHighSurrogate(unit)) {
            high = unit;
        } else if (Character.isLowSurrogate(unit)) {
            text.error();
        } else {
            text.add(unit);
        }
    }

    @Override
    public void end(Text text) throws MalformedTextException {
        boolean incomplete = lead != NONE || high != NONE;
        lead = NONE;
        high = NONE;
        if (incomplete) {
            text.error();
        }
    }
}
