package io.isosocket.url;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.BitSet;

/** RFC 5892, appendix A.1 and A.2: where ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER may stand. */
final class JoinerRule {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    // KATAKANA-HIRAGANA VOICED SOUND MARK and HEBREW POINT SHEVA.
    private static final int CLASS_8 = 0x3099;
    private static final int CLASS_10 = 0x05B0;

    private JoinerRule() {}

    static boolean allows(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean allowed = (c != ZWNJ && c != ZWJ)
                    || (i > 0 && isVirama(label.codePointBefore(i)))
                    || (c == ZWNJ && breaksConnection(label, i));
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /** Whether the letters around the position, marks left out, would join without the non-joiner. */
    private static boolean breaksConnection(String label, int position) {
        int before = position;
        while (before > 0 && isTransparent(label.codePointBefore(before))) {
            before -= Character.charCount(label.codePointBefore(before));
        }
        int after = position + 1;
        while (after < label.length() && isTransparent(label.codePointAt(after))) {
            after += Character.charCount(label.codePointAt(after));
        }
        return before > 0
                && after < label.length()
                && JoiningTypes.LEFT_OR_DUAL.get(label.codePointBefore(before))
                && JoiningTypes.RIGHT_OR_DUAL.get(label.codePointAt(after));
    }

    // Format characters are transparent too; none is valid in a label.
    private static boolean isTransparent(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == JoiningTypes.ADLAM_NUKTA;
    }

    /**
     * Whether the canonical combining class is 9. The JDK does not tell classes, but normalization sorts marks by them:
     * a virama goes before the mark of class 10 and after one of class 8.
     */
    private static boolean isVirama(int c) {
        if (c == CLASS_8 || c == CLASS_10) {
            return false;
        }
        String mark = Character.toString(c);
        return sorted(Character.toString(CLASS_10) + mark).startsWith(mark)
                && sorted(mark + Character.toString(CLASS_8)).endsWith(mark);
    }

    private static String sorted(String marks) {
        return Normalizer.normalize(marks, Form.NFD);
    }

    /** The Unicode property Joining_Type (17.0), of which the JDK has no query; loaded when the first non-joiner is seen. */
    private static final class JoiningTypes {
        static final int ADLAM_NUKTA = 0x1E94B;

        private static final String DUAL =
                "620 626 628 62A-62E 633-63F 641-647 649-64A 66E-66F 678-687 69A-6BF 6C1-6C2 "
                        + "6CC 6CE 6D0-6D1 6FA-6FC 6FF 712-714 71A-71D 71F-727 729 72B 72D-72E 74E-758 75C-76A 76D-770 772 "
                        + "775-777 77A-77F 7CA-7EA 841-845 848 84A-853 855 860 862-865 868 886 889-88D 88F 8A0-8A9 8AF-8B0 8B3-8B8 "
                        + "8BA-8C8 1807 1820-1878 1887-18A8 18AA A840-A871 10AC0-10AC4 10AD3-10AD6 10AD8-10ADC 10ADE-10AE0 "
                        + "10AEB-10AEE 10B80 10B82 10B86-10B88 10B8A-10B8B 10B8D 10B90 10BAD-10BAE 10D01-10D21 10D23 "
                        + "10EC3-10EC4 10EC6-10EC7 10F30-10F32 10F34-10F44 10F51-10F53 10F70-10F73 10F76-10F81 10FB0 10FB2-10FB3 10FB8 10FBB-10FBC "
                        + "10FBE-10FBF 10FC1 10FC4 10FCA 1E900-1E943";
        private static final String RIGHT = "622-625 627 629 62F-632 648 671-673 675-677 688-699 6C0 6C3-6CB 6CD 6CF "
                + "6D2-6D3 6D5 6EE-6EF 710 715-719 71E 728 72A 72C 72F 74D 759-75B 76B-76C 771 773-774 778-779 840 "
                + "846-847 849 854 856-858 867 869-86A 870-882 88E 8AA-8AC 8AE 8B1-8B2 8B9 10AC5 10AC7 10AC9-10ACA "
                + "10ACE-10AD2 10ADD 10AE1 10AE4 10AEF 10B81 10B83-10B85 10B89 10B8C 10B8E-10B8F 10B91 10BA9-10BAC "
                + "10D22 10EC2 10F33 10F54 10F74-10F75 10FB4-10FB6 10FB9-10FBA 10FBD 10FC2-10FC3 10FC9";
        private static final String LEFT = "A872 10ACD 10AD7 10D00 10FCB";

        static final BitSet LEFT_OR_DUAL = codePoints(DUAL + " " + LEFT);
        static final BitSet RIGHT_OR_DUAL = codePoints(DUAL + " " + RIGHT);

        private JoiningTypes() {}

        private static BitSet codePoints(String ranges) {
            BitSet set = new BitSet(0x1E944);
            int first = -1;
            int value = 0;
            for (int i = 0; i <= ranges.length(); i++) {
                char c = i < ranges.length() ? ranges.charAt(i) : ' ';
                if (c == '-') {
                    first = value;
                    value = 0;
                } else if (c == ' ') {
                    set.set(first < 0 ? value : first, value + 1);
                    first = -1;
                    value = 0;
                } else {
                    value = (value << 4) | Ascii.hexDigit(c);
                }
            }
            return set;
        }
    }
}
