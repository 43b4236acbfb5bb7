package io.isosocket.benchmarks;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A client process: rounds come as lines of JSON on standard input, results go as such to standard output. The first
 * line that it prints says what it is.
 */
public final class ClientMain {

    private ClientMain() {}

    /** A client that is called for each round; it blocks until the round is over. */
    interface Client {

        /** What runs, with its version. */
        String description();

        Result run(Round round) throws Exception;
    }

    /**
     * Runs a client.
     *
     * @param args its name: {@code vertx}, {@code java}, or {@code script} with the file of the script
     * @throws Exception where a round fails
     */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "vertx" -> serve(new VertxClient());
            case "java" -> serve(new JavaClient());
            case "script" -> ScriptHost.run(Path.of(args[1]));
            default -> throw new IllegalArgumentException("there is no client " + args[0]);
        }
        System.exit(0);
    }

    static void announce(String description) {
        System.out.println(new JsonObject().put("ready", description).encode());
    }

    static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    private static void serve(Client client) throws Exception {
        announce(client.description());
        BufferedReader rounds = input();
        for (String line = rounds.readLine(); line != null; line = rounds.readLine()) {
            print(client.run(Round.parse(line)));
        }
    }

    static void print(Result result) throws IOException {
        System.out.println(result.toLine());
    }
}
