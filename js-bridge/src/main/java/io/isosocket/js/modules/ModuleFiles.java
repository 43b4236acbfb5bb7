package io.isosocket.js.modules;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The files that the JavaScript engine sees: modules, to be read, and nothing else.
 *
 * <p>GraalJS finds ES modules through the file system of its context. For an import it parses the path of the importing
 * module and asks that path for the sibling that the specifier names, so {@link ModulePath} learns both. With
 * {@link #contextOptions} it does so for bare specifiers too; without them these would come as if no module had asked.
 *
 * <p>Made before the context, used by one context, on the threads of that.
 */
public final class ModuleFiles implements FileSystem {

    private static final Map<String, String> CONTEXT_OPTIONS = Map.of(
            "js.esm-bare-specifier-relative-lookup", "true",
            "js.import-attributes", "true",
            "js.json-modules", "true",
            "js.load", "false");

    private final ModuleResolver resolver;
    private final Path asker;
    private final ModuleSources sources;
    private final Map<String, String> provided = new ConcurrentHashMap<>();

    /**
     * The modules of one context.
     *
     * @param resolver what finds them
     * @param folder the folder that the imports of code without a file are relative to
     */
    public ModuleFiles(ModuleResolver resolver, Path folder) {
        this.resolver = resolver;
        this.asker = folder.toAbsolutePath().normalize().resolve("[script]");
        this.sources = new ModuleSources(resolver);
    }

    /**
     * {@return the options that a context with this file system needs; some count as experimental}
     */
    public static Map<String, String> contextOptions() {
        return CONTEXT_OPTIONS;
    }

    /**
     * Names the side that runs CommonJS files, without which an ES module cannot import one.
     *
     * @param commonJs the CommonJS modules of the same context
     */
    public void connect(CommonJsModules commonJs) {
        sources.connect(commonJs);
    }

    /**
     * Gives the text of a module that is no file.
     *
     * @param path what it is imported by, an absolute path in the folder that its own imports are relative to
     * @param text its text
     */
    public void provide(Path path, String text) {
        provided.put(path.toString(), text);
    }

    @Override
    public Path parsePath(URI uri) {
        return ModulePath.asked(uri.toString(), asker);
    }

    @Override
    public Path parsePath(String path) {
        return resolver.builtins().contains(path) || isAbsolute(path)
                ? ModulePath.found(path)
                : ModulePath.asked(path, asker);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... linkOptions) throws IOException {
        if (!modes.isEmpty() && !modes.equals(Set.of(AccessMode.READ))) {
            throw denied(path);
        }
        // What a specifier leads to is found by toRealPath, whose error says why there is nothing: so there is
        // something.
    }

    @Override
    public Path toRealPath(Path path, LinkOption... linkOptions) throws IOException {
        ModulePath module = module(path);
        String referrer = module.referrer();
        if (referrer != null) {
            String key = resolve(module.text(), referrer).key();
            return isOtherUrl(module.text(), key) ? module : ModulePath.found(key);
        }
        if (resolver.builtins().contains(module.text()) || provided.containsKey(module.text())) {
            return module;
        }
        Path file = Path.of(module.text());
        if (!resolver.roots().permit(file)) {
            // The engine goes on with the path as it is; to read it fails, and says why.
            throw new NoSuchFileException(module.text());
        }
        return ModulePath.found(
                Files.isRegularFile(file)
                        ? file.toRealPath().toString()
                        : resolve(module.text(), asker.toString()).key());
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (!options.isEmpty() && !options.equals(Set.of(StandardOpenOption.READ))) {
            throw denied(path);
        }
        ModulePath module = module(path);
        String given = provided.get(module.text());
        if (given != null) {
            return new TextChannel(given);
        }
        String referrer = module.referrer();
        String text = referrer == null
                ? sources.of(module.text(), asker)
                : sources.standIn(resolve(module.text(), referrer), module.text(), asker);
        return new TextChannel(text);
    }

    @Override
    public @Nullable String getMimeType(Path path) {
        return path.toString().endsWith(".json") ? "application/json" : "application/javascript+module";
    }

    @Override
    public Charset getEncoding(Path path) {
        return StandardCharsets.UTF_8;
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return path;
    }

    @Override
    public String getSeparator() {
        return FileSystems.getDefault().getSeparator();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        throw denied(path);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        throw denied(folder);
    }

    @Override
    public void delete(Path path) throws IOException {
        throw denied(path);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        throw denied(folder);
    }

    private Resolution resolve(String specifier, String referrer) throws IOException {
        Path file = resolver.builtins().contains(referrer) || ModuleUrl.hasScheme(referrer) ? asker : Path.of(referrer);
        Resolution found = resolver.resolve(specifier, file, ImportStyle.IMPORT);
        return sources.asAsked(found, specifier, file);
    }

    /** Whether the engine keeps a module under a URL that is not its key; see {@link ModuleSources#standIn}. */
    private static boolean isOtherUrl(String specifier, String key) {
        return ModuleUrl.hasScheme(specifier) && !specifier.startsWith("file:") && !specifier.equals(key);
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static ModulePath module(Path path) throws IOException {
        if (path instanceof ModulePath module) {
            return module;
        }
        throw denied(path);
    }

    private static AccessDeniedException denied(Path path) {
        return new AccessDeniedException(
                path.toString(), null, "scripts have no files: modules can be loaded, no more");
    }
}
