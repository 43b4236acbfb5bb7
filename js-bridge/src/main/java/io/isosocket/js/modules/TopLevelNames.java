package io.isosocket.js.modules;

import io.isosocket.js.modules.JavaScriptLexer.Kind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that a script declares at its top level. It is a guess on tokens: no name is missed, and some that are no
 * declaration may be among them, since where a statement ends without a semicolon only a parser knows.
 */
public final class TopLevelNames {

    private static final Set<String> VARIABLES = Set.of("let", "const", "var");
    private static final Set<String> NAMED = Set.of("function", "class");

    private final Tokens tokens;
    private final Set<String> names = new LinkedHashSet<>();

    private TopLevelNames(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Finds the names.
     *
     * @param script the text of a script
     * @return its names, in their order
     */
    public static Set<String> of(String script) {
        TopLevelNames found = new TopLevelNames(JavaScriptLexer.tokens(script));
        found.find();
        return found.names;
    }

    /**
     * Whether a word stands in a script, and not in a string or a comment.
     *
     * @param script the text of a script
     * @param word the word
     * @return whether it does
     */
    public static boolean hasWord(String script, String word) {
        Tokens tokens = JavaScriptLexer.tokens(script);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isFree(i, word)) {
                return true;
            }
        }
        return false;
    }

    private void find() {
        for (int i = 0; i < tokens.size(); i++) {
            boolean top = tokens.kind(i) == Kind.WORD && tokens.at(i).depth() == 0;
            if (top && NAMED.contains(tokens.text(i))) {
                add(tokens.are(i + 1, "*") ? i + 2 : i + 1);
            } else if (top && VARIABLES.contains(tokens.text(i))) {
                addBindings(i + 1);
            }
        }
    }

    private void add(int index) {
        if (tokens.kind(index) == Kind.WORD) {
            names.add(tokens.text(index));
        }
    }

    /** A list of bindings and their initializers, to a semicolon or to the next declaration. */
    private void addBindings(int first) {
        boolean expected = true;
        for (int i = first; i < tokens.size(); i++) {
            boolean top = tokens.at(i).depth() == 0;
            if (top && (tokens.are(i, ";") || VARIABLES.contains(tokens.text(i)))) {
                return;
            }
            if (expected && (tokens.are(i, "{") || tokens.are(i, "["))) {
                addPattern(i);
            } else if (expected) {
                add(i);
            }
            expected = top && tokens.are(i, ",");
        }
    }

    /** Each name in a pattern that is no key; the defaults' names come with them. */
    private void addPattern(int open) {
        for (int i = open + 1; i < tokens.size() && tokens.at(i).depth() > 0; i++) {
            if (!tokens.are(i + 1, ":")) {
                add(i);
            }
        }
    }
}
