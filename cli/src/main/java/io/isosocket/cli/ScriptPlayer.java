package io.isosocket.cli;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.isosocket.CloseEvent;
import io.isosocket.workbench.payload.Payload;
import io.isosocket.workbench.payload.TemplateValues;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Plays a script on a session, step by step, on the command's thread. */
final class ScriptPlayer {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private final SessionScript script;
    private final Session session;
    private final Inbox inbox;
    private final Map<String, String> variables = new HashMap<>();
    private final TemplateValues values = new TemplateValues();
    private Duration timeout = DEFAULT_TIMEOUT;
    private @Nullable Payload lastTaken;
    /** The script names the end of the connection, so that it is right whatever it is. */
    private boolean expectedEnd;

    /** A step that could not be done, or an expectation that was not met. */
    private static final class Unmet extends Exception {
        private static final long serialVersionUID = 1L;

        Unmet(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * Makes a player.
     *
     * @param script what is played
     * @param session where; not started yet
     */
    ScriptPlayer(SessionScript script, Session session) {
        this.script = script;
        this.session = session;
        inbox = new Inbox();
        session.add(inbox);
    }

    /** {@return the exit code, once all steps are done, or one could not be, and the connection has ended} */
    int play() throws InterruptedException, ExecutionException {
        CompletableFuture<CloseEvent> ended = session.ended();
        CompletableFuture.anyOf(session.opened().toCompletableFuture(), ended).get();
        if (!session.opened().toCompletableFuture().isDone()) {
            return session.exitCode(ended.get());
        }
        boolean passed = performAll();
        session.close();
        CloseEvent end = ended.get();
        if (!passed) {
            return ExitCode.EXPECTATION;
        }
        return expectedEnd ? ExitCode.OK : session.exitCode(end);
    }

    private boolean performAll() throws InterruptedException, ExecutionException {
        for (SessionScript.Step step : script.steps()) {
            try {
                perform(script.operation(step, variables, values));
            } catch (Unmet | IllegalArgumentException | IllegalStateException unmet) {
                String message = String.valueOf(unmet.getMessage());
                if (!session.isInterrupted()) {
                    session.tell(listener -> listener.scriptFailed(script.name() + ":" + step.line(), message));
                }
                return false;
            }
        }
        session.tell(listener -> listener.scriptPassed(script.steps().size()));
        return true;
    }

    private void perform(Operation operation) throws Unmet, InterruptedException, ExecutionException {
        if (operation instanceof Operation.Send send) {
            checkOpen();
            session.send(send.message());
        } else if (operation instanceof Operation.SendFile file) {
            checkOpen();
            session.send(MessageFile.read(file));
        } else if (operation instanceof Operation.Ping ping) {
            checkOpen();
            awaitPong(ping);
        } else if (operation instanceof Operation.Pong pong) {
            checkOpen();
            session.pong(pong.data());
        } else if (operation instanceof Operation.SendFrame raw) {
            checkOpen();
            session.sendFrame(raw.frame());
        } else if (operation instanceof Operation.Close close) {
            checkOpen();
            session.close(close.code(), close.reason());
        } else if (operation instanceof Operation.Timeout set) {
            timeout = set.time();
        } else if (operation instanceof Operation.SetVariable set) {
            variables.put(set.name(), set.value());
        } else if (operation instanceof Operation.Capture capture) {
            capture(capture);
        } else {
            expect(operation);
        }
    }

    private void checkOpen() throws Unmet {
        if (!session.isOpen()) {
            throw new Unmet("nothing can be sent: " + ended().orElse("the connection is closing"));
        }
    }

    private void awaitPong(Operation.Ping ping) throws Unmet, InterruptedException {
        try {
            session.ping(ping.data()).toCompletableFuture().get(timeout.toNanos(), NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Unmet("expected a pong, but none came within " + shown(timeout));
        } catch (ExecutionException e) {
            throw new Unmet("expected a pong, but " + Await.reason(e));
        }
    }

    private void capture(Operation.Capture capture) throws Unmet {
        if (!(lastTaken instanceof Payload.Text text)) {
            throw new Unmet(
                    lastTaken == null
                            ? "nothing can be captured: no step before has taken a message"
                            : "nothing can be captured: the last message was " + Shown.message(lastTaken));
        }
        Matcher matcher = capture.pattern().matcher(text.text());
        if (!matcher.find()) {
            throw new Unmet("nothing in " + Shown.text(text.text()) + " matches " + capture.pattern());
        }
        String group = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        variables.put(capture.name(), group == null ? "" : group);
    }

    private void expect(Operation operation) throws Unmet, InterruptedException {
        if (operation instanceof Operation.ExpectText expected) {
            String what = Shown.text(expected.text());
            String text = takeText(what);
            if (!text.equals(expected.text())) {
                throw unmet(what, "received " + Shown.text(text));
            }
        } else if (operation instanceof Operation.ExpectJson expected) {
            expectJson(expected);
        } else if (operation instanceof Operation.ExpectMatch expected) {
            String what = "a text that matches " + expected.pattern();
            String text = takeText(what);
            if (!expected.pattern().matcher(text).find()) {
                throw unmet(what, "received " + Shown.text(text));
            }
        } else if (operation instanceof Operation.ExpectBinary expected) {
            expectBinary(expected);
        } else if (operation instanceof Operation.ExpectClose expected) {
            expectClose(expected);
        } else if (operation instanceof Operation.ExpectPing) {
            if (!inbox.takePing(timeout)) {
                throw unmet("a ping", nothingCame());
            }
        } else if (operation instanceof Operation.ExpectNone expected) {
            expectNone(expected.time());
        } else {
            throw new AssertionError("no step: " + operation);
        }
    }

    private void expectJson(Operation.ExpectJson expected) throws Unmet, InterruptedException {
        String what = "JSON with " + expected.source();
        String text = takeText(what);
        Object actual;
        try {
            actual = Json.decodeValue(text);
        } catch (DecodeException e) {
            throw unmet(what, "received " + Shown.text(text) + ", which is no JSON");
        }
        Optional<String> difference = JsonSubset.difference(expected.wanted(), actual);
        if (difference.isPresent()) {
            throw unmet(what, "received " + Shown.text(text) + ": " + difference.get());
        }
    }

    private void expectBinary(Operation.ExpectBinary expected) throws Unmet, InterruptedException {
        byte[] bytes = HexFormat.of().parseHex(expected.hex());
        String what = Shown.message(new Payload.Binary(bytes));
        Payload message = take(what);
        if (!(message instanceof Payload.Binary) || !Arrays.equals(bytes, message.bytes())) {
            throw unmet(what, "received " + Shown.message(message));
        }
    }

    private void expectClose(Operation.ExpectClose expected) throws Unmet, InterruptedException {
        String what = expected.code().isPresent()
                ? "the end with code " + expected.code().getAsInt()
                : "the end of the connection";
        Optional<Payload> before = inbox.awaitMessageOrEnd(timeout);
        if (before.isPresent()) {
            throw unmet(what, "received " + Shown.message(before.get()));
        }
        CloseEvent end = inbox.end().orElse(null);
        if (end == null) {
            throw unmet(what, nothingCame());
        }
        if (expected.code().isPresent() && expected.code().getAsInt() != end.code()) {
            throw unmet(what, ended().orElseThrow());
        }
        expectedEnd = true;
    }

    private void expectNone(Duration time) throws Unmet, InterruptedException {
        Optional<Payload> message = inbox.awaitMessageOrEnd(time);
        if (message.isPresent()) {
            throw unmet("nothing for " + shown(time), "received " + Shown.message(message.get()));
        }
        Optional<String> end = ended();
        if (end.isPresent()) {
            throw unmet("nothing for " + shown(time), end.get());
        }
    }

    private String takeText(String what) throws Unmet, InterruptedException {
        Payload message = take(what);
        if (message instanceof Payload.Text text) {
            return text.text();
        }
        throw unmet(what, "received " + Shown.message(message));
    }

    private Payload take(String what) throws Unmet, InterruptedException {
        Optional<Payload> message = inbox.takeMessage(timeout);
        if (message.isEmpty()) {
            throw unmet(what, nothingCame());
        }
        lastTaken = message.get();
        return message.get();
    }

    private String nothingCame() {
        return ended().orElse("nothing came within " + shown(timeout));
    }

    private Optional<String> ended() {
        return inbox.end()
                .map(end -> "the connection was closed with code " + end.code()
                        + (end.reason().isEmpty() ? "" : ", reason: " + Shown.text(end.reason())));
    }

    private static Unmet unmet(String expected, String instead) {
        return new Unmet("expected " + expected + ", but " + instead);
    }

    /** As it is written in scripts. */
    private static String shown(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
