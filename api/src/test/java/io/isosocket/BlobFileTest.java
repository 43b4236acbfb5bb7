package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFileTest {

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        file = directory.resolve("data");
        Files.writeString(file, "abcdef");
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static DOMException failure(CompletionStage<?> stage) {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> await(stage));
        return assertInstanceOf(DOMException.class, thrown.getCause());
    }

    private void touch() throws IOException {
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5_000);
        Files.setLastModifiedTime(file, later);
    }

    @Test
    void fileIsReadWithItsSizeAndType() throws Exception {
        Blob blob = Blob.of(file, "Text/Plain");

        assertEquals(6, blob.size());
        assertEquals("text/plain", blob.type());
        assertEquals("abcdef", await(blob.text()));
        assertEquals(6, await(blob.bytes()).length);
        assertEquals(6, await(blob.arrayBuffer()).remaining());
        assertEquals("abcdef", new String(blob.stream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void fileIsReadByTheReaderThreadsAlone() throws Exception {
        int readers = BlobReader.THREADS;
        CountDownLatch busy = new CountDownLatch(readers);
        CountDownLatch free = new CountDownLatch(1);
        for (int i = 0; i < readers; i++) {
            BlobReader.EXECUTOR.execute(() -> {
                busy.countDown();
                awaitUninterrupted(free);
            });
        }
        awaitUninterrupted(busy);
        Blob blob = Blob.of(file, "");
        CompletionStage<String> text = blob.text();

        assertFalse(text.toCompletableFuture().isDone(), "read while every reader was busy");
        free.countDown();
        assertEquals("abcdef", await(text));
        assertNull(blob.bytesInMemory());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void slicesAndPartsOfFilesAreReadInPlace() throws Exception {
        Blob blob = Blob.of(file, "");
        Blob joined =
                new Blob(List.of("<", blob.slice(1, 3), "|", blob.slice(-2).slice(1), ">"));

        assertEquals("bc", await(blob.slice(1, 3).text()));
        assertEquals("<bc|f>", await(joined.text()));
        assertEquals("<bc|f>", new String(joined.stream().readAllBytes(), StandardCharsets.UTF_8));
        assertNull(joined.bytesInMemory());
    }

    @Test
    void largeFileIsStreamedWhole() throws Exception {
        byte[] data = new byte[200_000];
        new Random(1).nextBytes(data);
        Files.write(file, data);
        Blob blob = Blob.of(file, "");

        assertTrue(Arrays.equals(data, blob.stream().readAllBytes()));
        assertTrue(Arrays.equals(data, await(blob.bytes())));
        assertTrue(Arrays.equals(
                Arrays.copyOfRange(data, 70_000, 140_000),
                await(blob.slice(70_000, 140_000).bytes())));
    }

    @Test
    void fileThatHasGrownIsNotReadable() throws Exception {
        Blob blob = Blob.of(file, "");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "abcdefg");
        Files.setLastModifiedTime(file, time);

        assertEquals("NotReadableError", failure(blob.bytes()).name());
        assertEquals("NotReadableError", failure(blob.slice(0, 1).text()).name());
    }

    @Test
    void fileModifiedSinceIsNotReadable() throws Exception {
        Blob blob = Blob.of(file, "");
        touch();

        DOMException failure = failure(blob.arrayBuffer());

        assertEquals("NotReadableError", failure.name());
        assertEquals("file " + file + " has changed since the blob was made", failure.message());
    }

    @Test
    void stageOfAFailureCompletesWithTheExceptionItself() throws Exception {
        Blob blob = Blob.of(file, "");
        touch();

        Throwable thrown = await(blob.text().handle((text, error) -> error));

        assertInstanceOf(DOMException.class, thrown);
    }

    @Test
    void streamOfAFileModifiedSinceThrows() throws Exception {
        Blob blob = Blob.of(file, "");
        touch();
        try (InputStream stream = blob.stream()) {
            IOException thrown = assertThrows(IOException.class, stream::read);

            assertEquals(
                    "NotReadableError",
                    assertInstanceOf(DOMException.class, thrown.getCause()).name());
        }
    }

    @Test
    void fileThatIsGoneIsNotFound() throws Exception {
        Blob blob = Blob.of(file, "");
        Files.delete(file);

        assertEquals("NotFoundError", failure(blob.bytes()).name());
    }

    @Test
    void missingFileAndDirectoryAreRefusedAtOnce() {
        DOMException missing = assertThrows(DOMException.class, () -> Blob.of(directory.resolve("missing"), ""));
        DOMException notAFile = assertThrows(DOMException.class, () -> Blob.of(directory, ""));

        assertEquals("NotFoundError", missing.name());
        assertEquals("NotReadableError", notAFile.name());
        assertInstanceOf(NoSuchFileException.class, missing.getCause());
    }

    @Test
    void emptyFileIsAnEmptyBlob() throws Exception {
        Files.writeString(file, "");
        Blob blob = Blob.of(file, "");

        assertEquals(0, blob.size());
        assertEquals("", await(blob.text()));
        assertEquals(-1, blob.stream().read());
    }
}
