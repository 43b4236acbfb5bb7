package io.isosocket.cli;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of an input, each of bounded length: an input without line ends would fill the memory. */
final class Lines {

    private static final int END = -1;

    private final Reader in;
    private final int longest;
    private boolean afterReturn;

    /**
     * Reads from an input.
     *
     * @param in the input; buffered, since it is read by single characters
     * @param longest how many characters a line may have
     */
    Lines(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * Reads the next line. LF, CR and CRLF end a line, and so does the end of the input.
     *
     * @return the line, without its end; null at the end of the input
     * @throws IOException if the input fails, or the line is too long
     */
    @Nullable String next() throws IOException {
        int c = in.read();
        if (afterReturn && c == '\n') {
            c = in.read();
        }
        afterReturn = false;
        if (c == END) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (c != END && c != '\n' && c != '\r') {
            if (line.length() == longest) {
                throw new IOException("a line is longer than " + longest + " characters");
            }
            line.append((char) c);
            c = in.read();
        }
        afterReturn = c == '\r'; // a LF behind it belongs to it, but a terminal must not be asked for it now
        return line.toString();
    }
}
