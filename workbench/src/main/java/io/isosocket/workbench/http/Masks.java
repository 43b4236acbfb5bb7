package io.isosocket.workbench.http;

import io.isosocket.workbench.payload.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Masks the secrets of connections, and puts back what a page sends masked. */
final class Masks {

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
        if (isKey(tls.getString("key", ""))) {
            tls.put("key", Secrets.MASK);
        }
        return masked;
    }

    /** A path is no secret. */
    private static boolean isKey(String key) {
        return key.contains("-----BEGIN ");
    }

    /**
     * Puts values in the place of masks. What does not have the types that it should is left for who reads it then.
     *
     * @param given a connection as it came, which may have masks
     * @param known the one that it was made of
     * @return the connection without masks, where they stand for something
     */
    static JsonObject unmask(JsonObject given, JsonObject known) {
        JsonObject whole = given.copy();
        if (whole.getValue("url") instanceof String url) {
            whole.put("url", unmaskUrl(url, known.getString("url", "")));
        }
        restore(whole, known, "proxy", mask(known).getString("proxy"));
        if (whole.getValue("tls") instanceof JsonObject tls) {
            restore(tls, known.getJsonObject("tls", new JsonObject()), "key", Secrets.MASK);
        }
        if (whole.getValue("headers") instanceof JsonArray headers) {
            unmask(headers, known.getJsonArray("headers", new JsonArray()));
        }
        return whole;
    }

    /** Also where the page has changed the scheme. */
    private static String unmaskUrl(String given, String known) {
        String masked = Secrets.maskUrl(known);
        boolean isMasked = given.contains(Secrets.MASK) && behindScheme(given).equals(behindScheme(masked));
        return isMasked
                ? given.substring(0, given.length() - behindScheme(given).length()) + behindScheme(known)
                : given;
    }

    private static String behindScheme(String url) {
        return url.substring(url.indexOf(':') + 1);
    }

    private static void restore(JsonObject whole, JsonObject known, String member, String masked) {
        if (masked.equals(whole.getValue(member)) && masked.contains(Secrets.MASK)) {
            whole.put(member, known.getString(member, ""));
        }
    }

    /** The n-th masked field of a name is the n-th of that name. */
    private static void unmask(JsonArray headers, JsonArray known) {
        JsonArray left = known.copy();
        for (Object header : headers) {
            if (header instanceof JsonObject field && field.getValue("name") instanceof String name) {
                for (int i = 0; i < left.size(); i++) {
                    JsonObject candidate = left.getJsonObject(i);
                    if (candidate.getString("name", "").equalsIgnoreCase(name)) {
                        if (Secrets.MASK.equals(field.getValue("value"))) {
                            field.put("value", candidate.getString("value"));
                        }
                        left.remove(i);
                        break;
                    }
                }
            }
        }
    }
}
