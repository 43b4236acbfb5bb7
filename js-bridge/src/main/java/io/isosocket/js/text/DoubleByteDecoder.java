package io.isosocket.js.text;

/** An encoding with characters of one byte and of two: what Big5, EUC-KR and Shift_JIS have in common. */
abstract class DoubleByteDecoder extends ByteWiseDecoder {

    /** The first byte of a character, or 0. */
    private int lead;

    /** {@return the character of one byte from 0x80, or {@link CodePoints#NONE}} */
    int single(int value) {
        return CodePoints.NONE;
    }

    /** {@return whether a byte begins a character of two} */
    boolean isLead(int value) {
        return within(value, 0x81, 0xFE);
    }

    /** {@return the character of two bytes, or {@link CodePoints#NONE}} */
    abstract int pair(int first, int second);

    @Override
    final void accept(int value, Text text) throws MalformedTextException {
        if (lead != 0) {
            int first = lead;
            lead = 0;
            trail(first, value, text);
        } else if (value < 0x80) {
            text.add((char) value);
        } else if (isLead(value)) {
            lead = value;
        } else {
            addOrFail(single(value), text);
        }
    }

    private void trail(int first, int value, Text text) throws MalformedTextException {
        int codePoint = pair(first, value);
        if (codePoint != CodePoints.NONE) {
            CodePoints.add(codePoint, text);
            return;
        }
        text.error();
        // An ASCII byte stands for itself, so that no markup is swallowed.
        if (value < 0x80) {
            text.add((char) value);
        }
    }

    private static void addOrFail(int codePoint, Text text) throws MalformedTextException {
        if (codePoint == CodePoints.NONE) {
            text.error();
        } else {
            text.add(codePoint);
        }
    }

    @Override
    public final void end(Text text) throws MalformedTextException {
        if (lead != 0) {
            lead = 0;
            text.error();
        }
    }

    /** Big5, section 11.1.1. */
    static final class Big5 extends DoubleByteDecoder {

        @Override
        int pair(int first, int second) {
            if (!within(second, 0x40, 0x7E) && !within(second, 0xA1, 0xFE)) {
                return CodePoints.NONE;
            }
            return lookUp(CodePoints.big5(), (first - 0x81) * 157 + second - (second < 0x7F ? 0x40 : 0x62));
        }
    }

    /** EUC-KR, section 13.1.1. */
    static final class EucKr extends DoubleByteDecoder {

        @Override
        int pair(int first, int second) {
            return within(second, 0x41, 0xFE)
                    ? lookUp(CodePoints.eucKr(), (first - 0x81) * 190 + second - 0x41)
                    : CodePoints.NONE;
        }
    }

    /** Shift_JIS, section 12.3.1. */
    static final class ShiftJis extends DoubleByteDecoder {

        private static final int FIRST_PRIVATE = 8836;
        private static final int LAST_PRIVATE = 10715;

        @Override
        int single(int value) {
            if (value == 0x80) {
                return value;
            }
            return within(value, 0xA1, 0xDF) ? CodePoints.HALFWIDTH + value - 0xA1 : CodePoints.NONE;
        }

        @Override
        boolean isLead(int value) {
            return within(value, 0x81, 0x9F) || within(value, 0xE0, 0xFC);
        }

        @Override
        int pair(int first, int second) {
            if (!within(second, 0x40, 0x7E) && !within(second, 0x80, 0xFC)) {
                return CodePoints.NONE;
            }
            int pointer = (first - (first < 0xA0 ? 0x81 : 0xC1)) * 188 + second - (second < 0x7F ? 0x40 : 0x41);
            return within(pointer, FIRST_PRIVATE, LAST_PRIVATE)
                    ? 0xE000 + pointer - FIRST_PRIVATE
                    : lookUp(CodePoints.jis0208(), pointer);
        }
    }
}
