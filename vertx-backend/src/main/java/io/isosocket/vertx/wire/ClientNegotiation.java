package io.isosocket.vertx.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The client's check of the server's answer to its offer (RFC 6455, sections 4.1 and 9.1; RFC 7692, section 7.1).
 */
public final class ClientNegotiation {

    private final DeflateExtension offer;

    private ClientNegotiation(DeflateExtension offer) {
        this.offer = offer;
    }

    /**
     * Checks the answer of a server.
     *
     * @param offer the only extension that was offered; empty if none was
     * @param headerLines the values of all Sec-WebSocket-Extensions lines of the response, in their order
     * @return what was agreed on; empty if the server declined
     * @throws NegotiationException if the connection must fail: the header is malformed or agrees to what was not
     *     offered
     */
    public static Optional<DeflateParameters> accept(Optional<DeflateExtension> offer, List<String> headerLines)
            throws NegotiationException {
        List<Extension> extensions = ExtensionParser.parse(headerLines);
        for (Extension extension : extensions) {
            if (offer.isEmpty() || !extension.name().equals(DeflateExtension.NAME)) {
                throw new NegotiationException("The server chose the extension '" + extension.name()
                        + "', which was not offered (RFC 6455, section 4.1)");
            }
        }
        if (extensions.size() > 1) {
            throw new NegotiationException("The server chose permessage-deflate " + extensions.size()
                    + " times; once is allowed (RFC 7692, section 5)");
        }
        if (offer.isEmpty() || extensions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClientNegotiation(offer.get()).agree(DeflateExtension.parse(extensions.get(0))));
    }

    private DeflateParameters agree(DeflateExtension answer) throws NegotiationException {
        if (offer.serverNoContextTakeover() && !answer.serverNoContextTakeover()) {
            throw new NegotiationException("The server's answer lacks server_no_context_takeover, which was asked for"
                    + " (RFC 7692, section 7.1.1.1)");
        }
        return new DeflateParameters(
                answer.serverNoContextTakeover(),
                // The server may ask for it unasked, and an offer of it binds the client in any case (7.1.1.2).
                offer.clientNoContextTakeover() || answer.clientNoContextTakeover(),
                serverWindow(answer.serverMaxWindowBits()),
                clientWindow(answer));
    }

    /** An answer may limit the server's window unasked; it must, to what was asked for (section 7.1.2.1). */
    private int serverWindow(OptionalInt answered) throws NegotiationException {
        OptionalInt asked = offer.serverMaxWindowBits();
        if (asked.isPresent() && (answered.isEmpty() || answered.getAsInt() > asked.getAsInt())) {
            throw new NegotiationException("The server's answer must have server_max_window_bits of at most "
                    + asked.getAsInt() + ", as asked for, and has "
                    + (answered.isEmpty() ? "none" : answered.getAsInt())
                    + " (RFC 7692, section 7.1.2.1)");
        }
        return answered.orElse(DeflateParameters.MAX_WINDOW_BITS);
    }

    private int clientWindow(DeflateExtension answer) throws NegotiationException {
        int offered = offer.clientMaxWindowBits().orElse(DeflateParameters.MAX_WINDOW_BITS);
        if (!answer.hasClientMaxWindowBits()) {
            return offered;
        }
        if (!offer.hasClientMaxWindowBits()) {
            throw new NegotiationException("The server's answer has client_max_window_bits, which was not offered"
                    + " (RFC 7692, section 7.1.2.2)");
        }
        if (answer.clientMaxWindowBits().isEmpty()) {
            throw new NegotiationException(
                    "The server's answer has client_max_window_bits without a value (RFC 7692, section 7.1.2.2)");
        }
        int bits = answer.clientMaxWindowBits().getAsInt();
        if (bits > offered) {
            throw new NegotiationException("The server's answer has client_max_window_bits=" + bits
                    + ", more than the offered " + offered + " (RFC 7692, section 7.1.2.2)");
        }
        return bits;
    }
}
