package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as JSON that has other JSON in it, and how the first difference is told. */
class JsonSubsetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                      | {\"a\":1}",
                "{\"a\":1}               | {\"b\":2,\"a\":1.0}",
                "{\"a\":{\"b\":null}}    | {\"a\":{\"b\":null,\"c\":1}}",
                "[{\"a\":1},[]]          | [{\"a\":1,\"b\":2},[]]",
                "1e2                     | 100",
                "12345678901234567890123 | 12345678901234567890123",
                "\"x\"                   | \"x\"",
                "null                    | null",
                "true                    | true"
            })
    void hasItIn(String wanted, String actual) {
        assertEquals("", difference(wanted, actual));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}                | {\"b\":1}             | $.a is missing",
                "{\"a\":null}             | {}                    | $.a is missing",
                "{\"a\":{\"b\":[1,2]}}    | {\"a\":{\"b\":[1,3]}} | $.a.b[1] is 3 in place of 2",
                "[1]                      | [1,2]                 | $ has 2 elements in place of 1",
                "{\"a\":1}                | {\"a\":\"1\"}         | $.a is \"1\" in place of 1",
                "{\"a\":{}}               | {\"a\":[]}            | $.a is [] in place of {}",
                "{}                       | null                  | $ is null in place of {}",
                "true                     | false                 | $ is false in place of true",
                "12345678901234567890123  | 12345678901234567890124 | $ is 12345678901234567890124 in place of"
                        + " 12345678901234567890123"
            })
    void theFirstDifferenceIsTold(String wanted, String actual, String difference) {
        assertEquals(difference, difference(wanted, actual));
    }

    private static String difference(String wanted, String actual) {
        return JsonSubset.difference(Json.decodeValue(wanted), Json.decodeValue(actual))
                .orElse("");
    }
}
