package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.WebSocketFailure.HttpResponse;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WebSocketFailureTest {

    @Test
    void serializedFailureKeepsEverythingButTheResponse() throws Exception {
        WebSocketFailure failure = WebSocketFailure.builder(
                        Kind.HANDSHAKE_REFUSED, Phase.HANDSHAKE, "the status is 503")
                .retryable(true)
                .cause(new IOException("why"))
                .response(new HttpResponse(503, Map.of("retry-after", List.of("5")), "later"))
                .tlsAlert("handshake_failure")
                .closeCodeSent(1002)
                .build();

        WebSocketFailure copy = copyOf(failure);

        assertEquals(failure.getMessage(), copy.getMessage());
        assertEquals(failure.kind(), copy.kind());
        assertEquals(failure.phase(), copy.phase());
        assertEquals(failure.retryable(), copy.retryable());
        assertEquals(Optional.empty(), copy.response());
        assertEquals(Optional.of("handshake_failure"), copy.tlsAlert());
        assertEquals(OptionalInt.of(1002), copy.closeCodeSent());
        assertEquals(OptionalInt.empty(), copy.closeCodeReceived());
        assertEquals(
                "why",
                Optional.ofNullable(copy.getCause()).map(Throwable::getMessage).orElse(""));
    }

    @Test
    void headersOfTheResponseAreCopied() {
        Map<String, List<String>> headers = new HashMap<>();
        List<String> values = new ArrayList<>(List.of("1"));
        headers.put("a", values);
        HttpResponse response = new HttpResponse(404, headers, "");

        values.add("2");
        headers.clear();

        assertEquals(Map.of("a", List.of("1")), response.headers());
        assertThrows(
                UnsupportedOperationException.class, () -> response.headers().clear());
    }

    private static WebSocketFailure copyOf(WebSocketFailure failure) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (WebSocketFailure) in.readObject();
        }
    }
}
