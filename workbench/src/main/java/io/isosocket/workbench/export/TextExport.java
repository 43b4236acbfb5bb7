package io.isosocket.workbench.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * A log for a person: each entry begins with its time in UTC, then come whose doing it is, what it is, and its text, whose
 * further lines are indented. Bytes are in hexadecimal.
 */
final class TextExport implements LogExport {

    private static final String INDENT = "    ";

    /** How many bytes are turned into digits at a time. */
    private static final int CHUNK = 4096;

    private final Writer out;
    private final ExportedLog about;

    TextExport(OutputStream out, ExportedLog about) throws IOException {
        this.about = about;
        this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        this.out.write("# " + about.shownUrl() + ", written by " + about.creator() + ", times in UTC\n");
    }

    @Override
    public void add(LogEntry entry) throws IOException {
        boolean isEmptyText = entry.payload().length == 0 && !entry.type().isBinary() && entry.type() != LogType.CLOSE;
        String what = String.format(
                " %-8s %-9s", entry.kind().jsonName(), entry.type().jsonName());
        out.write(Times.iso(entry.atMicros()));
        out.write(isEmptyText ? what.stripTrailing() : what);
        if (entry.type() == LogType.CLOSE) {
            out.write(" " + entry.code());
        }
        if (entry.type().isBinary()) {
            out.write(" <" + entry.payload().length + (entry.payload().length == 1 ? " byte>" : " bytes>"));
            writeHex(entry.payload());
        } else {
            String text = entry.text();
            writeText(entry.type() == LogType.HANDSHAKE ? about.shownHandshake(text) : text);
        }
        out.write('\n');
    }

    private void writeHex(byte[] bytes) throws IOException {
        HexFormat digits = HexFormat.ofDelimiter(" ");
        for (int at = 0; at < bytes.length; at += CHUNK) {
            out.write(' ');
            digits.formatHex(out, bytes, at, Math.min(bytes.length, at + CHUNK));
        }
    }

    private void writeText(String text) throws IOException {
        Iterator<String> lines = text.lines().iterator();
        String before = " ";
        while (lines.hasNext()) {
            out.write(before);
            out.write(visible(lines.next()));
            before = "\n" + INDENT;
        }
    }

    /** A peer's text must not move the cursor or set colours where the file is shown. */
    private static String visible(String line) {
        StringBuilder visible = new StringBuilder(line.length());
        line.chars().forEach(c -> {
            if (Character.isISOControl(c) && c != '\t') {
                visible.append(String.format("\\u%04x", c));
            } else {
                visible.append((char) c);
            }
        });
        return visible.toString();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
