package io.isosocket.js.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Source;

/**
 * The sources of script files, kept so that the runtimes of one Engine share what it parsed and compiled: it recognises
 * a source that it has seen as long as somebody holds it. A file that has changed, by time or size, is read again. Safe
 * for threads.
 */
public final class ScriptSources {

    private static final String LANGUAGE = "js";
    private static final String MODULE_TYPE = "application/javascript+module";
    private static final String SCRIPT_TYPE = "application/javascript";
    static final int KEPT = 256;

    private record Key(Path file, ScriptKind kind, FileTime modified, long size) {}

    // In the order of use, so that the one that nobody asked for the longest goes first.
    private final Map<Key, Source> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** Keeps nothing yet. */
    public ScriptSources() {}

    /** The source of a file that is there; its name and path are those of the file. */
    Source of(Path file, ScriptKind kind) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Key key = new Key(file, kind, attributes.lastModifiedTime(), attributes.size());
        synchronized (kept) {
            Source known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Source source = of(file, SourceText.read(file), kind);
        synchronized (kept) {
            kept.put(key, source);
            while (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return source;
    }

    /** How many sources are kept. */
    int count() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** A source that claims to be a file, with a text that somebody gives. */
    static Source of(Path file, String text, ScriptKind kind) {
        return build(
                Source.newBuilder(LANGUAGE, file.toFile())
                        .content(prepared(text, kind))
                        .name(file.toString()),
                kind);
    }

    /** A source that is no file. */
    static Source named(String name, String text, ScriptKind kind) {
        return build(Source.newBuilder(LANGUAGE, prepared(text, kind), name), kind);
    }

    private static Source build(Source.Builder builder, ScriptKind kind) {
        return builder.mimeType(kind == ScriptKind.MODULE ? MODULE_TYPE : SCRIPT_TYPE)
                .buildLiteral();
    }

    /** CommonJS becomes a function whose head stands on the first line, so that lines keep their numbers. */
    private static String prepared(String text, ScriptKind kind) {
        String clean = SourceText.withoutMark(text);
        return kind == ScriptKind.COMMONJS
                ? "(function (exports, require, module, __filename, __dirname) {" + SourceText.withoutHashbang(clean)
                        + "\n})"
                : clean;
    }
}
