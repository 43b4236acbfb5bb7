package io.isosocket.workbench.payload;

/** What was typed is no payload; the message says what is wrong, {@link #at()} where. */
public final class PayloadException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The place in what was typed. */
    private final int at;

    /**
     * Makes one.
     *
     * @param message the value and the rule that it broke
     * @param at the place in what was typed, in UTF-16 code units from 0; the length where something is missing at the
     *     end
     */
    public PayloadException(String message, int at) {
        super(message);
        this.at = at;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** {@return the place in what was typed, in UTF-16 code units from 0} */
    public int at() {
        return at;
    }
}
