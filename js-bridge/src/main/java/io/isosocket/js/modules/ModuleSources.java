package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The text that the engine gets for a module: the file's own, or what stands in for a file that is no ES module. */
final class ModuleSources {

    private final ModuleResolver resolver;
    private @Nullable CommonJsModules commonJs;

    ModuleSources(ModuleResolver resolver) {
        this.resolver = resolver;
    }

    void connect(CommonJsModules modules) {
        this.commonJs = modules;
    }

    /** The text of a module, by its key. */
    String of(String key, Path asker) throws IOException {
        String builtin = resolver.builtins().text(key);
        if (builtin != null) {
            return builtin;
        }
        Lookup lookup = new Lookup(key, asker, ImportStyle.IMPORT);
        Path file = resolver.admitted(Path.of(key), lookup);
        String text = SourceText.read(file);
        ModuleFormat format = ModuleFormat.of(file, text, resolver.packages(), lookup);
        return format == ModuleFormat.COMMONJS ? commonJsModule(file, text, lookup) : text;
    }

    /**
     * The text for a URL, under which the engine keeps the module whatever the URL leads to. Where the import map says
     * that it leads to another module, it passes that one on, so that there is one instance of it.
     */
    String standIn(Resolution found, String url, Path asker) throws IOException {
        String text = of(found.key(), asker);
        if (found.key().equals(url)) {
            return text;
        }
        String target = Quoted.of(found.key());
        boolean hasDefault = ModuleSyntax.exportsDefault(JavaScriptLexer.tokens(text));
        return "export * from " + target + ";\n" + (hasDefault ? "export { default } from " + target + ";\n" : "");
    }

    /** Fails for JSON that is imported without the attribute that HTML asks for, where the importing file shows it. */
    void checkAttribute(Resolution found, String specifier, Path referrer) throws IOException {
        boolean json = found instanceof Resolution.File file
                && FileLookup.extension(file.path()).equals(".json");
        if (json && Files.isRegularFile(referrer)) {
            Tokens tokens = JavaScriptLexer.tokens(SourceText.read(referrer));
            if (ImportAttributes.areMissing(tokens, specifier)) {
                throw new ModuleResolutionException(
                        specifier,
                        referrer.toString(),
                        "JSON is imported with an attribute: import data from '" + specifier
                                + "' with { type: 'json' }");
            }
        }
    }

    /**
     * What an ES module gets that imports a CommonJS file, as the bundlers do it: {@code default} is module.exports, or
     * its {@code default} where {@code __esModule} says that it was an ES module once; then one export for each name. The
     * values are those of the moment when the file has run. The file runs in its turn among the imports, but for one whose
     * names its text does not tell: that runs when it is linked.
     */
    private String commonJsModule(Path file, String text, Lookup lookup) throws IOException {
        if (commonJs == null) {
            throw lookup.failure("it is a CommonJS file, and this runtime has none");
        }
        commonJs.publish();
        CommonJsExports found = CommonJsExports.of(JavaScriptLexer.tokens(text));
        Set<String> names = new TreeSet<>(found.names());
        if (!found.areComplete()) {
            names.addAll(commonJs.exportedNames(file));
        }
        names.remove("default");
        return facade(file, names);
    }

    private static String facade(Path file, Set<String> names) {
        StringBuilder module = new StringBuilder("import { load } from '" + CommonJsModules.LINK + "';\n")
                .append("const whole = load(")
                .append(Quoted.of(file.toString()))
                .append(");\n")
                .append("const named = whole ?? {};\n")
                .append("export default named.__esModule && 'default' in named ? named.default : whole;\n");
        int number = 0;
        for (String name : names) {
            String variable = "$" + number++;
            String quoted = Quoted.of(name);
            module.append("const ")
                    .append(variable)
                    .append(" = named[")
                    .append(quoted)
                    .append("];\n");
            module.append("export { ")
                    .append(variable)
                    .append(" as ")
                    .append(quoted)
                    .append(" };\n");
        }
        return module.toString();
    }
}
