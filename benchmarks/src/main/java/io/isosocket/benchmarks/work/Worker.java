package io.isosocket.benchmarks.work;

import io.isosocket.benchmarks.work.Client.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does tasks with a client; one after the other, on the thread that calls it. */
public final class Worker {

    /** How many messages of a burst the server acknowledges with one of its own. */
    public static final int WINDOW = 1_000;

    private final Function<Boolean, Client> clients;
    private final Map<Boolean, Client> made = new HashMap<>();
    private final Held held = new Held();

    /**
     * Makes a worker.
     *
     * @param clients makes a client that compresses, or one that does not
     */
    public Worker(Function<Boolean, Client> clients) {
        this.clients = clients;
    }

    /** {@return what the client is} */
    public String description() {
        return client(false).description();
    }

    /**
     * Does a task and prints what came of it.
     *
     * @param task the task
     * @throws Exception where it fails
     */
    public void run(Task task) throws Exception {
        URI url = URI.create(task.url());
        Client client = client(task.deflate());
        switch (task.work()) {
            case ECHO -> echo(client, url, task);
            case BURST_FROM_TIMER, BURST_FROM_THREAD -> burst(client, url, task);
            case OPEN_CLOSE -> openAndClose(client, url, task);
            case BROADCAST -> broadcast(client, url, task);
            case HOLD -> {
                long begin = Output.begin();
                held.open(client, url, task.count());
                Output.end(task.count(), begin);
            }
            case RELEASE -> {
                long begin = Output.begin();
                held.release();
                Output.end(task.count(), begin);
            }
            case MEMORY -> Output.memory();
        }
    }

    private Client client(boolean deflate) {
        return made.computeIfAbsent(deflate, clients);
    }

    private static void echo(Client client, URI url, Task task) throws Exception {
        List<Echo> echoes = new ArrayList<>();
        for (int i = 0; i < task.connections(); i++) {
            Echo echo = new Echo(task, Math.max(1, task.count() / task.connections()));
            echo.opened(await(client.connect(url, echo).toCompletableFuture()));
            echoes.add(echo);
        }
        long begin = Output.begin();
        echoes.forEach(Echo::begin);
        for (Echo each : echoes) {
            await(each.done());
        }
        Output.end((long) echoes.size() * Math.max(1, task.count() / task.connections()), begin);
        echoes.forEach(Echo::close);
    }

    private static void burst(Client client, URI url, Task task) throws Exception {
        Burst burst = new Burst(task);
        Connection connection = await(client.connect(url, burst).toCompletableFuture());
        long begin = Output.begin();
        burst.send(connection);
        await(burst.done());
        Output.end(burst.messages(), begin);
        connection.close();
    }

    private static void openAndClose(Client client, URI url, Task task) throws Exception {
        int share = Math.max(1, task.count() / task.inFlight());
        List<Opening> chains = new ArrayList<>();
        long begin = Output.begin();
        for (int i = 0; i < task.inFlight(); i++) {
            Opening chain = new Opening(client, url, share);
            chains.add(chain);
            chain.next();
        }
        for (Opening chain : chains) {
            await(chain.done());
        }
        Output.end((long) share * chains.size(), begin);
    }

    private static void broadcast(Client client, URI url, Task task) throws Exception {
        String text = Objects.requireNonNull(task.text());
        int messages = Math.max(task.inFlight(), task.count() / task.connections());
        CompletableFuture<Connection> sender = new CompletableFuture<>();
        List<Delivery> deliveries = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < task.connections(); i++) {
            int toSend = i == 0 ? messages - task.inFlight() : 0;
            Delivery delivery = new Delivery(text, messages, toSend, sender);
            connections.add(await(client.connect(url, delivery).toCompletableFuture()));
            deliveries.add(delivery);
        }
        sender.complete(connections.get(0));
        long begin = Output.begin();
        for (int i = 0; i < task.inFlight(); i++) {
            sender.join().send(text);
        }
        for (Delivery each : deliveries) {
            await(each.done());
        }
        Output.end((long) messages * task.connections(), begin);
        connections.forEach(Connection::close);
    }

    private static <T> T await(Future<T> stage) throws Exception {
        return stage.get(5, TimeUnit.MINUTES);
    }
}
