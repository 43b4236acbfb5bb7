package io.isosocket.js.text;

import org.jspecify.annotations.Nullable;

/** ISO-2022-JP, section 12.2.1: escape sequences switch between sets of characters. */
final class Iso2022JpDecoder extends ByteWiseDecoder {

    private enum State {
        ASCII,
        ROMAN,
        KATAKANA,
        LEAD_BYTE,
        TRAIL_BYTE,
        ESCAPE_START,
        ESCAPE
    }

    private static final int ESC = 0x1B;

    private State state = State.ASCII;
    /** What an escape sequence that turns out to be none returns to. */
    private State outputState = State.ASCII;
    /** The first byte of a character or of an escape sequence. */
    private int lead;
    /** Whether the last thing was an escape sequence, after which another one is an error. */
    private boolean escaped;

    @Override
    void accept(int value, Text text) throws MalformedTextException {
        switch (state) {
            case ESCAPE_START -> escapeStart(value, text);
            case ESCAPE -> escape(value, text);
            case TRAIL_BYTE -> trail(value, text);
            default -> {
                if (value == ESC) {
                    state = State.ESCAPE_START;
                } else {
                    escaped = false;
                    character(value, text);
                }
            }
        }
    }

    private void character(int value, Text text) throws MalformedTextException {
        if (state == State.LEAD_BYTE && within(value, 0x21, 0x7E)) {
            lead = value;
            state = State.TRAIL_BYTE;
        } else if (state == State.KATAKANA && within(value, 0x21, 0x5F)) {
            text.add(CodePoints.HALFWIDTH + value - 0x21);
        } else if ((state == State.ASCII || state == State.ROMAN) && value < 0x80 && value != 0x0E && value != 0x0F) {
            text.add(state == State.ROMAN ? roman(value) : (char) value);
        } else {
            text.error();
        }
    }

    private static char roman(int value) {
        return switch (value) {
            case 0x5C -> '¥';
            case 0x7E -> '‾';
            default -> (char) value;
        };
    }

    private void trail(int value, Text text) throws MalformedTextException {
        if (value == ESC) {
            state = State.ESCAPE_START;
            text.error();
            return;
        }
        state = State.LEAD_BYTE;
        int codePoint = within(value, 0x21, 0x7E)
                ? lookUp(CodePoints.jis0208(), (lead - 0x21) * 94 + value - 0x21)
                : CodePoints.NONE;
        if (codePoint == CodePoints.NONE) {
            text.error();
        } else {
            text.add(codePoint);
        }
    }

    private void escapeStart(int value, Text text) throws MalformedTextException {
        if (value == '$' || value == '(') {
            lead = value;
            state = State.ESCAPE;
            return;
        }
        noEscape(text);
        accept(value, text);
    }

    private void escape(int value, Text text) throws MalformedTextException {
        State next = target(lead, value);
        if (next == null) {
            int again = lead;
            noEscape(text);
            accept(again, text);
            accept(value, text);
            return;
        }
        state = next;
        outputState = next;
        boolean twice = escaped;
        escaped = true;
        if (twice) {
            text.error();
        }
    }

    private static @Nullable State target(int first, int second) {
        return switch (first << 8 | second) {
            case '(' << 8 | 'B' -> State.ASCII;
            case '(' << 8 | 'J' -> State.ROMAN;
            case '(' << 8 | 'I' -> State.KATAKANA;
            case '$' << 8 | '@', '$' << 8 | 'B' -> State.LEAD_BYTE;
            default -> null;
        };
    }

    private void noEscape(Text text) throws MalformedTextException {
        escaped = false;
        state = outputState;
        text.error();
    }

    @Override
    public void end(Text text) throws MalformedTextException {
        switch (state) {
            case ESCAPE_START -> noEscape(text);
            case ESCAPE -> {
                int again = lead;
                noEscape(text);
                accept(again, text);
                end(text);
            }
            case TRAIL_BYTE -> {
                state = State.LEAD_BYTE;
                text.error();
            }
            default -> {
                // Nothing is incomplete.
            }
        }
    }
}
