package io.isosocket;

import java.util.Map;
import java.util.Objects;

/**
 * The exception of the web's standards (Web IDL, section 4.3). Its {@link #name()} says which error it is.
 *
 * <p>Deviation: it is a Java exception, so where Web IDL throws a {@code TypeError} or a {@code RangeError} Java's own
 * {@link NullPointerException} or {@link IllegalArgumentException} is thrown.
 */
public class DOMException extends RuntimeException {

    /** The code of {@code IndexSizeError}. */
    public static final int INDEX_SIZE_ERR = 1;
    /** A code that is no longer used. */
    public static final int DOMSTRING_SIZE_ERR = 2;
    /** The code of {@code HierarchyRequestError}. */
    public static final int HIERARCHY_REQUEST_ERR = 3;
    /** The code of {@code WrongDocumentError}. */
    public static final int WRONG_DOCUMENT_ERR = 4;
    /** The code of {@code InvalidCharacterError}. */
    public static final int INVALID_CHARACTER_ERR = 5;
    /** A code that is no longer used. */
    public static final int NO_DATA_ALLOWED_ERR = 6;
    /** The code of {@code NoModificationAllowedError}. */
    public static final int NO_MODIFICATION_ALLOWED_ERR = 7;
    /** The code of {@code NotFoundError}. */
    public static final int NOT_FOUND_ERR = 8;
    /** The code of {@code NotSupportedError}. */
    public static final int NOT_SUPPORTED_ERR = 9;
    /** The code of {@code InUseAttributeError}. */
    public static final int INUSE_ATTRIBUTE_ERR = 10;
    /** The code of {@code InvalidStateError}. */
    public static final int INVALID_STATE_ERR = 11;
    /** The code of {@code SyntaxError}. */
    public static final int SYNTAX_ERR = 12;
    /** The code of {@code InvalidModificationError}. */
    public static final int INVALID_MODIFICATION_ERR = 13;
    /** The code of {@code NamespaceError}. */
    public static final int NAMESPACE_ERR = 14;
    /** The code of {@code InvalidAccessError}. */
    public static final int INVALID_ACCESS_ERR = 15;
    /** A code that is no longer used. */
    public static final int VALIDATION_ERR = 16;
    /** The code of {@code TypeMismatchError}. */
    public static final int TYPE_MISMATCH_ERR = 17;
    /** The code of {@code SecurityError}. */
    public static final int SECURITY_ERR = 18;
    /** The code of {@code NetworkError}. */
    public static final int NETWORK_ERR = 19;
    /** The code of {@code AbortError}. */
    public static final int ABORT_ERR = 20;
    /** The code of {@code URLMismatchError}. */
    public static final int URL_MISMATCH_ERR = 21;
    /** The code of {@code QuotaExceededError}. */
    public static final int QUOTA_EXCEEDED_ERR = 22;
    /** The code of {@code TimeoutError}. */
    public static final int TIMEOUT_ERR = 23;
    /** The code of {@code InvalidNodeTypeError}. */
    public static final int INVALID_NODE_TYPE_ERR = 24;
    /** The code of {@code DataCloneError}. */
    public static final int DATA_CLONE_ERR = 25;

    private static final long serialVersionUID = 1L;

    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("IndexSizeError", INDEX_SIZE_ERR),
            Map.entry("HierarchyRequestError", HIERARCHY_REQUEST_ERR),
            Map.entry("WrongDocumentError", WRONG_DOCUMENT_ERR),
            Map.entry("InvalidCharacterError", INVALID_CHARACTER_ERR),
            Map.entry("NoModificationAllowedError", NO_MODIFICATION_ALLOWED_ERR),
            Map.entry("NotFoundError", NOT_FOUND_ERR),
            Map.entry("NotSupportedError", NOT_SUPPORTED_ERR),
            Map.entry("InUseAttributeError", INUSE_ATTRIBUTE_ERR),
            Map.entry("InvalidStateError", INVALID_STATE_ERR),
            Map.entry("SyntaxError", SYNTAX_ERR),
            Map.entry("InvalidModificationError", INVALID_MODIFICATION_ERR),
            Map.entry("NamespaceError", NAMESPACE_ERR),
            Map.entry("InvalidAccessError", INVALID_ACCESS_ERR),
            Map.entry("TypeMismatchError", TYPE_MISMATCH_ERR),
            Map.entry("SecurityError", SECURITY_ERR),
            Map.entry("NetworkError", NETWORK_ERR),
            Map.entry("AbortError", ABORT_ERR),
            Map.entry("URLMismatchError", URL_MISMATCH_ERR),
            Map.entry("QuotaExceededError", QUOTA_EXCEEDED_ERR),
            Map.entry("TimeoutError", TIMEOUT_ERR),
            Map.entry("InvalidNodeTypeError", INVALID_NODE_TYPE_ERR),
            Map.entry("DataCloneError", DATA_CLONE_ERR));

    /** The name. */
    private final String name;

    /** Makes an exception with an empty message, named {@code Error}. */
    public DOMException() {
        this("");
    }

    /**
     * Makes an exception named {@code Error}.
     *
     * @param message what happened
     */
    public DOMException(String message) {
        this(message, "Error");
    }

    /**
     * Makes an exception.
     *
     * @param message what happened
     * @param name the name of the error, such as {@code SyntaxError}
     */
    public DOMException(String message, String name) {
        super(Objects.requireNonNull(message, "message"));
        this.name = Objects.requireNonNull(name, "name");
    }

    /** Makes an exception that keeps what led to it. */
    DOMException(String message, String name, Throwable cause) {
        super(message, cause);
        this.name = name;
    }

    /** {@return the name of the error, such as {@code SyntaxError}} */
    public final String name() {
        return name;
    }

    /** {@return what happened, never null} */
    public final String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** {@return the code that the name had in old code, 1 to 25, or 0 where it had none} */
    public final int code() {
        return CODES.getOrDefault(name, 0);
    }

    /** {@return the class, the name and the message} */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage() is the standard's message, without the name.
    public String toString() {
        return getClass().getName() + ": " + name + ": " + message();
    }
}
