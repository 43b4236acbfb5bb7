package io.isosocket.benchmarks.servers;

import io.isosocket.CompressionOptions;
import io.isosocket.TlsOptions;
import io.isosocket.benchmarks.work.EventLoops;
import io.isosocket.benchmarks.work.Output;
import io.isosocket.benchmarks.work.Worker;
import io.isosocket.vertx.server.EchoServer;
import io.isosocket.vertx.server.ServerConnection;
import io.isosocket.vertx.server.ServerOptions;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.OutputStream;
import java.security.KeyStore;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The one server that all clients talk to: an echo without compression, since that would be what is compared, and one
 * with it; one over TLS; and one that acknowledges every window of a burst. It ends with its standard input.
 */
public final class CommonServer {

    private CommonServer() {}

    /**
     * Starts them.
     *
     * @param args a PKCS #12 file with the certificate and its key; its password
     * @throws Exception where one cannot start
     */
    public static void main(String[] args) throws Exception {
        Vertx vertx = EventLoops.vertx();
        char[] password = args[1].toCharArray();
        ServerOptions plain =
                ServerOptions.builder().compression(CompressionOptions.DISABLED).build();
        ServerOptions tls = plain.toBuilder()
                .tls(TlsOptions.builder()
                        .serverCertificate(KeyStore.getInstance(new File(args[0]), password), password)
                        .build())
                .build();
        JsonObject urls = new JsonObject()
                .put(
                        "plain",
                        await(EchoServer.listen(vertx, "127.0.0.1", 0, echo(CompressionOptions.DISABLED)))
                                .url()
                                .toString())
                .put(
                        "deflate",
                        await(EchoServer.listen(vertx, "127.0.0.1", 0, EchoServer.OPTIONS))
                                .url()
                                .toString())
                .put(
                        "tls",
                        await(WebSocketServer.builder()
                                        .vertx(vertx)
                                        .options(tls)
                                        .handler(ws -> {})
                                        .listen(0))
                                .url()
                                .toString())
                .put(
                        "sink",
                        await(WebSocketServer.builder()
                                        .vertx(vertx)
                                        .options(plain)
                                        .handler(CommonServer::acknowledge)
                                        .listen(0))
                                .url()
                                .toString());
        Output.ready("Isosocket's servers, JDK " + Runtime.version(), urls);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static ServerOptions echo(CompressionOptions compression) {
        return EchoServer.OPTIONS.toBuilder().compression(compression).build();
    }

    private static void acknowledge(ServerConnection connection) {
        int[] received = new int[1];
        connection.onmessage(event -> {
            received[0]++;
            if (received[0] % Worker.WINDOW == 0) {
                connection.send("received " + received[0]);
            }
        });
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
}
