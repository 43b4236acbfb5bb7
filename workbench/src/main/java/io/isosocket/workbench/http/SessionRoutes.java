package io.isosocket.workbench.http;

import io.isosocket.RawFrame;
import io.isosocket.workbench.payload.Payload;
import io.isosocket.workbench.payload.PayloadFormat;
import io.isosocket.workbench.session.ConnectionSpec;
import io.isosocket.workbench.session.Fields;
import io.isosocket.workbench.session.InvalidInputException;
import io.isosocket.workbench.session.Sessions;
import io.isosocket.workbench.session.Tab;
import io.isosocket.workbench.session.WrongStateException;
import io.isosocket.workbench.store.Saved;
import io.isosocket.workbench.store.SavedKind;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens, changes and closes sessions, and sends on them. */
final class SessionRoutes {

    private static final int NO_STATUS = 1005;
    private static final int MAX_CODE = 65_535;
    private static final int PONG_SECONDS = 10;
    private static final int MAX_RSV = 7;
    private static final int MAX_OPCODE = 15;
    private static final long MAX_INTERVAL = Duration.ofDays(1).toMillis();
    private static final double NANOS_PER_MILLI = 1e6;

    private final Sessions sessions;
    private final WorkbenchStore store;
    private final WorkerExecutor disk;

    SessionRoutes(Sessions sessions, WorkbenchStore store, WorkerExecutor disk) {
        this.sessions = sessions;
        this.store = store;
        this.disk = disk;
    }

    void addTo(Router router) {
        router.post("/api/sessions").handler(this::add);
        router.put("/api/sessions/order")
                .handler(context -> Replies.of(context, sessions.order(Replies.numbers(context))));
        router.get("/api/sessions/:id").handler(context -> Replies.of(context, shown(context, tab(context))));
        router.patch("/api/sessions/:id").handler(this::change);
        router.delete("/api/sessions/:id").handler(context -> Replies.of(context, sessions.remove(tab(context))));
        router.post("/api/sessions/:id/connect").handler(this::connect);
        router.post("/api/sessions/:id/disconnect").handler(this::disconnect);
        router.post("/api/sessions/:id/send").handler(this::send);
        router.post("/api/sessions/:id/send-file").handler(this::sendFile);
        router.post("/api/sessions/:id/ping").handler(this::ping);
        router.post("/api/sessions/:id/pong").handler(this::pong);
        router.post("/api/sessions/:id/frame").handler(this::frame);
        router.put("/api/sessions/:id/repeat").handler(this::repeat);
        router.delete("/api/sessions/:id/repeat")
                .handler(context -> Replies.of(context, tab(context).endRepeat()));
    }

    private Tab tab(RoutingContext context) {
        return find(Replies.number(context, "id"));
    }

    private Tab find(long id) {
        return sessions.find(id).orElseThrow(() -> new NoSuchElementException("there is no session " + id));
    }

    private static Future<JsonObject> shown(RoutingContext context, Tab tab) {
        return Replies.shown(context).current(tab);
    }

    private void add(RoutingContext context) {
        JsonObject body = Replies.object(context);
        Fields fields = new Fields(body, "");
        String title = fields.text("title", "").strip();
        boolean connects = fields.flag("connect", false);
        fields.has("connection");
        fields.has("from");
        fields.noOthers();
        Replies.of(
                context,
                201,
                connection(body)
                        .compose(spec -> sessions.add(title.isEmpty() ? spec.host() : title, spec))
                        .compose(tab -> connects
                                // A tab whose connection cannot even be tried would be of no use.
                                ? tab.connect().<Tab>map(tab).recover(failure -> sessions.remove(tab)
                                        .transform(removed -> Future.failedFuture(failure)))
                                : Future.succeededFuture(tab))
                        .compose(tab -> shown(context, tab)));
    }

    /** The connection of a request, with values in the place of the masks that its {@code from} explains. */
    private Future<ConnectionSpec> connection(JsonObject body) {
        Object given = body.getValue("connection", new JsonObject());
        if (!(given instanceof JsonObject connection)) {
            throw new InvalidInputException("connection", given + " is no object");
        }
        Fields from = new Fields(body, "").fields("from");
        Future<Optional<JsonObject>> known;
        if (from.has("session")) {
            known = known(find(from.number("session", 0, 0, Long.MAX_VALUE))).map(Optional::of);
        } else if (from.has("saved")) {
            long id = from.number("saved", 0, 0, Long.MAX_VALUE);
            known = disk.executeBlocking(
                    () -> store.saved(SavedKind.CONNECTION, id).map(Saved::content));
        } else {
            known = Future.succeededFuture(Optional.empty());
        }
        return known.map(of -> spec(Masks.unmask(connection, of.orElseGet(JsonObject::new))));
    }

    private static Future<JsonObject> known(Tab tab) {
        return tab.run(() -> tab.session().spec().toJson());
    }

    private static ConnectionSpec spec(JsonObject connection) {
        return ConnectionSpec.of(new Fields(connection, "connection"));
    }

    private void change(RoutingContext context) {
        Tab tab = tab(context);
        JsonObject body = Replies.object(context);
        Fields fields = new Fields(body, "");
        Optional<String> title =
                fields.has("title") ? Optional.of(fields.requiredText("title").strip()) : Optional.empty();
        Optional<JsonObject> variables = Optional.empty();
        if (fields.has("variables")) {
            Tab.variables(fields.fields("variables"), body.getJsonObject("variables"));
            variables = Optional.of(body.getJsonObject("variables"));
        }
        boolean hasConnection = fields.has("connection");
        fields.noOthers();
        Optional<JsonObject> given = variables;
        Replies.of(
                context,
                changedSpec(tab, body, hasConnection)
                        .compose(spec -> unmasked(tab, given).compose(known -> tab.change(title, spec, known)))
                        .compose(done -> shown(context, tab)));
    }

