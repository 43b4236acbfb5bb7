package io.isosocket.url;

/** URL Standard 3.5: the IPv6 parser and serializer. */
final class Ipv6 {
    private static final int PIECES = 8;
    private static final int NONE = -1;

    private final String input;
    private final int[] pieces = new int[PIECES];
    private int pieceIndex;
    private int compress = NONE;
    private int pointer;

    private Ipv6(String input) {
        this.input = input;
    }

    /** Parses what stands between the brackets. */
    static Ipv6 parse(String input) throws BrokenRuleException {
        Ipv6 address = new Ipv6(input);
        address.parse();
        return address;
    }

    private void parse() throws BrokenRuleException {
        if (at(':')) {
            pointer++;
            require(at(':'), "begins with a single colon");
            pointer++;
            compress = ++pieceIndex;
        }
        while (pointer < input.length()) {
            require(pieceIndex < PIECES, "has more than eight pieces");
            if (at(':')) {
                require(compress == NONE, "has '::' twice");
                pointer++;
                compress = ++pieceIndex;
            } else {
                piece();
            }
        }
        if (compress == NONE) {
            require(pieceIndex == PIECES, "has fewer than eight pieces");
        } else {
            expand();
        }
    }

    private void piece() throws BrokenRuleException {
        int start = pointer;
        int value = 0;
        while (pointer - start < 4 && pointer < input.length() && Ascii.hexDigit(input.charAt(pointer)) >= 0) {
            value = (value << 4) | Ascii.hexDigit(input.charAt(pointer++));
        }
        if (at('.')) {
            require(pointer > start, "has a dot with no number before it");
            pointer = start;
            ipv4();
            return;
        }
        if (at(':')) {
            pointer++;
            require(pointer < input.length(), "ends in a single colon");
        } else {
            require(pointer == input.length(), "has a piece that is not one to four hexadecimal digits");
        }
        pieces[pieceIndex++] = value;
    }

    private void ipv4() throws BrokenRuleException {
        require(pieceIndex <= PIECES - 2, "has no room for an IPv4 address at its end");
        for (int seen = 0; seen < 4; seen++) {
            if (seen > 0) {
                require(at('.'), "has fewer than four numbers in the IPv4 address at its end");
                pointer++;
            }
            pieces[pieceIndex] = (pieces[pieceIndex] << 8) | ipv4Number();
            pieceIndex += seen % 2;
        }
        require(pointer == input.length(), "has something after the IPv4 address at its end");
    }

    private int ipv4Number() throws BrokenRuleException {
        int start = pointer;
        int value = 0;
        while (pointer < input.length() && Ascii.isDigit(input.charAt(pointer))) {
            require(pointer == start || value > 0, "has a leading zero in the IPv4 address at its end");
            value = value * 10 + (input.charAt(pointer++) - '0');
            require(value <= 255, "has a number over 255 in the IPv4 address at its end");
        }
        require(pointer > start, "has an empty part in the IPv4 address at its end");
        return value;
    }

    /** Moves the pieces after the two colons to the end. */
    private void expand() {
        int moved = pieceIndex - compress;
        for (int i = 1; i <= moved; i++) {
            int from = compress + moved - i;
            int to = PIECES - i;
            if (from != to) {
                pieces[to] = pieces[from];
                pieces[from] = 0;
            }
        }
    }

    private boolean at(char wanted) {
        return pointer < input.length() && input.charAt(pointer) == wanted;
    }

    private void require(boolean holds, String broken) throws BrokenRuleException {
        if (!holds) {
            throw new BrokenRuleException("the IPv6 address '" + Shown.part(input) + "' in its host " + broken);
        }
    }

    /** The shortest form: lower case, the first of the longest runs of zeros as two colons. */
    String serialize() {
        int run = longestRunOfZeros();
        int runEnd = run == NONE ? NONE : endOfZeros(run);
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < PIECES; i++) {
            if (i == run) {
                text.append(i == 0 ? "::" : ":");
                i = runEnd - 1;
            } else {
                text.append(Integer.toHexString(pieces[i]));
                if (i < PIECES - 1) {
                    text.append(':');
                }
            }
        }
        return text.toString();
    }

    private int longestRunOfZeros() {
        int best = NONE;
        int bestLength = 1;
        for (int i = 0; i < PIECES; i++) {
            int length = endOfZeros(i) - i;
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        return best;
    }

    private int endOfZeros(int from) {
        int end = from;
        while (end < PIECES && pieces[end] == 0) {
            end++;
        }
        return end;
    }
}
