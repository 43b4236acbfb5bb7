package io.isosocket.url;

/** RFC 5893, section 2: which labels may stand in a domain name that has characters written from right to left. */
final class BidiRule {
    private static final int L = bit(Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    private static final int R_AL =
            bit(Character.DIRECTIONALITY_RIGHT_TO_LEFT) | bit(Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    private static final int EN = bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER);
    private static final int AN = bit(Character.DIRECTIONALITY_ARABIC_NUMBER);
    private static final int NSM = bit(Character.DIRECTIONALITY_NONSPACING_MARK);
    private static final int NEUTRAL = bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR)
            | bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR)
            | bit(Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR)
            | bit(Character.DIRECTIONALITY_OTHER_NEUTRALS)
            | bit(Character.DIRECTIONALITY_BOUNDARY_NEUTRAL)
            | NSM;

    private BidiRule() {}

    /** Whether the label makes its domain name a bidi domain name (section 1.4). */
    static boolean isRightToLeft(String label) {
        return label.codePoints().anyMatch(c -> (classOf(c) & (R_AL | AN)) != 0);
    }

    /** Conditions 1 to 6. */
    static boolean allows(String label) {
        if (label.isEmpty()) {
            return true;
        }
        int first = classOf(label.codePointAt(0));
        int all = label.codePoints().map(BidiRule::classOf).reduce(0, (a, b) -> a | b);
        int last = lastClass(label);
        if ((first & R_AL) != 0) {
            return (all & ~(R_AL | AN | EN | NEUTRAL)) == 0
                    && (last & (R_AL | EN | AN)) != 0
                    && (all & (EN | AN)) != (EN | AN);
        }
        return (first & L) != 0 && (all & ~(L | EN | NEUTRAL)) == 0 && (last & (L | EN)) != 0;
    }

    /** The class of the last character that is no nonspacing mark. */
    private static int lastClass(String label) {
        int end = label.length();
        while (end > 0) {
            int c = label.codePointBefore(end);
            if (classOf(c) != NSM) {
                return classOf(c);
            }
            end -= Character.charCount(c);
        }
        return NSM;
    }

    private static int classOf(int c) {
        return bit(Character.getDirectionality(c));
    }

    // The JDK's classes are 0 to 22, and -1 for unassigned code points.
    private static int bit(byte directionality) {
        return 1 << directionality;
    }
}
