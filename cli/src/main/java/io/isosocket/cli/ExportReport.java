package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.RawFrame;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.export.ExportFormat;
import io.isosocket.workbench.export.ExportedLog;
import io.isosocket.workbench.export.HandshakeText;
import io.isosocket.workbench.export.LogExport;
import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.payload.Payload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a session's log to a file of {@code --export}, entry by entry, beside it; the file itself is there at the end, so
 * that nobody reads half of one.
 */
final class ExportReport implements SessionListener {

    private final Console console;
    private final Path file;
    private final Path part;
    private final OutputStream out;
    private final LogExport export;
    private long seq;
    private boolean isOver;
    private boolean hasFailed;

    private ExportReport(Console console, Path file, Path part, OutputStream out, LogExport export) {
        this.console = console;
        this.file = file;
        this.part = part;
        this.out = out;
        this.export = export;
    }

    /**
     * Begins the file.
     *
     * @param console where is told what goes wrong later
     * @param file the file; its name says the format
     * @param about what the log is of
     * @return the report
     * @throws IllegalArgumentException if the name has another end, or it cannot be written
     */
    static ExportReport begin(Console console, Path file, ExportedLog about) {
        ExportFormat format = ExportFormat.ofFileName(file.toString())
                .orElseThrow(() -> new IllegalArgumentException(
                        "--export " + file + " ends in none of .json, .txt, .log and .har"));
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--export " + file + " is a folder");
        }
        try {
            // Not a temporary file: those are for their user alone, and this one becomes the export.
            Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
            OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            return new ExportReport(console, file, part, out, format.begin(out, about));
        } catch (IOException e) {
            throw new IllegalArgumentException("--export " + file + " cannot be written: " + FileTrouble.words(e), e);
        }
    }

    /** {@return whether the file could not be written} */
    synchronized boolean hasFailed() {
        return hasFailed;
    }

    private void add(LogKind kind, LogType type, String text) {
        add(kind, type, text.getBytes(UTF_8), 0);
    }

    private synchronized void add(LogKind kind, LogType type, byte[] payload, int code) {
        if (isOver) {
            return;
        }
        try {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            export.add(new LogEntry(++seq, micros, kind, type, payload, code));
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        isOver = true;
        hasFailed = true;
        console.note("isosocket: --export " + file + " cannot be written: " + FileTrouble.words(e));
        discard();
    }

    /** Takes back what was begun. */
    synchronized void discard() {
        isOver = true;
        try {
            out.close();
        } catch (IOException e) {
            // What was held back cannot be written either; it is not wanted.
        }
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            console.note("isosocket: " + part + " cannot be deleted: " + FileTrouble.words(e));
        }
    }

    @Override
    public synchronized void over() {
        if (isOver) {
            return;
        }
        try {
            export.close();
            out.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            isOver = true;
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void requestSent(Request request) {
        add(LogKind.INFO, LogType.HANDSHAKE, HandshakeText.of(request));
    }

    @Override
    public void responseReceived(Response response) {
        add(LogKind.INFO, LogType.HANDSHAKE, HandshakeText.of(response));
    }

    @Override
    public void opened(WebSocket socket) {
        add(
                LogKind.INFO,
                LogType.OPEN,
                "protocol \"" + socket.protocol() + "\", extensions \"" + socket.extensions() + "\"");
    }

    @Override
    public void sent(Payload message) {
        add(LogKind.SENT, message.type(), message.bytes(), 0);
    }

    @Override
    public void received(Payload message) {
        add(LogKind.RECEIVED, message.type(), message.bytes(), 0);
    }

    @Override
    public void pingSent(byte[] data) {
        add(LogKind.SENT, LogType.PING, data, 0);
    }

    @Override
    public void pingReceived(byte[] data) {
        add(LogKind.RECEIVED, LogType.PING, data, 0);
    }

    @Override
    public void pongSent(byte[] data) {
        add(LogKind.SENT, LogType.PONG, data, 0);
    }

    @Override
    public void frameSent(RawFrame frame) {
        add(LogKind.SENT, LogType.FRAME, frame.bytes(), 0);
    }

    @Override
    public void pongReceived(byte[] data, Optional<Duration> roundTrip) {
        add(LogKind.RECEIVED, LogType.PONG, data, 0);
    }

    @Override
    public void closeSent(int code, String reason) {
        add(LogKind.SENT, LogType.CLOSE, reason.getBytes(UTF_8), code);
    }

    @Override
    public void closeReceived(int code, String reason) {
        add(LogKind.RECEIVED, LogType.CLOSE, reason.getBytes(UTF_8), code);
    }

    @Override
    public void failed(WebSocketFailure failure) {
        add(LogKind.ERROR, LogType.FAILURE, Failures.describe(failure));
    }

    @Override
    public void scriptFailed(String place, String message) {
        add(LogKind.ERROR, LogType.FAILURE, place + ": " + message);
    }
}
