package io.isosocket.vertx.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The server's choice among the extensions that a client offers (RFC 6455, section 9.1; RFC 7692, section 7.1). */
public final class ServerNegotiation {

    /**
     * The chosen extension.
     *
     * @param parameters what is agreed on
     * @param headerValue the value of the response's Sec-WebSocket-Extensions header
     */
    public record Answer(DeflateParameters parameters, String headerValue) {}

    private ServerNegotiation() {}

    /**
     * Chooses the first offer of permessage-deflate that can be accepted, in the client's order. Offers with unknown,
     * repeated or invalid parameters are declined, as are other extensions.
     *
     * @param headerLines the values of all Sec-WebSocket-Extensions lines of the request, in their order
     * @param granted the most that the server grants: its window is never larger, context takeover is never on where
     *     this says no. The client's window is limited only where the client says that it can be.
     * @return the answer; empty if nothing that was offered is accepted
     * @throws NegotiationException if the header is malformed; the request is a bad one (status 400)
     */
    public static Optional<Answer> choose(List<String> headerLines, DeflateParameters granted)
            throws NegotiationException {
        for (Extension extension : ExtensionParser.parse(headerLines)) {
            if (extension.name().equals(DeflateExtension.NAME)) {
                Optional<DeflateExtension> offer = readOffer(extension);
                if (offer.isPresent()) {
                    return Optional.of(answer(offer.get(), granted));
                }
            }
        }
        return Optional.empty();
    }

    /** An offer that breaks the rules is declined, it fails nothing (RFC 7692, section 7.1). */
    private static Optional<DeflateExtension> readOffer(Extension extension) {
        try {
            return Optional.of(DeflateExtension.parse(extension));
        } catch (NegotiationException declined) {
            return Optional.empty();
        }
    }

    private static Answer answer(DeflateExtension offer, DeflateParameters granted) {
        int serverBits = smaller(granted.serverMaxWindowBits(), offer.serverMaxWindowBits());
        // A client that does not offer the parameter cannot be limited (section 7.1.2.2).
        int clientBits = offer.hasClientMaxWindowBits()
                ? smaller(granted.clientMaxWindowBits(), offer.clientMaxWindowBits())
                : DeflateParameters.MAX_WINDOW_BITS;
        DeflateParameters agreed = new DeflateParameters(
                granted.serverNoContextTakeover() || offer.serverNoContextTakeover(),
                granted.clientNoContextTakeover() || offer.clientNoContextTakeover(),
                serverBits,
                clientBits);
        boolean saysServerBits = offer.serverMaxWindowBits().isPresent() || isLimit(serverBits);
        boolean saysClientBits = offer.clientMaxWindowBits().isPresent() || isLimit(clientBits);
        DeflateExtension answer = new DeflateExtension(
                agreed.serverNoContextTakeover(),
                agreed.clientNoContextTakeover(),
                saysServerBits ? OptionalInt.of(serverBits) : OptionalInt.empty(),
                saysClientBits,
                saysClientBits ? OptionalInt.of(clientBits) : OptionalInt.empty());
        return new Answer(agreed, answer.headerValue());
    }

    private static int smaller(int granted, OptionalInt offered) {
        return Math.min(granted, offered.orElse(granted));
    }

    private static boolean isLimit(int bits) {
        return bits < DeflateParameters.MAX_WINDOW_BITS;
    }
}
