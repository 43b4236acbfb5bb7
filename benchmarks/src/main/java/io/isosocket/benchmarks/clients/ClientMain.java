package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Output;
import io.isosocket.benchmarks.work.Task;
import io.isosocket.benchmarks.work.Worker;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** The process of a client: tasks come as lines of JSON on standard input, results go as such to standard output. */
public final class ClientMain {

    private static final Map<String, Function<Boolean, Client>> CLIENTS = Map.of(
            "isosocket", IsosocketClient::new,
            "isosocket-channel", IsosocketChannelClient::new,
            "vertx", VertxClient::new,
            "netty", NettyClient::new,
            "jdk", deflate -> new JdkClient(),
            "jetty", JettyClient::new,
            "java-websocket", JavaWebSocketClient::new,
            "okhttp", deflate -> new OkHttpWebSocketClient(),
            "tyrus", deflate -> new TyrusClient());

    private ClientMain() {}

    /**
     * Runs a client.
     *
     * @param args its name, or {@code script} with the file of the script that runs on our runtime
     */
    public static void main(String[] args) {
        int code = 0;
        try {
            run(args);
        } catch (Exception e) {
            e.printStackTrace();
            code = 1;
        }
        // Whatever threads the client has: who waits for a result has to see that there will be none.
        System.exit(code);
    }

    private static void run(String[] args) throws Exception {
        if (args[0].equals("script")) {
            ScriptHost.run(Path.of(args[1]));
        } else {
            Function<Boolean, Client> clients = CLIENTS.get(args[0]);
            if (clients == null) {
                throw new IllegalArgumentException("there is no client " + args[0]);
            }
            work(new Worker(clients));
        }
    }

    private static void work(Worker worker) throws Exception {
        Output.ready(worker.description());
        BufferedReader tasks = Output.input();
        for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
            worker.run(Task.parse(line));
        }
    }
}
