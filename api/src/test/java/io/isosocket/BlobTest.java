package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobTest {

    private static final String NATIVE = System.lineSeparator().equals("\r\n") ? "\r\n" : "\n";

    private static byte[] bytes(Blob blob) {
        return blob.bytes().toCompletableFuture().join();
    }

    private static String text(Blob blob) {
        return blob.text().toCompletableFuture().join();
    }

    @Test
    void emptyBlobHasNothing() {
        Blob blob = new Blob();

        assertEquals(0, blob.size());
        assertEquals("", blob.type());
        assertEquals("", text(blob));
        assertEquals(0, bytes(blob).length);
        assertEquals(0, new Blob(List.of()).size());
    }

    @Test
    void partsOfAllKindsAreJoined() {
        Blob inner = new Blob(List.of("4"));
        Blob blob = new Blob(
                List.of("1é", "2".getBytes(StandardCharsets.US_ASCII), ByteBuffer.wrap(new byte[] {'3'}), inner));

        assertEquals("1é234", text(blob));
        assertEquals(6, blob.size());
    }

    @Test
    void loneSurrogateInAStringIsReplaced() {
        assertEquals("a\uFFFD", text(new Blob(List.of("a\uD800"))));
        assertEquals(4, new Blob(List.of("a\uD800")).size());
    }

    @Test
    void laterChangesOfThePartsChangeNothing() {
        byte[] array = {1};
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {2});
        Blob blob = new Blob(List.of(array, buffer));

        array[0] = 9;
        buffer.put(0, (byte) 9);

        assertArrayEquals(new byte[] {1, 2}, bytes(blob));
    }

    @Test
    void remainingBytesOfABufferAreTakenAndItsPositionStays() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(4)
                .put(new byte[] {1, 2, 3, 4})
                .position(1)
                .limit(3);

        Blob blob = new Blob(List.of(buffer, buffer.asReadOnlyBuffer()));

        assertArrayEquals(new byte[] {2, 3, 2, 3}, bytes(blob));
        assertEquals(1, buffer.position());
        assertEquals(3, buffer.limit());
    }

    @Test
    void partOfAnotherClassIsRefusedByItsIndex() {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> new Blob(List.of("a", 1)));
        IllegalArgumentException ofNull =
                assertThrows(IllegalArgumentException.class, () -> new Blob(Arrays.asList("a", null)));

        assertEquals("parts[1]: java.lang.Integer is not a String, byte[], ByteBuffer or Blob", thrown.getMessage());
        assertEquals("parts[1]: null is not a String, byte[], ByteBuffer or Blob", ofNull.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, text/plain",
        "Text/HTML;Charset=UTF-8, text/html;charset=utf-8",
        "'text/plain\u0000', ''",
        "'text/pl\u00e4in', ''",
        "'te\nxt', ''",
        "'a\u007f', ''",
        "' ~', ' ~'",
        "'\u0130', ''"
    })
    void typeIsLowerCasedAndEmptiedUnlessPrintable(String given, String expected) {
        assertEquals(expected, new Blob(List.of(), new BlobPropertyBag(given)).type());
        assertEquals(expected, new Blob().slice(0, 0, given).type());
    }

    @Test
    void lineEndingsStayUnlessNativeOnesAreAskedFor() {
        List<Object> parts = List.of("a\rb\r\nc\nd\n\r", "\n".getBytes(StandardCharsets.US_ASCII));
        BlobPropertyBag asked = new BlobPropertyBag("", BlobPropertyBag.Endings.NATIVE);

        assertEquals("a\rb\r\nc\nd\n\r\n", text(new Blob(parts)));
        assertEquals("a|b|c|d||".replace("|", NATIVE) + "\n", text(new Blob(parts, asked)));
    }

    @Test
    void textDropsTheMarkAndReplacesWhatIsMalformed() {
        byte[] data = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xFF};

        assertEquals("a\uFFFD", text(new Blob(List.of(data))));
        assertEquals(5, bytes(new Blob(List.of(data))).length);
    }

    @Test
    void eachReadGivesBytesOfItsOwn() {
        Blob blob = new Blob(List.of("abc"));
        bytes(blob)[0] = 'x';
        ByteBuffer buffer = blob.arrayBuffer().toCompletableFuture().join();
        buffer.put(0, (byte) 'y');

        assertTrue(buffer.hasArray());
        assertEquals(0, buffer.position());
        assertEquals(3, buffer.remaining());
        assertEquals("abc", text(blob));
    }

    @Test
    void bytesInMemoryAreThereAtOnce() {
        assertTrue(new Blob(List.of("abc")).bytes().toCompletableFuture().isDone());
    }

    @Test
    void streamReadsAcrossTheParts() throws IOException {
        Blob blob = new Blob(List.of("ab", "", "cd"));
        try (InputStream stream = blob.stream()) {
            assertEquals('a', stream.read());
            assertEquals(1, stream.available());
            assertEquals(0, stream.read(new byte[3], 0, 0));
            assertArrayEquals("bcd".getBytes(StandardCharsets.US_ASCII), stream.readAllBytes());
            assertEquals(-1, stream.read());
            assertEquals(-1, stream.read(new byte[3]));
        }
        assertEquals(4, blob.stream().readAllBytes().length, "a second stream starts again");
    }

    @Test
    void wrappedBytesAreHandedOutWithoutACopy() {
        byte[] bytes = {1, 2, 3};
        ByteBuffer whole = Blob.wrap(bytes).bytesInMemory();
        ByteBuffer part = Blob.wrap(bytes).slice(1, 2).bytesInMemory();
        // Seen through the buffers, so they are no copies.
        bytes[1] = 9;

        assertEquals(ByteBuffer.wrap(new byte[] {1, 9, 3}), whole);
        assertEquals(ByteBuffer.wrap(new byte[] {9}), part);
        assertNotSame(bytes, bytes(Blob.wrap(bytes)));
    }

    @Test
    void severalPartsInMemoryAreJoined() {
        assertEquals(
                ByteBuffer.wrap("abcd".getBytes(StandardCharsets.US_ASCII)),
                new Blob(List.of("ab", "cd")).bytesInMemory());
        assertEquals(ByteBuffer.allocate(0), new Blob().bytesInMemory());
    }
}
