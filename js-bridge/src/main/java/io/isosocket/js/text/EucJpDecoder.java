package io.isosocket.js.text;

/** EUC-JP, section 12.1.1. */
final class EucJpDecoder extends ByteWiseDecoder {

    private static final int HALFWIDTH_FOLLOWS = 0x8E;
    private static final int THREE_BYTES = 0x8F;

    private int lead;
    private boolean jis0212;

    @Override
    void accept(int value, Text text) throws MalformedTextException {
        if (lead == HALFWIDTH_FOLLOWS && within(value, 0xA1, 0xDF)) {
            lead = 0;
            text.add(CodePoints.HALFWIDTH + value - 0xA1);
        } else if (lead == THREE_BYTES && within(value, 0xA1, 0xFE)) {
            jis0212 = true;
            lead = value;
        } else if (lead != 0) {
            trail(value, text);
        } else if (value < 0x80) {
            text.add((char) value);
        } else if (value == HALFWIDTH_FOLLOWS || value == THREE_BYTES || within(value, 0xA1, 0xFE)) {
            lead = value;
        } else {
            text.error();
        }
    }

    private void trail(int value, Text text) throws MalformedTextException {
        int codePoint = CodePoints.NONE;
        if (within(lead, 0xA1, 0xFE) && within(value, 0xA1, 0xFE)) {
            int[] index = jis0212 ? CodePoints.jis0212() : CodePoints.jis0208();
            codePoint = lookUp(index, (lead - 0xA1) * 94 + value - 0xA1);
        }
        lead = 0;
        jis0212 = false;
        if (codePoint != CodePoints.NONE) {
            text.add(codePoint);
            return;
        }
        text.error();
        if (value < 0x80) {
            text.add((char) value);
        }
    }

    @Override
    public void end(Text text) throws MalformedTextException {
        boolean incomplete = lead != 0;
        lead = 0;
        jis0212 = false;
        if (incomplete) {
            text.error();
        }
    }
}
