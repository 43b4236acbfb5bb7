package io.isosocket.js.modules;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the runtime brings, by their names.
 *
 * @param texts for each name, a URL with the scheme {@code isosocket:}, what gives the text of the ES module. It is
 *     asked when the module is first imported, once for each context
 */
public record BuiltinModules(Map<String, Supplier<String>> texts) {

    /**
     * Checks the names.
     *
     * @param texts for each name what gives the text
     * @throws IllegalArgumentException if a name has another scheme
     */
    public BuiltinModules {
        texts = Map.copyOf(texts);
        for (String name : texts.keySet()) {
            if (!name.startsWith("isosocket:")) {
                throw new IllegalArgumentException("A built-in module's name begins with \"isosocket:\", not: " + name);
            }
        }
    }

    /**
     * {@return no modules at all}
     */
    public static BuiltinModules none() {
        return new BuiltinModules(Map.of());
    }

    /** Whether a module's key is the name of one of these, or of an empty module. */
    boolean contains(String key) {
        return texts.containsKey(key) || Resolution.Empty.isKey(key);
    }

    /** The text of a module, or null for a key that is none of these. */
    @Nullable String text(String key) {
        if (Resolution.Empty.isKey(key)) {
            return EsExports.text("const whole = {}; export default whole;\n", "whole", Resolution.Empty.names(key));
        }
        Supplier<String> text = texts.get(key);
        return text == null ? null : text.get();
    }

    /**
     * {@return their names}
     */
    public Set<String> names() {
        return texts.keySet();
    }
}
