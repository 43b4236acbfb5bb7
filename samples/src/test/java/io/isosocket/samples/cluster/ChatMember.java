package io.isosocket.samples.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.MessageEvent;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of the chat that counts. It says its name and a number, and the next one when it has heard the last one; what
 * it hears it holds against the rules: of each member at most once, and in order.
 */
final class ChatMember implements AutoCloseable {

    private static final Pattern NUMBERED = Pattern.compile("(\\w+) (\\d+)");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final ReconnectingWebSocket socket;
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<String, Integer> heard = new HashMap<>();
    /** The numbers that came on this connection, by who said them. */
    private final Map<String, BitSet> here = new HashMap<>();

    private final List<String> repeated = new ArrayList<>();
    private final List<String> overtaken = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int said;
    private int goal;
    private boolean opened;
    private int lost;

    /**
     * Connects to the first URL, and after a loss to the next one that answers.
     *
     * @param name one word
     * @param urls where the chat is
     */
    ChatMember(String name, List<String> urls) {
        this.name = name;
        // snippet: either
        var options = ReconnectOptions.builder()
                .delay(ReconnectDelay.exponential(Duration.ofMillis(50), Duration.ofSeconds(5)))
                .build();
        socket = new ReconnectingWebSocket(
                attempt -> CompletableFuture.completedStage(urls.get(attempt % urls.size())), options);
        // end
        socket.onopen(event -> opened());
        socket.onmessage(this::hear);
        socket.onreconnecting(event -> countLoss());
        await("connect", () -> opened);
    }

    private synchronized void opened() {
        opened = true;
        here.clear();
        sayNext();
        notifyAll();
    }

    private synchronized void countLoss() {
        lost++;
        notifyAll();
    }

    private synchronized void hear(MessageEvent event) {
        String text = "" + event.data();
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            count(numbered.group(1), Integer.parseInt(numbered.group(2)));
        } else {
            others.add(text);
        }
        notifyAll();
    }

    private void count(String from, int number) {
        BitSet numbers = here.computeIfAbsent(from, first -> new BitSet());
        if (numbers.get(number)) {
            repeated.add(name + " hears " + from + " " + number + " again");
        }
        numbers.set(number);
        if (number < last(from)) {
            overtaken.add(name + " hears " + from + " " + number + " after " + last(from));
        }
        last.merge(from, number, Math::max);
        heard.merge(from, 1, Integer::sum);
        if (from.equals(name) && number == said) {
            sayNext();
        }
    }

    private void sayNext() {
        if (last(name) < goal) {
            said++;
            socket.send(name + " " + said);
        }
    }

    private int last(String from) {
        return last.getOrDefault(from, 0);
    }

    String name() {
        return name;
    }

    /** Says so many more things, once it has said the ones before. */
    synchronized void say(int count) {
        boolean idle = last(name) >= goal;
        goal = said + count;
        if (idle) {
            sayNext();
        }
    }

    /** Says something that is not counted. */
    void say(String text) {
        socket.send(text);
    }

    /** How much it has said. */
    synchronized int said() {
        return said;
    }

    /** How much it has heard of a member. */
    synchronized int heardOf(ChatMember other) {
        return heard.getOrDefault(other.name, 0);
    }

    /** How often its connection was lost. */
    synchronized int lost() {
        return lost;
    }

    /** On each connection a message comes once. */
    synchronized void assertNothingRepeated() {
        assertEquals(List.of(), repeated);
    }

    synchronized void assertInOrder() {
        assertEquals(List.of(), overtaken);
    }

    /**
     * Lets the others have changed their server, and checks the order of those who have not: what one said at the old server
     * may be on its way yet when it speaks at the new one.
     */
    synchronized void assertInOrderBut(List<ChatMember> moved) {
        overtaken.removeIf(
                fault -> moved.stream().anyMatch(member -> fault.startsWith(name + " hears " + member.name + " ")));
        assertInOrder();
    }

    /** Waits until it has said all that it was told to say. */
    void awaitIdle() {
        await("say everything", () -> last(name) >= goal);
    }

    /** Waits until it has heard the last thing that a member said. */
    void awaitLastOf(ChatMember other) {
        int number = other.said();
        await("hear " + other.name + " " + number, () -> last(other.name) >= number);
    }

    /** Whether it hears the last thing that a member said within a moment. */
    boolean hearsSoon(ChatMember other) {
        int number = other.said();
        return holdsWithin(Duration.ofMillis(100), () -> last(other.name) >= number);
    }

    /** Waits until it has heard so much more of a member. */
    void awaitHeard(ChatMember other, int count) {
        int number = heardOf(other) + count;
        await("hear " + count + " of " + other.name, () -> heardOf(other) >= number);
    }

    /** Waits for texts that no member counts. */
    List<String> awaitOthers(int count) {
        await("hear " + count + " other texts", () -> others.size() >= count);
        synchronized (this) {
            return List.copyOf(others);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        assertTrue(holdsWithin(LIMIT, condition), () -> name + " does not " + what + " within " + LIMIT);
    }

    private synchronized boolean holdsWithin(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
