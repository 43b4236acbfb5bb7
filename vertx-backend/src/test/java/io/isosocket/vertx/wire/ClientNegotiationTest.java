package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNegotiationTest {

    private static final DeflateExtension DEMANDING =
            new DeflateExtension(true, true, OptionalInt.of(10), true, OptionalInt.of(12));
    private static final DeflateExtension BARE =
            new DeflateExtension(false, false, OptionalInt.empty(), false, OptionalInt.empty());

    @Test
    void offersWhatBrowsersOffer() {
        assertEquals("permessage-deflate; client_max_window_bits", DeflateExtension.BROWSER_OFFER.headerValue());
    }

    @Test
    void offersEveryParameter() {
        assertEquals(
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover;"
                        + " server_max_window_bits=10; client_max_window_bits=12",
                DEMANDING.headerValue());
        assertEquals("permessage-deflate", BARE.headerValue());
    }

    @ParameterizedTest
    @CsvSource({
        "permessage-deflate, false, false, 15, 15",
        "permessage-deflate; server_no_context_takeover, true, false, 15, 15",
        "permessage-deflate; client_no_context_takeover, false, true, 15, 15",
        "permessage-deflate; server_max_window_bits=8, false, false, 8, 15",
        "permessage-deflate; server_max_window_bits=15, false, false, 15, 15",
        "permessage-deflate; client_max_window_bits=8, false, false, 15, 8",
        "permessage-deflate; client_max_window_bits=\"9\", false, false, 15, 9",
        "permessage-deflate ;client_max_window_bits = 14;server_max_window_bits=10;client_no_context_takeover;"
                + " server_no_context_takeover, true, true, 10, 14",
    })
    void takesValidAnswersToTheBrowsersOffer(
            String answer, boolean serverResets, boolean clientResets, int serverBits, int clientBits)
            throws NegotiationException {
        assertEquals(
                Optional.of(new DeflateParameters(serverResets, clientResets, serverBits, clientBits)),
                accept(DeflateExtension.BROWSER_OFFER, answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '´',
            value = {
                "permessage-foo → 'permessage-foo', which was not offered",
                "permessage-deflate, x-webkit-deflate-frame → 'x-webkit-deflate-frame', which was not offered",
                "Permessage-Deflate → 'Permessage-Deflate', which was not offered",
                "permessage-deflate, permessage-deflate → permessage-deflate 2 times",
                "permessage-deflate; foo → 'foo' is unknown",
                "permessage-deflate; foo=1 → 'foo=1' is unknown",
                "permessage-deflate; Server_No_Context_Takeover → 'Server_No_Context_Takeover' is unknown",
                "permessage-deflate; server_no_context_takeover=1 → must have no value",
                "permessage-deflate; client_no_context_takeover=true → must have no value",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover → is there twice",
                "permessage-deflate; client_no_context_takeover; client_no_context_takeover → is there twice",
                "permessage-deflate; server_max_window_bits=9; server_max_window_bits=9 → is there twice",
                "permessage-deflate; client_max_window_bits=9; client_max_window_bits=10 → is there twice",
                "permessage-deflate; server_max_window_bits → must have a value of 8 to 15",
                "permessage-deflate; server_max_window_bits=7 → must have a value of 8 to 15",
                "permessage-deflate; server_max_window_bits=16 → must have a value of 8 to 15",
                "permessage-deflate; server_max_window_bits=08 → must have a value of 8 to 15",
                "permessage-deflate; server_max_window_bits=+8 → must have a value of 8 to 15",
                "permessage-deflate; server_max_window_bits=4294967304 → must have a value of 8 to 15",
                "permessage-deflate; client_max_window_bits → client_max_window_bits without a value",
                "permessage-deflate; client_max_window_bits=0 → must have a value of 8 to 15",
                "permessage-deflate; client_max_window_bits=16 → must have a value of 8 to 15",
                "permessage-deflate; client_max_window_bits=012 → must have a value of 8 to 15",
                "permessage-deflate; client_max_window_bits=a → must have a value of 8 to 15",
                "permessage-deflate; client_max_window_bits= → expected a parameter's value",
                "permessage-deflate client_max_window_bits=9 → expected ';' or ','",
                "´´ → expected an extension",
            })
    void refusesWrongAnswersToTheBrowsersOffer(String answer, String reason) {
        assertRefused(DeflateExtension.BROWSER_OFFER, answer, reason);
    }

    @Test
    void noHeaderMeansDeclined() throws NegotiationException {
        assertEquals(
                Optional.empty(), ClientNegotiation.accept(Optional.of(DeflateExtension.BROWSER_OFFER), List.of()));
        assertEquals(Optional.empty(), ClientNegotiation.accept(Optional.empty(), List.of()));
    }

    @Test
    void refusesDeflateThatWasNotOffered() {
        NegotiationException refusal = assertThrows(
                NegotiationException.class,
                () -> ClientNegotiation.accept(Optional.empty(), List.of("permessage-deflate")));
        assertTrue(refusal.toString().contains("'permessage-deflate', which was not offered"), refusal::toString);
    }

    @Test
    void refusesDeflateOnTwoLines() {
        NegotiationException refusal = assertThrows(
                NegotiationException.class,
                () -> ClientNegotiation.accept(
                        Optional.of(DeflateExtension.BROWSER_OFFER),
                        List.of("permessage-deflate", "permessage-deflate")));
        assertTrue(refusal.toString().contains("2 times"), refusal::toString);
    }

    @Test
    void refusesALimitOfTheClientsWindowThatWasNotOffered() {
        assertRefused(
                BARE, "permessage-deflate; client_max_window_bits=15", "client_max_window_bits, which was not offered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "server_max_window_bits=10 → lacks server_no_context_takeover",
                "server_no_context_takeover → at most 10, as asked for, and has none",
                "server_no_context_takeover; server_max_window_bits=11 → at most 10, as asked for, and has 11",
                "server_no_context_takeover; server_max_window_bits=10; client_max_window_bits=13 → "
                        + "client_max_window_bits=13, more than the offered 12",
            })
    void refusesAnswersThatIgnoreADemand(String parameters, String reason) {
        assertRefused(DEMANDING, "permessage-deflate; " + parameters, reason);
    }

    @Test
    void anOfferOfTheClientBindsItWhateverTheAnswer() throws NegotiationException {
        assertEquals(
                Optional.of(new DeflateParameters(true, true, 9, 12)),
                accept(DEMANDING, "permessage-deflate; server_no_context_takeover; server_max_window_bits=9"));
        assertEquals(
                Optional.of(new DeflateParameters(true, true, 10, 11)),
                accept(
                        DEMANDING,
                        "permessage-deflate; server_no_context_takeover; server_max_window_bits=10;"
                                + " client_max_window_bits=11"));
    }

    @Test
    void anOfferIsCheckedWhenMade() {
        OptionalInt none = OptionalInt.empty();
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeflateExtension(false, false, OptionalInt.of(7), false, none));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeflateExtension(false, false, none, true, OptionalInt.of(16)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeflateExtension(false, false, none, false, OptionalInt.of(9)));
        assertThrows(IllegalArgumentException.class, () -> new DeflateParameters(false, false, 7, 15));
        assertThrows(IllegalArgumentException.class, () -> new DeflateParameters(false, false, 15, 16));
    }

    private static Optional<DeflateParameters> accept(DeflateExtension offer, String answer)
            throws NegotiationException {
        return ClientNegotiation.accept(Optional.of(offer), List.of(answer));
    }

    private static void assertRefused(DeflateExtension offer, String answer, String reason) {
        String refusal = assertThrows(NegotiationException.class, () -> accept(offer, answer))
                .toString();
        assertTrue(refusal.contains(reason), refusal);
    }
}
