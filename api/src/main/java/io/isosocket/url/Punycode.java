package io.isosocket.url;

/** RFC 3492: Punycode with the parameters of IDNA, without the prefix {@code xn--}. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;
    private static final char DELIMITER = '-';

    private Punycode() {}

    /** Section 6.3. */
    static String encode(String label) throws BrokenRuleException {
        int[] codePoints = label.codePoints().toArray();
        StringBuilder output = new StringBuilder(label.length() * 2);
        for (int c : codePoints) {
            if (c < INITIAL_N) {
                output.append((char) c);
            }
        }
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append(DELIMITER);
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < codePoints.length) {
            int next = smallestFrom(n, codePoints);
            delta = checked(delta + (long) (next - n) * (handled + 1), label);
            n = next;
            for (int c : codePoints) {
                if (c < n) {
                    delta = checked(delta + 1L, label);
                } else if (c == n) {
                    appendInteger(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta = checked(delta + 1L, label);
            n++;
        }
        return output.toString();
    }

    private static int smallestFrom(int n, int[] codePoints) {
        int smallest = Integer.MAX_VALUE;
        for (int c : codePoints) {
            if (c >= n && c < smallest) {
                smallest = c;
            }
        }
        return smallest;
    }

    private static void appendInteger(StringBuilder output, int value, int bias) {
        int rest = value;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                output.append(digit(rest));
                return;
            }
            output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /** Section 6.2. */
    static String decode(String encoded) throws BrokenRuleException {
        int delimiter = Math.max(0, encoded.lastIndexOf(DELIMITER));
        // A delimiter at the very beginning ends nothing; it fails as a digit.
        int at = delimiter > 0 ? delimiter + 1 : 0;
        StringBuilder output = new StringBuilder(encoded).delete(delimiter, encoded.length());
        int length = delimiter;
        int n = INITIAL_N;
        int i = 0;
        int bias = INITIAL_BIAS;
        while (at < encoded.length()) {
            int before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < encoded.length() ? value(encoded.charAt(at++)) : -1;
                if (digit < 0) {
                    throw invalid(encoded);
                }
                i = checked(i + digit * weight, encoded);
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight = checked(weight * (BASE - threshold), encoded);
            }
            length++;
            bias = adapt(i - before, length, before == 0);
            n = checked((long) n + i / length, encoded);
            i %= length;
            insert(output, i, n, encoded);
            i++;
        }
        return output.toString();
    }

    private static void insert(StringBuilder output, int index, int c, String encoded) throws BrokenRuleException {
        if (c > Character.MAX_CODE_POINT || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw invalid(encoded);
        }
        output.insert(output.offsetByCodePoints(0, index), Character.toString(c));
    }

    /** Section 6.1. */
    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static int threshold(int k, int bias) {
        return Math.max(T_MIN, Math.min(T_MAX, k - bias));
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char digit) {
        if (Ascii.isDigit(digit)) {
            return digit - '0' + 26;
        }
        return Ascii.isAlpha(digit) ? (digit | 0x20) - 'a' : -1;
    }

    private static int checked(long value, String label) throws BrokenRuleException {
        if (value > Integer.MAX_VALUE) {
            throw invalid(label);
        }
        return (int) value;
    }

    private static BrokenRuleException invalid(String label) {
        return new BrokenRuleException("the part '" + Shown.part(label) + "' of its host is no Punycode");
    }
}
