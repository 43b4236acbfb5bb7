package io.isosocket.js.modules;

import io.isosocket.js.modules.JavaScriptLexer.Kind;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a CommonJS file exports, as far as its text tells without running it: {@code exports.x =},
 * {@code exports['x'] =}, {@code Object.defineProperty(exports, 'x', ...)}, {@code module.exports = {x, y: ...}}.
 *
 * <p>Wherever the file does anything else with its exports, hands them to a function as UMD bundles do or assigns the
 * result of one, the names are not complete, and only running the file shows them.
 */
final class CommonJsExports {

    private final Tokens tokens;
    private final Set<String> names = new TreeSet<>();
    private boolean complete = true;

    private CommonJsExports(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Scans a file. */
    static CommonJsExports of(Tokens tokens) {
        CommonJsExports exports = new CommonJsExports(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isFree(i, "exports")) {
                exports.use(i, i + 1);
            } else if (tokens.isFree(i, "module") && !tokens.are(i - 1, "typeof")) {
                exports.moduleUse(i);
            }
        }
        return exports;
    }

    Set<String> names() {
        return names;
    }

    /** Whether there can be no other names. */
    boolean areComplete() {
        return complete;
    }

    private void moduleUse(int index) {
        if (tokens.are(index + 1, ".", "exports")) {
            use(index, index + 3);
        } else if (!tokens.are(index + 1, ".")) {
            complete = false;
        }
    }

    /** One mention of the exports, from its first token to behind its last. */
    private void use(int start, int end) {
        if (tokens.are(end, ".") && tokens.kind(end + 1) == Kind.WORD) {
            assigned(tokens.text(end + 1), end + 2);
        } else if (tokens.are(end, "[") && tokens.kind(end + 1) == Kind.STRING && tokens.are(end + 2, "]")) {
            assigned(tokens.text(end + 1), end + 3);
        } else if (tokens.are(start - 4, "Object", ".", "defineProperty", "(")
                && tokens.are(end, ",")
                && tokens.kind(end + 1) == Kind.STRING) {
            names.add(tokens.text(end + 1));
        } else if (tokens.are(end, "=")) {
            whole(end + 1);
        } else if (!tokens.are(start - 1, "typeof")) {
            complete = false;
        }
    }

    private void assigned(String name, int behind) {
        if (tokens.are(behind, "=")) {
            names.add(name);
        }
    }

    /** The value that replaces all exports. */
    private void whole(int value) {
        if (tokens.are(value, "{")) {
            complete &= literal(value);
        } else {
            // "exports = module.exports = ..." in either order; the other mention is looked at in its turn.
            int behind = tokens.isFree(value, "exports") ? value + 1 : value + 3;
            boolean same = behind == value + 1 || tokens.are(value, "module", ".", "exports");
            boolean member = tokens.are(behind, ".") || tokens.are(behind, "[");
            complete &= same && !member;
        }
    }

    /** The keys of an object literal; false if there are others, computed or spread. */
    private boolean literal(int open) {
        int depth = tokens.at(open).depth();
        int i = open + 1;
        while (tokens.at(i).depth() >= depth) {
            int key = tokens.are(i, "async") || tokens.are(i, "get") || tokens.are(i, "set") || tokens.are(i, "*")
                    ? i + 1
                    : i;
            boolean modifier = key > i && (isName(key) || tokens.are(key, "*"));
            int name = modifier && tokens.are(key, "*") ? key + 1 : modifier ? key : i;
            if (!isName(name)) {
                return false;
            }
            names.add(tokens.text(name));
            i = name + 1;
            while (tokens.at(i).depth() >= depth && !(tokens.at(i).depth() == depth && tokens.are(i, ","))) {
                i++;
            }
            if (tokens.are(i, ",")) {
                i++;
            }
        }
        return true;
    }

    private boolean isName(int index) {
        return tokens.kind(index) == Kind.WORD || tokens.kind(index) == Kind.STRING;
    }
}
