package io.isosocket.vertx.browser;

import io.isosocket.AbortController;
import io.isosocket.AddEventListenerOptions;
import io.isosocket.BinaryType;
import io.isosocket.Blob;
import io.isosocket.CloseEvent;
import io.isosocket.DOMException;
import io.isosocket.Event;
import io.isosocket.EventInit;
import io.isosocket.EventListener;
import io.isosocket.MessageEvent;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.Show;
import io.vertx.core.Context;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One scenario played on {@link WebSocket}: what {@code player.js} does in the browser, line for line. All of it runs
 * on the scenario's context.
 */
final class JavaPlay {
    private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final Scenario scenario;
    private final Ports ports;
    private final Context context;
    private final CompletableFuture<List<String>> done;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<?>> pending = new ArrayList<>();
    private final Map<String, EventListener> listeners = new HashMap<>();
    private final AbortController abort = new AbortController();
    private @Nullable WebSocket opened;

    JavaPlay(Scenario scenario, Ports ports, Context context, CompletableFuture<List<String>> done) {
        this.scenario = scenario;
        this.ports = ports;
        this.context = context;
        this.done = done;
        context.exceptionHandler(
                thrown -> lines.add(thrown instanceof ThrownByListener ? "uncaught" : "uncaught: " + thrown));
    }

    List<String> lines() {
        return lines;
    }

    void start(WebSocketOptions options) {
        try {
            JsonArray arguments = scenario.arguments();
            String url = ports.fill(unescape16(arguments.getString(0)));
            opened = new WebSocket(
                    url, options.toBuilder().protocols(protocols(arguments)).build());
        } catch (DOMException e) {
            lines.add("constructor throws " + e.name());
            done.complete(lines);
            return;
        }
        for (String type : List.of("open", "message", "error", "close")) {
            socket().addEventListener(type, event -> heard(type, event));
        }
        play(scenario.clientSteps("constructed"), new Event("constructed"));
    }

    private static List<String> protocols(JsonArray arguments) {
        if (arguments.size() < 2) {
            return List.of();
        }
        return arguments.getValue(1) instanceof JsonArray several
                ? several.stream().map(String.class::cast).toList()
                : List.of(arguments.getString(1));
    }

    private WebSocket socket() {
        return Objects.requireNonNull(opened);
    }

    private void heard(String type, Event event) {
        lines.add(describe(type, event));
        play(scenario.clientSteps(type), event);
        if (type.equals("close")) {
            // In a task of its own, so that what other listeners note is still in the transcript.
            context.runOnContext(ignored -> CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                    .whenComplete((all, thrown) -> done.complete(lines)));
        }
    }

    private String describe(String type, Event event) {
        String state = "state " + socket().readyState();
        return switch (type) {
            case "open" ->
                "open " + state + " protocol " + Show.text(socket().protocol()) + " extensions "
                        + Show.text(socket().extensions());
            case "message" ->
                describe((MessageEvent) event) + " from " + ports.hide(((MessageEvent) event).origin()) + " " + state;
            case "close" -> describe((CloseEvent) event) + " " + state;
            default -> type + " " + state;
        };
    }

    private static String describe(CloseEvent event) {
        return "close " + event.code() + " " + Show.text(event.reason()) + (event.wasClean() ? " clean" : " unclean");
    }

    private String describe(MessageEvent event) {
        if (event.data() instanceof String text) {
            return "text " + Show.text(text);
        }
        if (event.data() instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return "arraybuffer " + Show.bytes(bytes);
        }
        int line = lines.size();
        Blob blob = (Blob) Objects.requireNonNull(event.data());
        pending.add(blob.bytes()
                // In a task of its own: the line is not there yet.
                .thenAcceptAsync(
                        bytes -> lines.set(line, lines.get(line).replace("blob ?", "blob " + Show.bytes(bytes))),
                        task -> context.runOnContext(ignored -> task.run()))
                .toCompletableFuture());
        return "blob ? type " + Show.text(blob.type()) + " size " + blob.size();
    }

    private void play(JsonArray steps, Event event) {
        for (Object step : steps) {
            JsonArray values = ((JsonArray) step).copy();
            String operation = (String) values.remove(0);
            try {
                step(operation, values, event);
            } catch (DOMException e) {
                lines.add(operation + " throws " + e.name());
            }
        }
    }

