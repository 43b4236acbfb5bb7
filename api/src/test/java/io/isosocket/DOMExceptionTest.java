package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DOMExceptionTest {

    @Test
    void defaultsAreAnEmptyMessageAndError() {
        DOMException exception = new DOMException();

        assertEquals("", exception.message());
        assertEquals("", exception.getMessage());
        assertEquals("Error", exception.name());
        assertEquals(0, exception.code());
        assertEquals("Error", new DOMException("why").name());
    }

    @Test
    void messageAndNameAreKept() {
        DOMException exception = new DOMException("why", "SyntaxError");

        assertEquals("why", exception.message());
        assertEquals("why", exception.getMessage());
        assertEquals("SyntaxError", exception.name());
        assertEquals("io.isosocket.DOMException: SyntaxError: why", exception.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "IndexSizeError, INDEX_SIZE_ERR, 1",
        "HierarchyRequestError, HIERARCHY_REQUEST_ERR, 3",
        "WrongDocumentError, WRONG_DOCUMENT_ERR, 4",
        "InvalidCharacterError, INVALID_CHARACTER_ERR, 5",
        "NoModificationAllowedError, NO_MODIFICATION_ALLOWED_ERR, 7",
        "NotFoundError, NOT_FOUND_ERR, 8",
        "NotSupportedError, NOT_SUPPORTED_ERR, 9",
        "InUseAttributeError, INUSE_ATTRIBUTE_ERR, 10",
        "InvalidStateError, INVALID_STATE_ERR, 11",
        "SyntaxError, SYNTAX_ERR, 12",
        "InvalidModificationError, INVALID_MODIFICATION_ERR, 13",
        "NamespaceError, NAMESPACE_ERR, 14",
        "InvalidAccessError, INVALID_ACCESS_ERR, 15",
        "TypeMismatchError, TYPE_MISMATCH_ERR, 17",
        "SecurityError, SECURITY_ERR, 18",
        "NetworkError, NETWORK_ERR, 19",
        "AbortError, ABORT_ERR, 20",
        "URLMismatchError, URL_MISMATCH_ERR, 21",
        "QuotaExceededError, QUOTA_EXCEEDED_ERR, 22",
        "TimeoutError, TIMEOUT_ERR, 23",
        "InvalidNodeTypeError, INVALID_NODE_TYPE_ERR, 24",
        "DataCloneError, DATA_CLONE_ERR, 25"
    })
    void namesOfOldHaveTheirCodes(String name, String constant, int code) throws ReflectiveOperationException {
        assertEquals(code, new DOMException("", name).code());
        assertEquals(code, DOMException.class.getField(constant).getInt(null));
    }

    @ParameterizedTest
    @CsvSource({"EncodingError", "NotReadableError", "OperationError", "syntaxerror", "MyOwn"})
    void otherNamesHaveNoCode(String name) {
        assertEquals(0, new DOMException("", name).code());
    }

    @Test
    void codesWithoutANameKeepTheirConstants() {
        assertEquals(2, DOMException.DOMSTRING_SIZE_ERR);
        assertEquals(6, DOMException.NO_DATA_ALLOWED_ERR);
        assertEquals(16, DOMException.VALIDATION_ERR);
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks does.
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> new DOMException(null));
        assertThrows(NullPointerException.class, () -> new DOMException("why", null));
    }
}
