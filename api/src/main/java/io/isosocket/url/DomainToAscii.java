package io.isosocket.url;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * URL Standard 3.3: domain to ASCII, which is ToASCII of UTS #46 with CheckHyphens, UseSTD3ASCIIRules,
 * Transitional_Processing, VerifyDnsLength and IgnoreInvalidPunycode false, CheckBidi and CheckJoiners true.
 *
 * <p>Deviation: an international domain of more than {@value #MAX_LENGTH} characters is refused. Punycode takes time with
 * the square of the length, so that one URL of some megabytes would hold an event loop for minutes; DNS stops at 253.
 */
final class DomainToAscii {
    private static final String PREFIX = "xn--";
    private static final int MAX_LENGTH = 2_000;

    private DomainToAscii() {}

    /** The domain in ASCII; it may be empty, and may have forbidden code points. */
    static String convert(String domain) throws BrokenRuleException {
        if (Ascii.isAscii(domain) && !hasEncodedLabel(domain)) {
            return Ascii.toLowerCase(domain);
        }
        if (domain.length() > MAX_LENGTH) {
            throw new BrokenRuleException("its host '" + Shown.part(domain) + "' is international and has "
                    + domain.length() + " characters, more than " + MAX_LENGTH);
        }
        List<String> labels = unicodeLabels(Normalizer.normalize(map(domain), Form.NFC));
        boolean bidi = labels.stream().anyMatch(BidiRule::isRightToLeft);
        StringBuilder ascii = new StringBuilder(domain.length() + PREFIX.length());
        for (String label : labels) {
            if (bidi && !BidiRule.allows(label)) {
                throw invalid(label, "breaks the rule for text from right to left");
            }
            if (!Ascii.isAscii(label)) {
                ascii.append(PREFIX).append(Punycode.encode(label));
            } else {
                ascii.append(label);
            }
            ascii.append('.');
        }
        ascii.setLength(ascii.length() - 1);
        return ascii.toString();
    }

    private static boolean hasEncodedLabel(String domain) {
        int start = 0;
        do {
            if (domain.regionMatches(true, start, PREFIX, 0, PREFIX.length())) {
                return true;
            }
            start = domain.indexOf('.', start) + 1;
        } while (start > 0);
        return false;
    }

    /** UTS #46, section 4, step 1. */
    private static String map(String domain) throws BrokenRuleException {
        StringBuilder mapped = new StringBuilder(domain.length() + 16);
        for (int i = 0; i < domain.length(); ) {
            int c = domain.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                mapped.append((char) Ascii.toLowerCase(c));
                continue;
            }
            String replacement = IdnaMapping.map(c);
            if (replacement == null) {
                throw new BrokenRuleException(
                        "its host '%s' has the disallowed character U+%04X".formatted(Shown.part(domain), c));
            }
            mapped.append(replacement);
        }
        return mapped.toString();
    }

    /** UTS #46, section 4, steps 3 and 4. */
    private static List<String> unicodeLabels(String domain) throws BrokenRuleException {
        List<String> labels = new ArrayList<>();
        int start = 0;
        while (start <= domain.length()) {
            int dot = domain.indexOf('.', start);
            int stop = dot < 0 ? domain.length() : dot;
            String label = domain.substring(start, stop);
            if (label.startsWith(PREFIX)) {
                label = decode(label);
            }
            validate(label);
            labels.add(label);
            start = stop + 1;
        }
        return labels;
    }

    private static String decode(String label) throws BrokenRuleException {
        if (!Ascii.isAscii(label)) {
            throw invalid(label, "begins with xn-- and is not ASCII");
        }
        String decoded = Punycode.decode(label.substring(PREFIX.length()));
        if (Ascii.isAscii(decoded)) {
            throw invalid(label, "encodes nothing beyond ASCII");
        }
        return decoded;
    }

    /** UTS #46, section 4.1, validity criteria. */
    private static void validate(String label) throws BrokenRuleException {
        if (label.isEmpty()) {
            return;
        }
        if (!Normalizer.isNormalized(label, Form.NFC)) {
            throw invalid(label, "is not in normalization form C");
        }
        if (label.startsWith(PREFIX)) {
            throw invalid(label, "begins with xn-- once decoded");
        }
        if (isMark(label.codePointAt(0))) {
            throw invalid(label, "begins with a combining mark");
        }
        for (int i = 0; i < label.length(); ) {
            int c = label.codePointAt(i);
            i += Character.charCount(c);
            if (c == '.' || !IdnaMapping.isValid(c)) {
                throw invalid(label, "has the disallowed character U+%04X".formatted(c));
            }
        }
        if (!JoinerRule.allows(label)) {
            throw invalid(label, "has a zero width joiner or non-joiner out of place");
        }
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static BrokenRuleException invalid(String label, String broken) {
        return new BrokenRuleException("its host has the label '" + Shown.part(label) + "', which " + broken);
    }
}
