package io.isosocket.benchmarks;

import io.isosocket.CompressionOptions;
import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.ServerOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * The one echo server that every client talks to, without compression: it would be what is compared. Prints its URL, and ends when its standard input does.
 */
public final class ServerMain {

    private ServerMain() {}

    /**
     * Starts the server.
     *
     * @param args none
     * @throws Exception where it cannot
     */
    public static void main(String[] args) throws Exception {
        ServerOptions options = EchoServer.OPTIONS.toBuilder()
                .compression(CompressionOptions.DISABLED)
                .build();
        EchoServer server = EchoServer.listen(Vertx.vertx(), "127.0.0.1", 0, options)
                .toCompletableFuture()
                .get();
        System.out.println(new JsonObject().put("url", server.url().toString()).encode());
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        System.exit(0);
    }
}
