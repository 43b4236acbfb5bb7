package io.isosocket.js.modules;

import io.vertx.core.json.JsonArray;

/** Texts as string literals: JSON's are also those of JavaScript. */
final class Quoted {

    private Quoted() {}

    static String of(String text) {
        String array = new JsonArray().add(text).encode();
        return array.substring(1, array.length() - 1);
    }
}
