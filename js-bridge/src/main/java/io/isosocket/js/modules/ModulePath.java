package io.isosocket.js.modules;

import java.io.File;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/**
 * A module's place as the JavaScript engine carries it about: either the key of a module that was found, or a specifier
 * together with the module that wrote it.
 *
 * <p>It is a {@link Path} of our own since the engine asks a path for its sibling when a module imports another one,
 * and only there are the specifier, as it was written, and the importing module known together. A path of the default
 * file system would have turned {@code lodash} into {@code /folder/lodash}, and
 * has no place for {@code isosocket:script}.
 */
final class ModulePath implements Path {

    private final String text;
    private final @Nullable ModulePath referrer;

    private ModulePath(String text, @Nullable ModulePath referrer) {
        this.text = text;
        this.referrer = referrer;
    }

    /** A module that was found: a file's path or the name of a built-in module. */
    static ModulePath found(String key) {
        return new ModulePath(key, null);
    }

    /** A specifier that no module wrote, but the program itself. */
    static ModulePath asked(String specifier, Path by) {
        return new ModulePath(specifier, found(by.toString()));
    }

    /** The key or the specifier. */
    String text() {
        return text;
    }

    /** The module that wrote the specifier, or null where a module was found. */
    @Nullable String referrer() {
        return referrer == null ? null : referrer.text;
    }

    @Override
    public Path resolveSibling(String specifier) {
        return new ModulePath(specifier, this);
    }

    @Override
    public FileSystem getFileSystem() {
        return FileSystems.getDefault();
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public @Nullable Path getRoot() {
        return null;
    }

    @Override
    public Path getFileName() {
        int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf(File.separatorChar));
        return found(text.substring(slash + 1));
    }

    @Override
    public @Nullable Path getParent() {
        return null;
    }

    @Override
    public int getNameCount() {
        return 1;
    }

    @Override
    public Path normalize() {
        return this;
    }

    @Override
    public Path toAbsolutePath() {
        return this;
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        return this;
    }

    @Override
    public URI toUri() {
        return ModuleUrl.hasScheme(text) ? URI.create(text) : ModuleUrl.of(Path.of(text));
    }

    @Override
    public Path getName(int index) {
        throw unsupported();
    }

    @Override
    public Path subpath(int begin, int end) {
        throw unsupported();
    }

    @Override
    public boolean startsWith(Path other) {
        return equals(other);
    }

    @Override
    public boolean endsWith(Path other) {
        return equals(other);
    }

    @Override
    public Path resolve(Path other) {
        throw unsupported();
    }

    @Override
    public Path relativize(Path other) {
        // Asked for stack traces, against the working directory; whole paths tell more.
        return other;
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw unsupported();
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(other.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModulePath path
                && path.text.equals(text)
                && String.valueOf(path.referrer()).equals(String.valueOf(referrer()));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("A module has no folders to walk in");
    }
}
