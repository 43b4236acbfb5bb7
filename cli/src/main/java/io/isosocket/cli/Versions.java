package io.isosocket.cli;

import io.isosocket.js.JsEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {

    /** Set by the launcher, which looks for the compiler's jars. */
    private static final String JIT_PROPERTY = "isosocket.jit";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The engine itself is asked only with --jit: to start it takes a second. */
    private String runtime() {
        if (spec.commandLine().getParseResult().hasMatchedOption("--jit")) {
            return JsEngine.isOptimizing() ? "compiled" : "interpreted";
        }
        return Boolean.getBoolean(JIT_PROPERTY) ? "interpreted; compiled with --jit" : "interpreted";
    }

    /** {@return the version of the command} */
    static String ofCommand() {
        return properties().getProperty("isosocket", "");
    }

    private static Properties properties() {
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(Versions.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    @Override
    public String[] getVersion() {
        Properties versions = properties();
        return new String[] {
            "isosocket " + versions.getProperty("isosocket"),
            "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
            "Vert.x " + versions.getProperty("vertx"),
            "GraalJS " + versions.getProperty("graaljs") + ", " + runtime()
        };
    }
}