    private void step(String operation, JsonArray values, Event event) {
        switch (operation) {
            case "send" -> socket().send(text(values, 0));
            case "sendRepeated" -> socket().send(text(values, 0).repeat(values.getInteger(1)));
            case "sendBuffer" -> socket().send(hex(values.getString(0)));
            case "sendView" -> sendView(hex(values.getString(0)));
            case "sendBlob" -> socket().send(new Blob(List.of(hex(values.getString(0)))));
            case "sendAndChange" -> sendAndChange(hex(values.getString(0)));
            case "close" -> close(values);
            case "closeLongReason" ->
                socket().close(values.getInteger(0), text(values, 1).repeat(values.getInteger(2)));
            case "binaryType" ->
                socket().binaryType(BinaryType.valueOf(values.getString(0).toUpperCase(Locale.ROOT)));
            case "read" -> lines.add(values.getString(0) + " " + read(values.getString(0)));
            case "readEvent" -> lines.add(describeWhole(event));
            case "on" -> on(values.getString(0), values.getString(1));
            case "listen" ->
                socket().addEventListener(values.getString(0), listener(values.getString(1)), options(values));
            case "unlisten" ->
                socket().removeEventListener(values.getString(0), listener(values.getString(1)), options(values));
            case "abort" -> abort.abort();
            case "dispatch" ->
                lines.add("dispatch returns "
                        + socket().dispatchEvent(
                                        new Event(values.getString(0), EventInit.DEFAULT.withCancelable(true))));
            case "preventDefault" -> event.preventDefault();
            case "stopImmediatePropagation" -> event.stopImmediatePropagation();
            case "whenDrained" -> whenDrained(values.getJsonArray(0), event);
            case "throw" -> throw new ThrownByListener();
            default -> throw new IllegalArgumentException("no such step of a client: " + operation);
        }
    }

    private void sendView(byte[] data) {
        ByteBuffer wider = ByteBuffer.allocate(data.length + 4);
        wider.position(2).put(data).flip().position(2);
        socket().send(wider);
    }

    private void sendAndChange(byte[] data) {
        socket().send(data);
        Arrays.fill(data, (byte) 0);
    }

    private void close(JsonArray values) {
        switch (values.size()) {
            case 0 -> socket().close();
            case 1 -> socket().close(values.getInteger(0));
            default -> socket().close(values.getInteger(0), text(values, 1));
        }
    }

    private String read(String attribute) {
        return switch (attribute) {
            case "url" -> Show.text(ports.hide(socket().url()));
            case "readyState" -> Integer.toString(socket().readyState());
            case "bufferedAmount" -> Long.toString(socket().bufferedAmount());
            case "protocol" -> Show.text(socket().protocol());
            case "extensions" -> Show.text(socket().extensions());
            case "binaryType" -> Show.text(socket().binaryType().toString());
            default -> throw new IllegalArgumentException("no such attribute: " + attribute);
        };
    }

    private String describeWhole(Event event) {
        return "event " + event.type() + " trusted " + event.isTrusted() + " bubbles " + event.bubbles()
                + " cancelable " + event.cancelable() + " phase " + event.eventPhase() + " target "
                + (event.target() == socket()) + " currentTarget " + (event.currentTarget() == socket()) + " path "
                + event.composedPath().size();
    }

    private void on(String type, @Nullable String name) {
        EventListener listener = name == null ? null : listener(name);
        switch (type) {
            case "open" -> socket().onopen(listener == null ? null : listener::handleEvent);
            case "message" -> socket().onmessage(listener == null ? null : listener::handleEvent);
            case "error" -> socket().onerror(listener == null ? null : listener::handleEvent);
            case "close" -> socket().onclose(listener == null ? null : listener::handleEvent);
            default -> throw new IllegalArgumentException("no such attribute: on" + type);
        }
    }

    /** The same listener for the same name, so that it can be removed and is not added twice. */
    private EventListener listener(String name) {
        return listeners.computeIfAbsent(name, key -> event -> {
            lines.add(name + " hears " + event.type());
            play(scenario.clientSteps(name), event);
        });
    }

    private AddEventListenerOptions options(JsonArray values) {
        JsonObject json = values.size() > 2 ? values.getJsonObject(2) : new JsonObject();
        return AddEventListenerOptions.DEFAULT
                .withCapture(json.getBoolean("capture", false))
                .withPassive(json.getBoolean("passive", false))
                .withOnce(json.getBoolean("once", false))
                .withSignal(json.getBoolean("signal", false) ? abort.signal() : null);
    }

    private void whenDrained(JsonArray steps, Event event) {
        if (socket().bufferedAmount() == 0) {
            play(steps, event);
        } else {
            context.owner().setTimer(1, timer -> whenDrained(steps, event));
        }
    }

    private static String text(JsonArray values, int index) {
        return unescape16(values.getString(index));
    }

    private static byte[] hex(String value) {
        return HexFormat.of().parseHex(value);
    }

    /** Lone surrogates do not pass through JSON files safely: scenarios write them as escapes of their own. */
    private static String unescape16(String text) {
        return UNIT.matcher(text).replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }

    /** What the step "throw" throws. */
    private static final class ThrownByListener extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
