package io.isosocket.url;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * UTS #46, section 5: what becomes of each code point beyond ASCII, for nontransitional processing.
 *
 * <p>The standard's table is derived as its section 7 describes, from NFKC_Casefold and a few sets, on the Unicode data
 * of the running JDK. Deviation: code points that this JDK does not know yet are disallowed.
 */
final class IdnaMapping {
    private static final int IDEOGRAPHIC_FULL_STOP = 0x3002;
    private static final int SHARP_S = 0xDF;
    private static final int CAPITAL_SHARP_S = 0x1E9E;
    private static final int FINAL_SIGMA = 0x3C2;
    private static final int DOTLESS_I = 0x131;
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private IdnaMapping() {}

    /** What the code point maps to: itself where valid, nothing where ignored; null where it is disallowed. */
    static @Nullable String map(int c) {
        return switch (c) {
            case IDEOGRAPHIC_FULL_STOP, 0xFF0E, 0xFF61 -> ".";
            case SHARP_S, CAPITAL_SHARP_S -> "ß";
            case FINAL_SIGMA, ZWNJ, ZWJ -> Character.toString(c);
            default -> isExcluded(c) ? null : derive(c);
        };
    }

    /** Whether the code point may stand in a label once it is mapped. */
    static boolean isValid(int c) {
        String mapped = c < 0x80 ? Character.toString(Ascii.toLowerCase(c)) : map(c);
        return mapped != null && mapped.length() == Character.charCount(c) && mapped.codePointAt(0) == c;
    }

    private static @Nullable String derive(int c) {
        String mapped = nfkcCasefold(Character.toString(c));
        boolean changed = !(mapped.length() == Character.charCount(c) && mapped.codePointAt(0) == c);
        if (changed) {
            // What would bring a label separator with it is disallowed.
            return mapped.indexOf('.') >= 0 || mapped.indexOf(IDEOGRAPHIC_FULL_STOP) >= 0 ? null : mapped;
        }
        return isOther(c) ? null : mapped;
    }

    /** The Unicode Standard, 3.13, toNFKC_Casefold. */
    private static String nfkcCasefold(String text) {
        String folded = fold(Normalizer.normalize(text, Form.NFD));
        folded = fold(Normalizer.normalize(folded, Form.NFKC));
        return Normalizer.normalize(folded, Form.NFC);
    }

    /** Full case folding, which the JDK has as lower case of upper case with few exceptions, less default ignorables. */
    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isDefaultIgnorable(c)).forEach(c -> {
            if (c == DOTLESS_I) {
                folded.appendCodePoint(c);
                return;
            }
            String upper = Character.toString(c).toUpperCase(Locale.ROOT);
            // Cherokee folds to upper case.
            boolean cherokee = Character.UnicodeScript.of(c) == Character.UnicodeScript.CHEROKEE;
            folded.append(cherokee ? upper : upper.toLowerCase(Locale.ROOT));
        });
        return folded.toString();
    }

    /** General category C (other) or Z (separator). */
    private static boolean isOther(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Unassigned, or in the base exclusion set: bidi controls, tags, description of ideographs, replacement characters. */
    private static boolean isExcluded(int c) {
        return Character.getType(c) == Character.UNASSIGNED
                || c == 0x61C
                || in(c, 0x200E, 0x200F)
                || in(c, 0x202A, 0x202E)
                || in(c, 0x2066, 0x2069)
                || in(c, 0x2FF0, 0x2FFF)
                || c == 0x31EF
                || in(c, 0xFFFC, 0xFFFD)
                || c == 0xE0001
                || in(c, 0xE0020, 0xE007F);
    }

    /** Default_Ignorable_Code_Point, of which the JDK has no query. */
    private static boolean isDefaultIgnorable(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || in(c, 0x115F, 0x1160)
                || in(c, 0x17B4, 0x17B5)
                || in(c, 0x180B, 0x180F)
                || in(c, 0x200B, 0x200F)
                || in(c, 0x202A, 0x202E)
                || in(c, 0x2060, 0x206F)
                || c == 0x3164
                || in(c, 0xFE00, 0xFE0F)
                || c == 0xFEFF
                || c == 0xFFA0
                || in(c, 0xFFF0, 0xFFF8)
                || in(c, 0x1BCA0, 0x1BCA3)
                || in(c, 0x1D173, 0x1D17A)
                || in(c, 0xE0000, 0xE0FFF);
    }

    private static boolean in(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
