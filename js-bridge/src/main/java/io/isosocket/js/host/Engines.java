package io.isosocket.js.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;

/**
 * What all runtimes of the JVM share, so that only the first one pays for it: the engine, the rules of access to Java
 * (one engine allows only one set of them), and the parsed files of the globals.
 */
public final class Engines {

    /** The language's name in the engine. */
    public static final String JS = "js";

    /** A script reaches the methods that are marked for it, and the bytes of buffers. Nothing else of Java. */
    public static final HostAccess ACCESS = access();

    private static final Map<String, Source> GLOBALS = new ConcurrentHashMap<>();

    private static final class Holder {
        static final Engine ENGINE = Engine.newBuilder(JS)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    private Engines() {}

    private static HostAccess access() {
        HostAccess.Builder access = HostAccess.newBuilder(HostAccess.EXPLICIT).allowBufferAccess(true);
        if (Engines.class.getModule().isNamed()) {
            // The engine calls into this package, which the module does not export.
            access.useModuleLookup(MethodHandles.lookup());
        }
        return access.build();
    }

    /** {@return the engine, made at the first call, which takes long} */
    public static Engine shared() {
        return Holder.ENGINE;
    }

    /** {@return whether scripts are compiled to machine code, and not only interpreted} */
    public static boolean isOptimizing() {
        return !shared().getImplementationName().contains("Interpreted");
    }

    /** {@return what runs the scripts: the engine's implementation and version} */
    public static String description() {
        Engine engine = shared();
        return "GraalJS " + engine.getVersion() + " (" + engine.getImplementationName() + ")";
    }

    /** A file of the globals, as a source whose functions look native and whose frames no stack trace shows. */
    static Source global(String name) {
        return GLOBALS.computeIfAbsent(name, Engines::read);
    }

    /** The library that has the Streams Standard's interfaces, as a function of what it exports to. */
    static Source streams() {
        return Streams.SOURCE;
    }

    private static final class Streams {
        static final Source SOURCE = Source.newBuilder(
                        JS,
                        "(function (exports, module) {" + WebJar.text("web-streams-polyfill", "dist/ponyfill.es2018.js")
                                + "\n})",
                        "isosocket:web-streams-polyfill")
                .internal(true)
                .buildLiteral();
    }

    private static Source read(String name) {
        String file = "/io/isosocket/js/globals/" + name + ".js";
        try (InputStream in = Engines.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no file of globals " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder(JS, text, "isosocket:" + name)
                    .internal(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
