package io.isosocket.js.modules;

import io.isosocket.js.modules.JavaScriptLexer.Kind;

/** Looks for the attributes of an import in the text of the importing module, since the engine tells nobody of them. */
final class ImportAttributes {

    private ImportAttributes() {}

    /** Whether the text imports this specifier, and nowhere with attributes. */
    static boolean areMissing(Tokens tokens, String specifier) {
        boolean imported = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == Kind.STRING && tokens.text(i).equals(specifier) && isImport(tokens, i)) {
                if (tokens.are(i + 1, "with") || tokens.are(i + 1, ",")) {
                    return false;
                }
                imported = true;
            }
        }
        return imported;
    }

    private static boolean isImport(Tokens tokens, int index) {
        return tokens.are(index - 1, "from") || tokens.are(index - 1, "import") || tokens.are(index - 2, "import", "(");
    }
}
