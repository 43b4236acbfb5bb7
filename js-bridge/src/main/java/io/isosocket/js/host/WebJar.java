package io.isosocket.js.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Files of JavaScript libraries that come as WebJars from npm. */
final class WebJar {

    private WebJar() {}

    /** {@return the text of a file of a library, in whichever version the class path or module path has} */
    static String text(String library, String file) {
        String home = "META-INF/maven/org.webjars.npm/" + library;
        try (InputStream about = open(home + "/pom.properties")) {
            Properties properties = new Properties();
            properties.load(about);
            String path =
                    "META-INF/resources/webjars/" + library + "/" + properties.getProperty("version") + "/" + file;
            try (InputStream in = open(path)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(library, e);
        }
    }

    private static InputStream open(String path) {
        ClassLoader loader = WebJar.class.getClassLoader();
        @Nullable InputStream in = loader == null ? null : loader.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("there is no " + path + " on the class path or module path");
        }
        return in;
    }
}
