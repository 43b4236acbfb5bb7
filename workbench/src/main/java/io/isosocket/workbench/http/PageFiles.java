package io.isosocket.workbench.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files of the page, and those of the libraries that it uses, from the class path or module path. */
final class PageFiles {

    private static final String PAGE = "io/isosocket/workbench/page/";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Buffer> files = new ConcurrentHashMap<>();
    private final Map<String, String> homes = new ConcurrentHashMap<>();

    void addTo(Router router) {
        router.get("/").handler(context -> answer(context, PAGE + "index.html"));
        router.get("/page/*").handler(context -> answer(context, PAGE + rest(context)));
        router.get("/webjars/:library/*").handler(context -> {
            String library = context.pathParam("library");
            String file = rest(context).substring(library.length() + 1);
            context.vertx()
                    .executeBlocking(() -> homes.computeIfAbsent(library, PageFiles::home), false)
                    .onSuccess(home -> answer(context, home + file))
                    .onFailure(context::fail);
        });
    }

    private static String rest(RoutingContext context) {
        String path = context.normalizedPath();
        return path.substring(path.indexOf('/', 1) + 1);
    }

    /** The folder of a library, whichever version there is. */
    private static String home(String library) {
        String about = "META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (@Nullable InputStream in = open(about)) {
            if (in == null) {
                throw new NoSuchElementException("there is no library " + library);
            }
            Properties properties = new Properties();
            properties.load(in);
            return "META-INF/resources/webjars/" + library + "/" + properties.getProperty("version") + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String path) {
        ClassLoader loader = PageFiles.class.getClassLoader();
        return loader == null ? null : loader.getResourceAsStream(path);
    }

    private void answer(RoutingContext context, String path) {
        @Nullable String type = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            context.fail(new NoSuchElementException("there is no such file"));
            return;
        }
        context.vertx()
                .executeBlocking(() -> files.computeIfAbsent(path, PageFiles::read), false)
                .onSuccess(file -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .end(file))
                .onFailure(context::fail);
    }

    private static Buffer read(String path) {
        try (@Nullable InputStream in = path.contains("..") ? null : open(path)) {
            if (in == null) {
                throw new NoSuchElementException("there is no such file");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
