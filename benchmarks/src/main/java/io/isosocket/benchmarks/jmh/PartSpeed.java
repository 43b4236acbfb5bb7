package io.isosocket.benchmarks.jmh;

import io.isosocket.Event;
import io.isosocket.EventTarget;
import io.isosocket.benchmarks.Payload;
import io.isosocket.vertx.wire.Role;
import io.isosocket.vertx.wire.SharedFrame;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long the parts of a message's way take, without a socket: the codec, from a packet to the message and from the
 * message to a write, and the dispatch of an event to its listeners. What a channel in memory costs by itself is part of
 * the codec's figures.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djmh.executor=CUSTOM", "-Djmh.executor.class=io.isosocket.benchmarks.jmh.LoopThreads"})
public class PartSpeed {

    private static final int KB = 1 << 10;

    /** One end of a connection, and its message. */
    @State(Scope.Thread)
    public static class Wire {

        /** A client reads without masks and sends with them, a server the other way round. */
        @Param
        public Role role = Role.CLIENT;

        /** The messages of the scenarios with these names; {@code deflate} is compressed, each by itself. */
        @Param({"text32", "text1k", "cyrillic1k", "binary64k", "deflate"})
        public String message = "text32";

        private @Nullable WireEnd end;

        /** Opens it. */
        @Setup
        public void open() {
            end = WireEnd.open(role, payload(message), message.equals("deflate"));
        }

        /** Closes it. */
        @TearDown
        public void close() {
            end().close();
        }

        WireEnd end() {
            return Objects.requireNonNull(end, "not open");
        }
    }

    /** A server's end of a connection, and a message that many of them get. */
    @State(Scope.Thread)
    public static class Broadcast {

        private final Payload payload = payload("text1k");
        private final WireEnd end = WireEnd.open(Role.SERVER, payload, false);
        private final SharedFrame message = SharedFrame.text(Objects.requireNonNull(payload.text()));

        /** Closes it. */
        @TearDown
        public void close() {
            message.release();
            end.close();
        }
    }

    /** A target, and an event for its listeners. */
    @State(Scope.Thread)
    public static class Target {

        /** How many hear the event. */
        @Param({"1", "3"})
        public int listeners;

        private final EventTarget target = new EventTarget();
        private final Event event = new Event("message");
        private int heard;

        /** Adds the listeners. */
        @Setup
        public void listen() {
            for (int i = 0; i < listeners; i++) {
                target.addEventListener("message", heardEvent -> heard++);
            }
        }
    }

    private static Payload payload(String name) {
        return switch (name) {
            case "text32" -> Payload.ascii(32);
            case "text1k" -> Payload.ascii(KB);
            case "cyrillic1k" -> Payload.cyrillic(KB);
            case "binary64k" -> Payload.binary(64 * KB);
            case "deflate" -> Payload.json(KB);
            default -> throw new IllegalArgumentException("no message is called " + name);
        };
    }

    /**
     * Measures.
     *
     * @param args none
     * @throws RunnerException where JMH fails
     */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(PartSpeed.class.getName()).build()).run();
    }

    /**
     * Reads the frame of a message from a packet.
     *
     * @param wire where
     * @return the message
     */
    @Benchmark
    public Object read(Wire wire) {
        return wire.end().read();
    }

    /**
     * Sends a message that is in bytes already, in a turn of its own.
     *
     * @param wire where
     * @return how many bytes were sent so far
     */
    @Benchmark
    public long send(Wire wire) {
        return wire.end().send();
    }

    /**
     * Sends a text of 1 KB that has been encoded for another connection, in a turn of its own.
     *
     * @param broadcast where
     * @return how many bytes were sent so far
     */
    @Benchmark
    public long sendShared(Broadcast broadcast) {
        return broadcast.end.send(broadcast.message);
    }

    /**
     * Makes an event.
     *
     * @return the event
     */
    @Benchmark
    public Event newEvent() {
        return new Event("message");
    }

    /**
     * Dispatches an event that has been made.
     *
     * @param target to whom
     * @return how many were heard so far
     */
    @Benchmark
    public int dispatch(Target target) {
        target.target.dispatchEvent(target.event);
        return target.heard;
    }
}
