package io.isosocket.workbench.session;

import java.util.OptionalInt;

/** What a user gave is wrong; the message says what, and by which rule. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which member, as in {@code connection.url}. */
    private final String field;
    /** The place in its value, or -1. */
    private final int at;

    /**
     * Tells what is wrong.
     *
     * @param field which member, as in {@code connection.url}; empty for the whole
     * @param message what is wrong with it
     */
    public InvalidInputException(String field, String message) {
        this(field, message, -1);
    }

    /**
     * Tells what is wrong, and where.
     *
     * @param field which member, as in {@code connection.url}; empty for the whole
     * @param message what is wrong with it
     * @param at the place in its value, in UTF-16 code units from 0, or -1
     */
    public InvalidInputException(String field, String message, int at) {
        super(message, null, false, false);
        this.field = field;
        this.at = at;
    }

    /** {@return which member is wrong; empty for the whole} */
    public String field() {
        return field;
    }

    /** {@return the place in its value, in UTF-16 code units from 0} */
    public OptionalInt at() {
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
