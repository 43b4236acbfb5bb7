package io.isosocket.url;

/** URL Standard 1.3: the percent-encode sets. Each holds the C0 controls, U+007F and whatever is not ASCII. */
enum PercentEncodeSet {
    C0_CONTROL(""),
    FRAGMENT(" \"<>`"),
    QUERY(" \"#<>"),
    SPECIAL_QUERY(" \"#<>'"),
    PATH(" \"#<>?^`{}"),
    USERINFO(" \"#<>?^`{}/:;=@[\\]|"),
    /** Of application/x-www-form-urlencoded: all but letters, digits and {@code *-._}. */
    FORM(" \"#<>?^`{}/:;=@[\\]|$%&+,!'()~");

    private static final long C0_CONTROLS = 0xFFFF_FFFFL;
    private static final long DELETE = 1L << (0x7F - 64);

    // One bit for each ASCII code point: 0 to 63, and 64 to 127.
    private final long low;
    private final long high;

    PercentEncodeSet(String members) {
        long lowBits = C0_CONTROLS;
        long highBits = DELETE;
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if (c < 64) {
                lowBits |= 1L << c;
            } else {
                highBits |= 1L << (c - 64);
            }
        }
        low = lowBits;
        high = highBits;
    }

    /** The set of a query's scheme. */
    static PercentEncodeSet ofQuery(boolean special) {
        return special ? SPECIAL_QUERY : QUERY;
    }

    boolean contains(int c) {
        return c >= 0x80 || ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }
}
