package io.isosocket.workbench.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a log is written as. */
public enum ExportFormat {
    /** One JSON object with all entries. */
    JSON("application/json", "json"),
    /** Lines for a person, in UTF-8. */
    TEXT("text/plain; charset=utf-8", "txt", "log"),
    /** An HTTP archive, HAR 1.2, with the messages as Chrome writes them. */
    HAR("application/json", "har");

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<String> extensions;

    ExportFormat(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** {@return the name in requests and JSON} */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the media type of what it writes} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return the usual end of a file's name, without the dot} */
    public String extension() {
        return extensions.get(0);
    }

    /**
     * Finds a format by its name in requests.
     *
     * @param name the name
     * @return the format
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ExportFormat ofJson(String name) {
        return Arrays.stream(values())
                .filter(format -> format.jsonName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is no format of a file, which is json, text or har"));
    }

    /**
     * Finds the format that a file's name asks for.
     *
     * @param fileName the name, with or without folders
     * @return the format; empty where the name ends neither in .json nor in .txt, .log or .har, in any case
     */
    public static Optional<ExportFormat> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.stream().anyMatch(end -> name.endsWith("." + end)))
                .findFirst();
    }

    /**
     * Begins a file.
     *
     * @param out where it is written; the export does not close it
     * @param about what the log is of
     * @return the export
     * @throws IOException if it cannot be written
     */
    public LogExport begin(OutputStream out, ExportedLog about) throws IOException {
        return switch (this) {
            case JSON -> new JsonExport(out, about);
            case TEXT -> new TextExport(out, about);
            case HAR -> new HarExport(out, about);
        };
    }
}
