package io.isosocket.workbench.http;

import io.isosocket.workbench.payload.PayloadFormat;
import io.isosocket.workbench.session.ConnectionSpec;
import io.isosocket.workbench.session.Fields;
import io.isosocket.workbench.session.InvalidInputException;
import io.isosocket.workbench.session.Sessions;
import io.isosocket.workbench.store.Saved;
import io.isosocket.workbench.store.SavedKind;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Saved connections and messages, and the files that they travel in. */
final class SavedRoutes {

    private static final String FORMAT = "collection";
    private static final int VERSION = 1;

    private final WorkbenchStore store;
    private final WorkerExecutor disk;
    private final Sessions sessions;
    private final Events events;

    SavedRoutes(WorkbenchStore store, WorkerExecutor disk, Sessions sessions, Events events) {
        this.store = store;
        this.disk = disk;
        this.sessions = sessions;
        this.events = events;
    }

    void addTo(Router router) {
        addTo(router, "/api/saved/connections", SavedKind.CONNECTION);
        addTo(router, "/api/saved/messages", SavedKind.MESSAGE);
        router.get("/api/collection").handler(this::download);
        router.post("/api/collection").handler(this::upload);
    }

    private void addTo(Router router, String path, SavedKind kind) {
        router.get(path).handler(context -> Replies.of(context, all(kind, Replies.shown(context))));
        router.post(path).handler(context -> add(context, kind));
        router.put(path + "/order").handler(context -> {
            List<Long> ids = Replies.numbers(context);
            Replies.of(context, changing(() -> {
                store.order(kind, ids);
                return null;
            }));
        });
        router.put(path + "/:id").handler(context -> change(context, kind));
        router.delete(path + "/:id").handler(context -> {
            long id = Replies.number(context, "id");
            Replies.of(context, changing(() -> {
                if (!store.delete(kind, id)) {
                    throw nothing(id);
                }
                return null;
            }));
        });
        router.post(path + "/:id/use").handler(context -> {
            long id = Replies.number(context, "id");
            Shown shown = Replies.shown(context);
            Replies.of(context, changing(() -> {
                store.use(kind, id);
                return shown.saved(kind, store.saved(kind, id).orElseThrow(() -> nothing(id)));
            }));
        });
    }

    private static NoSuchElementException nothing(long id) {
        return new NoSuchElementException("nothing is saved as " + id);
    }

    private <T> Future<T> changing(Callable<@Nullable T> work) {
        return disk.executeBlocking(work).onSuccess(done -> tell());
    }

    private void tell() {
        disk.executeBlocking(() -> {
                    Shown shown = new Shown(false);
                    return new JsonObject()
                            .put("type", "saved")
                            .put(
                                    "savedConnections",
                                    shown.saved(SavedKind.CONNECTION, store.saved(SavedKind.CONNECTION)))
                            .put("savedMessages", shown.saved(SavedKind.MESSAGE, store.saved(SavedKind.MESSAGE)));
                })
                .onSuccess(events::tell);
    }

    /** {@return all of a kind, as they are shown} */
    Future<JsonArray> all(SavedKind kind, Shown shown) {
        return disk.executeBlocking(() -> shown.saved(kind, store.saved(kind)));
    }

    private void add(RoutingContext context, SavedKind kind) {
        JsonObject body = Replies.object(context);
        Fields fields = new Fields(body, "");
        String name = fields.requiredText("name").strip();
        Shown shown = Replies.shown(context);
        Replies.of(
                context,
                201,
                content(kind, body, Optional.empty())
                        .compose(content -> changing(() -> store.save(kind, name, content)))
                        .map(saved -> shown.saved(kind, saved)));
    }

    private void change(RoutingContext context, SavedKind kind) {
        long id = Replies.number(context, "id");
        JsonObject body = Replies.object(context);
        Shown shown = Replies.shown(context);
        Replies.of(
                context,
                disk.executeBlocking(() -> store.saved(kind, id).orElseThrow(() -> nothing(id)))
                        .compose(before -> {
                            Fields fields = new Fields(body, "");
                            String name = fields.has("name")
                                    ? fields.requiredText("name").strip()
                                    : before.name();
                            return content(kind, body, Optional.of(before))
                                    .compose(content -> changing(() -> {
                                        store.change(kind, id, name, content);
                                        return store.saved(kind, id).orElseThrow(() -> nothing(id));
                                    }));
                        })
                        .map(saved -> shown.saved(kind, saved)));
    }

