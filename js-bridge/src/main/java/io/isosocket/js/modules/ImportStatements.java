package io.isosocket.js.modules;

import io.isosocket.js.modules.JavaScriptLexer.Kind;
import java.util.Set;
import java.util.TreeSet;

/** How a module asks for others, read from its text, since the engine tells only the specifiers. */
final class ImportStatements {

    private final Tokens tokens;

    ImportStatements(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether the module imports this specifier, and nowhere with attributes. */
    boolean lackAttributes(String specifier) {
        boolean imported = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (isImported(i, specifier)) {
                if (tokens.are(i + 1, "with") || tokens.are(i + 1, ",")) {
                    return false;
                }
                imported = true;
            }
        }
        return imported;
    }

    /** The names that the module imports or passes on from this specifier, but for the default. */
    Set<String> names(String specifier) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isImported(i, specifier) && tokens.are(i - 2, "}", "from")) {
                int open = i - 2;
                while (open > 0 && !tokens.are(open, "{")) {
                    open--;
                }
                addListed(open, i - 2, names);
            }
        }
        names.remove("default");
        return names;
    }

    private void addListed(int open, int close, Set<String> names) {
        for (int i = open + 1; i < close; i++) {
            boolean first = tokens.are(i - 1, "{") || tokens.are(i - 1, ",");
            if (first && tokens.kind(i) == Kind.WORD) {
                names.add(tokens.text(i));
            }
        }
    }

    private boolean isImported(int index, String specifier) {
        return tokens.kind(index) == Kind.STRING
                && tokens.text(index).equals(specifier)
                && (tokens.are(index - 1, "from")
                        || tokens.are(index - 1, "import")
                        || tokens.are(index - 2, "import", "("));
    }
}
