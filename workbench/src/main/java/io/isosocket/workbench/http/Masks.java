package io.isosocket.workbench.http;

import io.isosocket.workbench.payload.Secrets;
import io.isosocket.workbench.session.InvalidInputException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks the secrets of connections and variables, and puts back what a page sends masked. */
final class Masks {

    private static final List<String> TLS = List.of("ca", "certificate", "key");

    /** A scheme and a user name; a password; the rest. */
    private static final Pattern PASSWORD =
            Pattern.compile("([a-zA-Z0-9+.-]+://[^/?#:@]*:)([^/?#@]*)(@.*)", Pattern.DOTALL);

    /** A name and a value in a query. */
    private static final Pattern PARAMETER = Pattern.compile("([?&][^=&#]*=)([^&#]*)");

    private Masks() {}

    /** {@return a connection with its secrets masked} */
    static JsonObject mask(JsonObject connection) {
        JsonObject masked = connection.copy();
        masked.put("url", Secrets.maskUrl(masked.getString("url", "")));
        masked.put("proxy", Secrets.maskUrl(masked.getString("proxy", "")));
        for (Object header : masked.getJsonArray("headers", new JsonArray())) {
            if (header instanceof JsonObject field) {
                field.put("value", Secrets.maskHeader(field.getString("name", ""), field.getString("value", "")));
            }
        }
        JsonObject tls = masked.getJsonObject("tls", new JsonObject());
        for (String member : TLS) {
            if (hasKey(tls.getString(member, ""))) {
                tls.put(member, Secrets.MASK);
            }
        }
        return masked;
    }

    /** Its own text, or one with a certificate; a path is no secret. */
    private static boolean hasKey(String pem) {
        return pem.contains("PRIVATE KEY-----");
    }

    /** {@return variables, those masked whose names tell that they are secret} */
    static JsonObject maskVariables(JsonObject variables) {
        JsonObject masked = new JsonObject();
        variables.forEach(variable -> masked.put(
                variable.getKey(), Secrets.isSecretName(variable.getKey()) ? Secrets.MASK : variable.getValue()));
        return masked;
    }

    /** {@return variables with values in the place of masks} */
    static JsonObject unmaskVariables(JsonObject given, JsonObject known) {
        JsonObject whole = given.copy();
        for (String name : given.fieldNames()) {
            if (Secrets.MASK.equals(given.getValue(name)) && known.containsKey(name)) {
                whole.put(name, known.getValue(name));
            }
        }
        return whole;
    }

    /**
     * Puts values in the place of masks. What does not have the types that it should is left for who reads it then.
     *
     * @param given a connection as it came, which may have masks
     * @param known the one that it was made of; empty where it was made of none
     * @return the connection without masks
     * @throws InvalidInputException if a mask stands for nothing that is known
     */
    static JsonObject unmask(JsonObject given, JsonObject known) {
        JsonObject whole = given.copy();
        for (String member : List.of("url", "proxy")) {
            if (whole.getValue(member) instanceof String url && url.contains(Secrets.MASK)) {
                whole.put(member, known(unmaskUrl(url, known.getString(member, "")), member));
            }
        }
        if (whole.getValue("tls") instanceof JsonObject tls) {
            JsonObject before = known.getJsonObject("tls", new JsonObject());
            for (String member : TLS) {
                if (Secrets.MASK.equals(tls.getValue(member))) {
                    tls.put(member, known(before.getString(member, Secrets.MASK), "tls." + member));
                }
            }
        }
        if (whole.getValue("headers") instanceof JsonArray headers) {
            unmask(headers, known.getJsonArray("headers", new JsonArray()));
        }
        return whole;
    }

    private static String known(String value, String member) {
        if (value.contains(Secrets.MASK)) {
            throw new InvalidInputException(
                    "connection." + member,
                    member + ": " + Secrets.MASK + " stands for a secret that is not known here; type it again");
        }
        return value;
    }

    /** Part by part, so that the rest may have been changed: the password, and the n-th value of each name. */
    private static String unmaskUrl(String given, String known) {
        String url = given;
        Matcher password = PASSWORD.matcher(url);
        Matcher before = PASSWORD.matcher(known);
        if (password.matches() && password.group(2).equals(Secrets.MASK) && before.matches()) {
            url = password.group(1) + before.group(2) + password.group(3);
        }
        List<MatchResult> left =
                new ArrayList<>(PARAMETER.matcher(known).results().toList());
        return PARAMETER.matcher(url).replaceAll(parameter -> {
            String name = parameter.group(1).substring(1);
            for (MatchResult candidate : left) {
                if (candidate.group(1).substring(1).equals(name)) {
                    left.remove(candidate);
                    String value = parameter.group(2).equals(Secrets.MASK) ? candidate.group(2) : parameter.group(2);
                    return Matcher.quoteReplacement(parameter.group(1) + value);
                }
            }
            return Matcher.quoteReplacement(parameter.group());
        });
    }

    /** The n-th masked field of a name is the n-th of that name. */
    private static void unmask(JsonArray headers, JsonArray known) {
        JsonArray left = known.copy();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.getValue(i) instanceof JsonObject field && field.getValue("name") instanceof String name) {
                String value = take(left, name);
                if (Secrets.MASK.equals(field.getValue("value"))) {
                    field.put("value", known(value, "headers." + i + ".value"));
                }
            }
        }
    }

    private static String take(JsonArray left, String name) {
        for (int i = 0; i < left.size(); i++) {
            JsonObject candidate = left.getJsonObject(i);
            if (candidate.getString("name", "").equalsIgnoreCase(name)) {
                left.remove(i);
                return candidate.getString("value", "");
            }
        }
        return Secrets.MASK;
    }

    /** {@return a connection of a file that was written with masks: without the secrets, for the user to type in} */
    static JsonObject withoutMasks(JsonObject given) {
        JsonObject whole = given.copy();
        for (String member : List.of("url", "proxy")) {
            if (whole.getValue(member) instanceof String url) {
                whole.put(member, url.replace(Secrets.MASK, ""));
            }
        }
        if (whole.getValue("tls") instanceof JsonObject tls) {
            TLS.stream()
                    .filter(member -> Secrets.MASK.equals(tls.getValue(member)))
                    .forEach(tls::remove);
        }
        if (whole.getValue("headers") instanceof JsonArray headers) {
            for (Object header : headers) {
                if (header instanceof JsonObject field && Secrets.MASK.equals(field.getValue("value"))) {
                    field.put("value", "").put("enabled", false);
                }
            }
        }
        return whole;
    }
}