    private static Future<Optional<Map<String, String>>> unmasked(Tab tab, Optional<JsonObject> variables) {
        return tab.run(() -> variables.map(given -> {
            JsonObject whole = Masks.unmaskVariables(given, Shown.variables(tab.session()));
            return Tab.variables(new Fields(whole, "variables"), whole);
        }));
    }

    private Future<Optional<ConnectionSpec>> changedSpec(Tab tab, JsonObject body, boolean hasConnection) {
        if (!hasConnection) {
            return Future.succeededFuture(Optional.empty());
        }
        JsonObject whole = body.copy();
        if (!whole.containsKey("from")) {
            whole.put("from", new JsonObject().put("session", tab.id()));
        }
        return connection(whole).map(Optional::of);
    }

    private void connect(RoutingContext context) {
        Tab tab = tab(context);
        JsonObject body = Replies.object(context);
        Replies.of(
                context,
                changedSpec(tab, body, body.containsKey("connection"))
                        .compose(spec -> tab.change(Optional.empty(), spec, Optional.empty()))
                        .compose(done -> tab.connect())
                        .compose(done -> shown(context, tab)));
    }

    private void disconnect(RoutingContext context) {
        Fields fields = new Fields(Replies.object(context), "");
        int code = (int) fields.number("code", NO_STATUS, 0, MAX_CODE);
        String reason = fields.text("reason", "");
        fields.noOthers();
        Tab tab = tab(context);
        Replies.of(context, tab.disconnect(code, reason).compose(done -> shown(context, tab)));
    }

    private static PayloadFormat format(Fields fields) {
        try {
            return PayloadFormat.ofJson(fields.text("kind", PayloadFormat.TEXT.jsonName()));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("kind", String.valueOf(e.getMessage()));
        }
    }

    private void send(RoutingContext context) {
        Fields fields = new Fields(Replies.object(context), "");
        PayloadFormat format = format(fields);
        String data = fields.text("data", "");
        boolean isTemplate = fields.flag("template", false);
        fields.noOthers();
        Replies.of(context, tab(context).send(format, data, isTemplate));
    }

    /** Off the event loop: a file may be large. */
    private void sendFile(RoutingContext context) {
        Tab tab = tab(context);
        Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
        String kind = Replies.query(context, "kind").orElse("binary");
        Replies.of(
                context,
                context.vertx()
                        .executeBlocking(() -> file(kind, body.getBytes()), false)
                        .compose(tab::sendWhole));
    }

    private static Payload file(String kind, byte[] bytes) {
        return switch (kind) {
            case "binary" -> new Payload.Binary(bytes);
            case "text" -> new Payload.Text(text(bytes));
            default -> throw new InvalidInputException("kind", "\"" + kind + "\" is neither binary nor text");
        };
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("kind", "the file is no text in UTF-8; it can be sent as binary");
        }
    }

    private static byte[] control(RoutingContext context) {
        Fields fields = new Fields(Replies.object(context), "");
        PayloadFormat format = format(fields);
        byte[] data = format.bytes(fields.text("data", ""));
        fields.noOthers();
        return data;
    }

    private void ping(RoutingContext context) {
        Replies.of(
                context,
                tab(context)
                        .ping(control(context))
                        .timeout(PONG_SECONDS, TimeUnit.SECONDS)
                        .recover(SessionRoutes::noPong)
                        .map(time -> new JsonObject().put("roundTrip", time.toNanos() / NANOS_PER_MILLI)));
    }

    /** A browser has six connections to a host: each that waits is one less for the page. */
    private static Future<Duration> noPong(Throwable failure) {
        return Future.failedFuture(
                failure instanceof TimeoutException
                        ? new WrongStateException("no pong has come within " + PONG_SECONDS + " s")
                        : failure);
    }

    private void pong(RoutingContext context) {
        Replies.of(context, tab(context).pong(control(context)).map(seq -> new JsonObject().put("seq", seq)));
    }

    private void frame(RoutingContext context) {
        Fields fields = new Fields(Replies.object(context), "");
        boolean fin = fields.flag("fin", true);
        int rsv = (int) fields.number("rsv", 0, 0, MAX_RSV);
        int opcode = (int) fields.number("opcode", 1, 0, MAX_OPCODE);
        byte[] payload = format(fields).bytes(fields.text("data", ""));
        fields.noOthers();
        RawFrame frame = new RawFrame(fin, rsv, opcode, payload);
        Replies.of(context, tab(context).sendFrame(frame).map(seq -> new JsonObject().put("seq", seq)));
    }

    private void repeat(RoutingContext context) {
        Fields fields = new Fields(Replies.object(context), "");
        long every = fields.number("everyMillis", 1000, 1, MAX_INTERVAL);
        long times = fields.number("times", 0, 0, Long.MAX_VALUE);
        PayloadFormat format = format(fields);
        String data = fields.text("data", "");
        fields.noOthers();
        Tab tab = tab(context);
        Replies.of(context, tab.repeat(every, times, format, data).compose(done -> shown(context, tab)));
    }
}
