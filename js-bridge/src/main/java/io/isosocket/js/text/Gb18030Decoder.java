package io.isosocket.js.text;

/** gb18030, section 10.2.1, which decodes gbk too. */
final class Gb18030Decoder extends ByteWiseDecoder {

    private int first;
    private int second;
    private int third;

    @Override
    void accept(int value, Text text) throws MalformedTextException {
        if (third != 0) {
            fourth(value, text);
        } else if (second != 0) {
            third(value, text);
        } else if (first != 0) {
            second(value, text);
        } else if (value < 0x80) {
            text.add((char) value);
        } else if (value == 0x80) {
            text.add('€');
        } else if (value == 0xFF) {
            text.error();
        } else {
            first = value;
        }
    }

    private void second(int value, Text text) throws MalformedTextException {
        if (within(value, 0x30, 0x39)) {
            second = value;
            return;
        }
        int lead = first;
        first = 0;
        int codePoint = CodePoints.NONE;
        if (within(value, 0x40, 0x7E) || within(value, 0x80, 0xFE)) {
            codePoint = lookUp(CodePoints.gb18030(), (lead - 0x81) * 190 + value - (value < 0x7F ? 0x40 : 0x41));
        }
        if (codePoint != CodePoints.NONE) {
            text.add(codePoint);
            return;
        }
        text.error();
        if (value < 0x80) {
            text.add((char) value);
        }
    }

    private void third(int value, Text text) throws MalformedTextException {
        if (within(value, 0x81, 0xFE)) {
            third = value;
            return;
        }
        int again = second;
        reset();
        text.error();
        accept(again, text);
        accept(value, text);
    }

    private void fourth(int value, Text text) throws MalformedTextException {
        int[] again = {second, third, value};
        if (within(value, 0x30, 0x39)) {
            int codePoint = CodePoints.gb18030FourBytes(first, second, third, value);
            reset();
            if (codePoint == CodePoints.NONE) {
                text.error();
            } else {
                text.add(codePoint);
            }
            return;
        }
        reset();
        text.error();
        for (int each : again) {
            accept(each, text);
        }
    }

    private void reset() {
        first = 0;
        second = 0;
        third = 0;
    }

    @Override
    public void end(Text text) throws MalformedTextException {
        boolean incomplete = first != 0;
        reset();
        if (incomplete) {
            text.error();
        }
    }
}
