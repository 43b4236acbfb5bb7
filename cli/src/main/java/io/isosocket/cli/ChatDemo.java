package io.isosocket.cli;

import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.Script;
import io.isosocket.samples.ChatServer;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The conversation of the demo: the script runs once for each member, and this plays the person in front of it. */
final class ChatDemo {

    /** For each step; more than the handshakes may take with their default time-outs. */
    private static final long LIMIT_SECONDS = 60;

    private final Console console;
    private final Vertx vertx;
    private final ChatServer server;

    ChatDemo(Console console, Vertx vertx, ChatServer server) {
        this.console = console;
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Plays it to its end.
     *
     * @throws TimeoutException if a step takes too long
     */
    void play() throws ExecutionException, InterruptedException, TimeoutException {
        Member ada = join("Ada");
        ada.awaitLine("*: Ada joined");
        Member grace = join("Grace");
        ada.awaitLine("*: Grace joined");
        ada.does("say", "Hello, Grace");
        grace.awaitLine("Ada: Hello, Grace");
        grace.does("say", "Hello, Ada");
        ada.awaitLine("Grace: Hello, Ada");
        grace.does("leave", "");
        grace.awaitEnd();
        ada.awaitLine("*: Grace left");
        ada.does("leave", "");
        ada.awaitEnd();
    }

    private Member join(String name) throws ExecutionException, InterruptedException {
        Member member = new Member(name);
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .location(server.page() + "?name=" + name)
                .console((level, text) -> member.printed(text))
                .build();
        member.runtime = Await.forever(JsRuntime.create(vertx, options).toCompletionStage());
        member.runtime.run(Script.text(ChatServer.CLIENT, ChatServer.file(ChatServer.CLIENT)));
        return member;
    }

    /** One run of the script. */
    private final class Member {

        private final String name;
        private final List<String> lines = new ArrayList<>();

        @SuppressWarnings("NullAway.Init") // set before the script runs
        private JsRuntime runtime;

        Member(String name) {
            this.name = name;
        }

        synchronized void printed(String line) {
            console.result(String.format("%-6s %s", name, line));
            lines.add(line);
            notifyAll();
        }

        synchronized void awaitLine(String line) throws InterruptedException, TimeoutException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!lines.contains(line)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new TimeoutException(name + " did not see \"" + line + "\" within " + LIMIT_SECONDS + " s");
                }
                wait(left);
            }
        }

        /** What a page's view does: it fires an event at the global. */
        void does(String type, String detail) throws ExecutionException, InterruptedException {
            String code = "dispatchEvent(new CustomEvent('" + type + "', { detail: '" + detail + "' }))";
            Await.forever(runtime.evaluate(code, "demo").toCompletionStage());
        }

        void awaitEnd() throws ExecutionException, InterruptedException, TimeoutException {
            runtime.ended().toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
