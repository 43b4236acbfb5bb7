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

    /**
     * What was found, in the light of how the importing file asks for it, where there is such a file.
     *
     * @throws ModuleResolutionException for JSON that is imported without the attribute that HTML asks for
     */
    Resolution asAsked(Resolution found, String specifier, Path referrer) throws IOException {
        boolean json = found instanceof Resolution.File file && FileLookup.isJson(file.path());
        boolean concerned = json || found instanceof Resolution.Empty;
        if (!concerned || !Files.isRegularFile(referrer)) {
            return found;
        }
        ImportStatements statements = new ImportStatements(JavaScriptLexer.tokens(SourceText.read(referrer)));
        if (!json) {
            return new Resolution.Empty(statements.names(specifier));
        }
        if (statements.lackAttributes(specifier)) {
            String rule =
                    "JSON is imported with an attribute: import data from '" + specifier + "' with { type: 'json' }";
            throw new ModuleResolutionException(specifier, referrer.toString(), rule);
        }
        return found;
    }

    /**
     * What an ES module gets that imports a CommonJS file, as the bundlers do it: {@code default} is module.exports, or
     * its {@code default} where {@code __esModule} says that it was an ES module once; then one export for each name.
     * The values are those of the moment when the file has run. The file runs in its turn among the imports, but for
     * one whose names its text does not tell: that runs when it is linked.
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
        String head = "import { load } from '" + CommonJsModules.LINK + "';\n"
                + "const whole = load(" + Quoted.of(file.toString()) + ");\n"
                + "const named = whole ?? {};\n"
                + "export default named.__esModule && 'default' in named ? named.default : whole;\n";
        return EsExports.text(head, "named", names);
    }
}
