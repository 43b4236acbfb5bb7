package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNegotiationTest {

    private static final DeflateParameters FRUGAL = new DeflateParameters(true, true, 11, 10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "permessage-deflate → permessage-deflate → false false 15 15",
                "permessage-deflate; client_max_window_bits → permessage-deflate → false false 15 15",
                "permessage-deflate; client_max_window_bits=15 → permessage-deflate; client_max_window_bits=15"
                        + " → false false 15 15",
                "permessage-deflate; client_max_window_bits=8 → permessage-deflate; client_max_window_bits=8"
                        + " → false false 15 8",
                "permessage-deflate; server_max_window_bits=15 → permessage-deflate; server_max_window_bits=15"
                        + " → false false 15 15",
                "permessage-deflate; server_max_window_bits=8 → permessage-deflate; server_max_window_bits=8"
                        + " → false false 8 15",
                "permessage-deflate; server_no_context_takeover → permessage-deflate; server_no_context_takeover"
                        + " → true false 15 15",
                "permessage-deflate; client_no_context_takeover → permessage-deflate; client_no_context_takeover"
                        + " → false true 15 15",
                "x-foo; bar=1, permessage-deflate; server_max_window_bits=\"9\" →"
                        + " permessage-deflate; server_max_window_bits=9 → false false 9 15",
            })
    void acceptsAsOffered(String offer, String answer, String parameters) throws NegotiationException {
        assertAnswer(DeflateParameters.DEFAULT, offer, answer, parameters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "permessage-deflate → permessage-deflate; server_no_context_takeover; client_no_context_takeover;"
                        + " server_max_window_bits=11 → true true 11 15",
                "permessage-deflate; client_max_window_bits → permessage-deflate; server_no_context_takeover;"
                        + " client_no_context_takeover; server_max_window_bits=11; client_max_window_bits=10"
                        + " → true true 11 10",
                "permessage-deflate; server_max_window_bits=14; client_max_window_bits=9 → permessage-deflate;"
                        + " server_no_context_takeover; client_no_context_takeover; server_max_window_bits=11;"
                        + " client_max_window_bits=9 → true true 11 9",
            })
    void grantsNoMoreThanTheServerWants(String offer, String answer, String parameters) throws NegotiationException {
        assertAnswer(FRUGAL, offer, answer, parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; foo",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=7",
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; server_max_window_bits=09",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=x",
                "permessage-deflate; client_max_window_bits; client_max_window_bits=9",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
                "PERMESSAGE-DEFLATE",
                "x-foo",
            })
    void declinesABadOfferAndTakesTheNext(String bad) throws NegotiationException {
        assertEquals(Optional.empty(), ServerNegotiation.choose(List.of(bad), DeflateParameters.DEFAULT));
        assertAnswer(
                DeflateParameters.DEFAULT,
                bad + ", permessage-deflate; server_max_window_bits=12",
                "permessage-deflate; server_max_window_bits=12",
                "false false 12 15");
    }

    @Test
    void takesTheFirstOfSeveralGoodOffersOverAllLines() throws NegotiationException {
        ServerNegotiation.Answer answer = ServerNegotiation.choose(
                        List.of("x-foo", "permessage-deflate; server_max_window_bits=10, permessage-deflate"),
                        DeflateParameters.DEFAULT)
                .orElseThrow();
        assertEquals("permessage-deflate; server_max_window_bits=10", answer.headerValue());
    }

    @Test
    void noHeaderMeansNoAnswer() throws NegotiationException {
        assertEquals(Optional.empty(), ServerNegotiation.choose(List.of(), DeflateParameters.DEFAULT));
    }

    @Test
    void aMalformedHeaderIsABadRequest() {
        NegotiationException refusal = assertThrows(
                NegotiationException.class,
                () -> ServerNegotiation.choose(List.of("permessage-deflate, ;"), DeflateParameters.DEFAULT));
        assertTrue(refusal.toString().contains("expected an extension's name"), refusal::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; client_max_window_bits=8; server_max_window_bits=8",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits=11",
            })
    void ourClientAcceptsWhatOurServerAnswers(String header) throws NegotiationException {
        DeflateExtension offer =
                DeflateExtension.parse(ExtensionParser.parse(List.of(header)).get(0));
        for (DeflateParameters granted : List.of(DeflateParameters.DEFAULT, FRUGAL)) {
            ServerNegotiation.Answer answer = ServerNegotiation.choose(List.of(offer.headerValue()), granted)
                    .orElseThrow();
            assertEquals(
                    Optional.of(answer.parameters()),
                    ClientNegotiation.accept(Optional.of(offer), List.of(answer.headerValue())));
        }
    }

    private static void assertAnswer(DeflateParameters granted, String offer, String answer, String parameters)
            throws NegotiationException {
        ServerNegotiation.Answer chosen =
                ServerNegotiation.choose(List.of(offer), granted).orElseThrow();
        assertEquals(answer, chosen.headerValue());
        DeflateParameters agreed = chosen.parameters();
        assertEquals(
                parameters,
                agreed.serverNoContextTakeover() + " " + agreed.clientNoContextTakeover() + " "
                        + agreed.serverMaxWindowBits() + " " + agreed.clientMaxWindowBits());
    }
}
