package io.isosocket.js.modules;

import io.isosocket.js.modules.JavaScriptLexer.Kind;
import java.util.Set;

/**
 * What a file's text says about its kind. Bundlers look at it where no extension and no {@code "type": "module"} tells,
 * since many packages publish ES modules as plain {@code .js}.
 */
enum ModuleSyntax {
    /** It imports or exports by the language's own statements, or uses import.meta. */
    MODULE,
    /** It uses exports, module.exports or require. */
    COMMONJS,
    /** Neither. */
    PLAIN;

    private static final Set<String> AFTER_EXPORT =
            Set.of("{", "*", "default", "const", "let", "var", "function", "class", "async");

    /** The kind that the tokens of a file show. */
    static ModuleSyntax of(Tokens tokens) {
        boolean commonJs = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == Kind.WORD) {
                if (isModuleStatement(tokens, i)) {
                    return MODULE;
                }
                commonJs |= isCommonJsName(tokens, i);
            }
        }
        return commonJs ? COMMONJS : PLAIN;
    }

    /** Whether an ES module has a default export. */
    static boolean exportsDefault(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean own = tokens.are(i, "export", "default") && tokens.at(i).depth() == 0;
            boolean last = tokens.are(i + 1, "}") || tokens.are(i + 1, ",");
            boolean listed = tokens.are(i, "default") && last && tokens.at(i).depth() == 1;
            if (own || listed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isModuleStatement(Tokens tokens, int index) {
        boolean top = tokens.at(index).depth() == 0;
        if (tokens.isFree(index, "export")) {
            return top && AFTER_EXPORT.contains(tokens.text(index + 1));
        }
        if (!tokens.isFree(index, "import")) {
            return false;
        }
        Kind next = tokens.kind(index + 1);
        boolean statement =
                next == Kind.STRING || next == Kind.WORD || tokens.are(index + 1, "{") || tokens.are(index + 1, "*");
        return tokens.are(index + 1, ".", "meta") || (top && statement);
    }

    private static boolean isCommonJsName(Tokens tokens, int index) {
        return tokens.isFree(index, "exports")
                || (tokens.isFree(index, "module") && tokens.are(index + 1, ".", "exports"))
                || (tokens.isFree(index, "require") && tokens.are(index + 1, "("));
    }
}
