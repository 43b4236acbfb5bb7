package io.isosocket.js.modules;

import io.isosocket.js.modules.JavaScriptLexer.Kind;
import io.isosocket.js.modules.JavaScriptLexer.Token;
import java.util.List;

/** The tokens of a source, to be compared with patterns. Beyond both ends there are tokens that match nothing. */
final class Tokens {

    private static final Token NONE = new Token(Kind.END, "", -1);

    private final List<Token> tokens;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    int size() {
        return tokens.size();
    }

    Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
    }

    Kind kind(int index) {
        return at(index).kind();
    }

    String text(int index) {
        return at(index).text();
    }

    /** Whether words and punctuators stand here, one after the other. */
    boolean are(int index, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            Kind kind = kind(index + i);
            boolean plain = kind == Kind.WORD || kind == Kind.PUNCTUATOR;
            if (!plain || !text(index + i).equals(texts[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name stands here that is no property of something: not behind a dot, and not the key of an object. */
    boolean isFree(int index, String name) {
        return are(index, name) && !are(index - 1, ".") && !are(index - 1, "?.") && !isKey(index);
    }

    private boolean isKey(int index) {
        return are(index + 1, ":") && (are(index - 1, "{") || are(index - 1, ","));
    }
}
