package io.isosocket;

/** Which codes {@link WebSocket#close(int, String)} takes. */
public enum CloseCodeRule {

    /** The browser's: {@code 1000} and {@code 3000–4999} (WebSockets Standard, section 3.1). */
    BROWSER {
        @Override
        void check(int code) {
            if (code != CloseCode.NORMAL_CLOSURE && !CloseCode.isPrivate(code)) {
                throw refused(code + " is neither 1000 nor in 3000 to 4999");
            }
        }
    },

    /**
     * All that a close frame may carry, {@code 1000–1003}, {@code 1007–1014} and {@code 3000–4999} (RFC 6455, section
     * 7.4): for programs that speak for the endpoint itself, as servers and gateways do. Deviation: the standard leaves
     * the protocol's own codes to the browser.
     */
    PROTOCOL {
        @Override
        void check(int code) {
            if (!CloseCode.mayGoOverTheWire(code)) {
                throw refused(CloseCode.whyNotOverTheWire(code));
            }
        }
    };

    /**
     * Checks a code.
     *
     * @throws DOMException InvalidAccessError where the rule does not let it through
     */
    abstract void check(int code);

    private static DOMException refused(String why) {
        return new DOMException("close: the code " + why, "InvalidAccessError");
    }
}
