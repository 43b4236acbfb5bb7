package io.isosocket.benchmarks;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * What the workbench's page asks for, over one connection that stays open: by the JDK's plainest client, on the thread that
 * asks, so that little is measured beside the workbench.
 */
final class PageConnection {

    private final URI workbench;
    private final String cookie;

    private PageConnection(URI workbench, String cookie) {
        this.workbench = workbench;
        this.cookie = cookie;
    }

    /** An answer, and how long it took from the sending until all of it was there. */
    record Answer(JsonObject body, long nanos) {}

    /**
     * Connects.
     *
     * @param url the workbench's, with its token
     * @return the connection, with the cookie that the token is changed for
     * @throws IOException where the workbench does not let it in
     */
    static PageConnection open(URI url) throws IOException {
        HttpURLConnection entrance = (HttpURLConnection) url.toURL().openConnection();
        entrance.setInstanceFollowRedirects(false);
        String cookie = entrance.getHeaderField("Set-Cookie");
        if (cookie == null) {
            throw new IOException(url + ": " + entrance.getResponseCode() + " without a cookie");
        }
        return new PageConnection(url, cookie.split(";", 2)[0]);
    }

    /** {@return what the workbench answers to a GET} */
    Answer get(String path) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) workbench.resolve(path).toURL().openConnection();
        request.setRequestProperty("Cookie", cookie);
        long begin = System.nanoTime();
        try (InputStream answer = request.getInputStream()) {
            byte[] body = answer.readAllBytes();
            long end = System.nanoTime();
            return new Answer(new JsonObject(Buffer.buffer(body)), end - begin);
        }
    }
}
