package io.isosocket.url;

/** URL Standard 3.5: IPv4 addresses in one to four parts, each decimal, octal (0…) or hexadecimal (0x…). */
final class Ipv4 {
    private static final int MAX_PARTS = 4;
    private static final long LIMIT = 1L << 32;
    private static final long NOT_A_NUMBER = -1;

    private Ipv4() {}

    /** The ends in a number checker: such a host is an IPv4 address or invalid. */
    static boolean endsInNumber(String host) {
        int end = endOfParts(host);
        int start = host.lastIndexOf('.', end - 1) + 1;
        return isDecimal(host, start, end) || number(host, start, end) != NOT_A_NUMBER;
    }

    /** The address as an unsigned number of 32 bits. */
    static long parse(String host) throws BrokenRuleException {
        int end = endOfParts(host);
        long address = 0;
        int parts = 0;
        for (int start = 0; start <= end; parts++) {
            int dot = host.indexOf('.', start);
            int stop = dot < 0 || dot > end ? end : dot;
            boolean last = stop == end;
            long value = number(host, start, stop);
            // The last part fills all the bytes that the others left.
            long limit = last ? LIMIT >> (8 * parts) : 256;
            if (parts == MAX_PARTS || value == NOT_A_NUMBER || value >= limit) {
                throw new BrokenRuleException(
                        "its host '" + Shown.part(host) + "' ends in a number and is no IPv4 address");
            }
            address += last ? value : value << (24 - 8 * parts);
            start = stop + 1;
        }
        return address;
    }

    static String serialize(long address) {
        return (address >> 24) + "." + ((address >> 16) & 0xFF) + "." + ((address >> 8) & 0xFF) + "."
                + (address & 0xFF);
    }

    // One dot at the end is allowed.
    private static int endOfParts(String host) {
        int length = host.length();
        return length > 1 && host.charAt(length - 1) == '.' ? length - 1 : length;
    }

    private static boolean isDecimal(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Ascii.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return start < end;
    }

    /** The IPv4 number parser; {@link #LIMIT} stands for whatever is larger. */
    private static long number(String text, int start, int end) {
        int radix = 10;
        int at = start;
        if (end - start >= 2 && text.charAt(start) == '0') {
            boolean hexadecimal = (text.charAt(start + 1) | 0x20) == 'x';
            radix = hexadecimal ? 16 : 8;
            at += hexadecimal ? 2 : 1;
        }
        long value = start < end ? 0 : NOT_A_NUMBER;
        for (; at < end; at++) {
            int digit = Ascii.hexDigit(text.charAt(at));
            if (digit < 0 || digit >= radix) {
                return NOT_A_NUMBER;
            }
            value = Math.min(LIMIT, value * radix + digit);
        }
        return value;
    }
}