    /** The content of a request, checked; what lacks is as it was. */
    private Future<JsonObject> content(SavedKind kind, JsonObject body, Optional<Saved> before) {
        if (kind == SavedKind.MESSAGE) {
            JsonObject whole = before.map(saved -> saved.content().copy()).orElseGet(JsonObject::new);
            body.forEach(member -> whole.put(member.getKey(), member.getValue()));
            return Future.succeededFuture(message(whole, ""));
        }
        if (before.isPresent() && !body.containsKey("connection")) {
            return Future.succeededFuture(before.get().content());
        }
        Object given = body.getValue("connection", new JsonObject());
        if (!(given instanceof JsonObject connection)) {
            throw new InvalidInputException("connection", given + " is no object");
        }
        return known(body, before)
                .map(known -> connection(Masks.unmask(connection, known.orElseGet(JsonObject::new)), "connection"));
    }

    private Future<Optional<JsonObject>> known(JsonObject body, Optional<Saved> before) {
        Fields from = new Fields(body, "").fields("from");
        if (from.has("session")) {
            long id = from.number("session", 0, 0, Long.MAX_VALUE);
            return sessions.find(id)
                    .map(tab -> tab.run(() -> Optional.of(tab.session().spec().toJson())))
                    .orElseThrow(() -> new NoSuchElementException("there is no session " + id));
        }
        if (from.has("saved")) {
            long id = from.number("saved", 0, 0, Long.MAX_VALUE);
            return disk.executeBlocking(() -> Optional.of(store.saved(SavedKind.CONNECTION, id)
                    .orElseThrow(() -> nothing(id))
                    .content()));
        }
        return Future.succeededFuture(before.map(Saved::content));
    }

    private static JsonObject connection(JsonObject given, String path) {
        return ConnectionSpec.of(new Fields(given, path)).toJson();
    }

    /** A message need not be what its format says: one may save what is not finished. */
    private static JsonObject message(JsonObject given, String path) {
        Fields fields = new Fields(given, path);
        String kind = fields.text("kind", PayloadFormat.TEXT.jsonName());
        try {
            PayloadFormat.ofJson(kind);
        } catch (IllegalArgumentException e) {
            throw fields.wrong("kind", String.valueOf(e.getMessage()));
        }
        return new JsonObject()
                .put("kind", kind)
                .put("data", fields.text("data", ""))
                .put("template", fields.flag("template", false));
    }

    private void download(RoutingContext context) {
        Set<String> parts = Replies.query(context, "parts")
                .map(names -> Arrays.stream(names.split(",")).collect(Collectors.toSet()))
                .orElse(Set.of("connections", "messages"));
        Shown shown = Replies.shown(context);
        disk.executeBlocking(() -> new JsonObject()
                        .put("isosocket", FORMAT)
                        .put("version", VERSION)
                        .put("connections", part(parts.contains("connections"), SavedKind.CONNECTION, shown))
                        .put("messages", part(parts.contains("messages"), SavedKind.MESSAGE, shown)))
                .onSuccess(json -> {
                    Replies.asFile(context, "isosocket-collection.json", "application/json");
                    context.end(json.encodePrettily());
                })
                .onFailure(context::fail);
    }

    private JsonArray part(boolean isWanted, SavedKind kind, Shown shown) throws SQLException {
        JsonArray part = new JsonArray();
        if (isWanted) {
            for (Saved saved : store.saved(kind)) {
                JsonObject one = shown.saved(kind, saved);
                one.remove("id");
                one.remove("created");
                one.remove("used");
                one.remove("position");
                part.add(one);
            }
        }
        return part;
    }

    private void upload(RoutingContext context) {
        Fields fields = new Fields(Replies.object(context), "");
        if (!fields.text("isosocket", "").equals(FORMAT)) {
            throw fields.wrong("isosocket", "the file is no collection: this member is not \"" + FORMAT + "\"");
        }
        if (fields.number("version", 0, 0, Integer.MAX_VALUE) != VERSION) {
            throw fields.wrong("version", "is not " + VERSION + ": another version of Isosocket made the file");
        }
        List<Saved> connections = fields.list("connections", (one, path) -> {
            Fields members = Fields.of(one, path);
            return imported(
                    members.requiredText("name"),
                    connection(Masks.withoutMasks(object(one, "connection", path)), path + ".connection"));
        });
        List<Saved> messages = fields.list("messages", (one, path) -> {
            Fields members = Fields.of(one, path);
            return imported(members.requiredText("name"), message((JsonObject) one, path));
        });
        fields.noOthers();
        Replies.of(context, changing(() -> {
            store.saveAll(connections, messages);
            return new JsonObject().put("connections", connections.size()).put("messages", messages.size());
        }));
    }

    private static JsonObject object(Object of, String member, String path) {
        if (((JsonObject) of).getValue(member) instanceof JsonObject object) {
            return object;
        }
        throw new InvalidInputException(path + "." + member, member + ": is no object");
    }

    private static Saved imported(String name, JsonObject content) {
        return new Saved(0, name.strip(), content, 0, OptionalLong.empty(), 0);
    }
}
