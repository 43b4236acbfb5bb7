package io.isosocket.samples.net;

import io.isosocket.vertx.server.WebSocketServer;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** What the mains of the servers have in common. */
final class Servers {

    private Servers() {}

    /** Starts a server on the port that the first argument names, and says where it is. */
    static void run(String[] args, int defaultPort, IntFunction<CompletionStage<WebSocketServer>> listen) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : defaultPort;
        listen.apply(port).whenComplete((server, failure) -> {
            if (failure == null) {
                System.out.println("listening on " + server.url());
            } else {
                System.err.println(failure.getMessage());
                System.exit(1);
            }
        });
    }
}
