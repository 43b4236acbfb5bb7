package io.isosocket.workbench.request;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Why a request is not fulfilled, in words for the person who made it. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of which kind the reason is, with its status in HTTP. */
    public enum Reason {
        /** The request is wrong. */
        INVALID(400),
        /** What it names is not there. */
        NOT_FOUND(404),
        /** The present state does not allow it. */
        CONFLICT(409),
        /** There is too much of it. */
        TOO_LARGE(413);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** {@return the status in HTTP} */
        public int status() {
            return status;
        }
    }

    /** Of which kind it is. */
    private final Reason reason;
    /** The field, or null. */
    private final @Nullable String field;
    /** The place in the field's text, or a negative number. */
    private final int at;

    private RequestException(Reason reason, String message, @Nullable String field, int at) {
        super(message, null, false, false);
        this.reason = reason;
        this.field = field;
        this.at = at;
    }

    /** {@return an exception for a wrong field} */
    public static RequestException invalid(String field, String message) {
        return new RequestException(Reason.INVALID, field + ": " + message, field, -1);
    }

    /** {@return an exception for a wrong field, with the place in its text} */
    public static RequestException invalid(String field, String message, int at) {
        return new RequestException(Reason.INVALID, field + ": " + message, field, at);
    }

    /** {@return an exception for another reason} */
    public static RequestException of(Reason reason, String message) {
        return new RequestException(reason, message, null, -1);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** {@return of which kind it is} */
    public Reason reason() {
        return reason;
    }

    /** {@return the path of the field that is wrong, if it is one} */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** {@return the place in the field's text, in characters from 0, where it is known} */
    public OptionalInt at() {
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
