package io.isosocket.workbench.session;

/** What was asked for is not possible now. */
public final class WrongStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells why.
     *
     * @param message why
     */
    public WrongStateException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
