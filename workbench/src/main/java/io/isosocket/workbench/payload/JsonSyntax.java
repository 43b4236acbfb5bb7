package io.isosocket.workbench.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Whether a text is JSON (RFC 8259). */
final class JsonSyntax {

    /** Strings and numbers of any length; what is nested deeper than Jackson's own limit is refused. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final Pattern SOURCE = Pattern.compile(" \\((?:start marker|for \\w+ starting) at .*\\)$");

    private JsonSyntax() {}

    /**
     * Checks a text.
     *
     * @param typed the text
     * @throws PayloadException if it is not exactly one JSON value
     */
    static void check(String typed) {
        try (JsonParser parser = FACTORY.createParser(typed)) {
            if (parser.nextToken() == null) {
                throw new PayloadException("there is no JSON value", typed.length());
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new PayloadException("one JSON value has ended, and another begins", (int)
                        parser.currentTokenLocation().getCharOffset());
            }
        } catch (JsonProcessingException wrong) {
            throw new PayloadException("no JSON: " + words(wrong), place(wrong, typed));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Jackson's words, without the name of a source that there is not. */
    private static String words(JsonProcessingException wrong) {
        return SOURCE.matcher(String.valueOf(wrong.getOriginalMessage()))
                .replaceFirst("")
                .replaceFirst("(?<=end-of-input)(?=\\w)", ": ");
    }

    private static int place(JsonProcessingException wrong, String typed) {
        JsonLocation location = wrong.getLocation();
        long offset = location == null ? 0 : location.getCharOffset();
        return (int) Math.min(Math.max(offset, 0), typed.length());
    }
}
