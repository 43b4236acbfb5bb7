package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Keeps what is written to it, for a test that waits for a line of it. */
final class Capture extends OutputStream {

    private static final long LIMIT_NANOS = 30_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    /** {@return a capture of all that the stream gives, on a thread of its own} */
    static Capture of(InputStream stream) {
        Capture capture = new Capture();
        Thread pump = new Thread(() -> {
            try (stream) {
                stream.transferTo(capture);
            } catch (IOException e) {
                // A test closed the stream: that is its end too.
            } finally {
                capture.close();
            }
        });
        pump.setDaemon(true);
        pump.start();
        return capture;
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }

    /** Waits until nothing more can come. */
    synchronized void awaitEnd() throws InterruptedException {
        await(() -> ended, "no end of ");
    }

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        bytes.write(source, offset, length);
        notifyAll();
    }

    /** {@return the complete lines so far} */
    synchronized List<String> lines() {
        String text = bytes.toString(UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** {@return the first line that starts so, waiting for it} */
    synchronized String awaitLine(String start) throws InterruptedException {
        await(() -> line(start).isPresent(), "no line starts with \"" + start + "\": ");
        return line(start).orElseThrow();
    }

    /** Waits until there are so many complete lines. */
    synchronized void awaitLines(int number) throws InterruptedException {
        await(() -> lines().size() >= number, "fewer than " + number + " lines: ");
    }

    /** Waits until a part of the text matches, whether or not its line is complete. */
    synchronized void awaitMatch(String pattern) throws InterruptedException {
        Pattern part = Pattern.compile(pattern, Pattern.DOTALL);
        await(() -> part.matcher(bytes.toString(UTF_8)).find(), "no \"" + pattern + "\" in ");
    }

    private synchronized void await(BooleanSupplier done, String otherwise) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!done.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(otherwise + bytes.toString(UTF_8));
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    private Optional<String> line(String start) {
        return lines().stream().filter(line -> line.startsWith(start)).findFirst();
    }

    @Override
    public synchronized String toString() {
        return bytes.toString(UTF_8);
    }
}
