package io.isosocket.workbench.http;

import io.isosocket.HandshakeObserver.Field;
import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.export.HandshakeText;
import io.isosocket.workbench.failure.FailureHints;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.payload.Secrets;
import io.isosocket.workbench.session.ConnectionSpec;
import io.isosocket.workbench.session.Handshake;
import io.isosocket.workbench.session.Repeat;
import io.isosocket.workbench.session.Session;
import io.isosocket.workbench.session.Tab;
import io.isosocket.workbench.store.LogCounts;
import io.isosocket.workbench.store.LogPage;
import io.isosocket.workbench.store.LogRow;
import io.isosocket.workbench.store.Saved;
import io.isosocket.workbench.store.SavedKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The JSON of the API. */
final class Shown {

    private static final double MICROS_PER_MILLI = 1000;
    private static final int BUSY_SECONDS = 2;

    private final boolean withSecrets;

    /**
     * Makes one.
     *
     * @param withSecrets whether secrets are shown
     */
    Shown(boolean withSecrets) {
        this.withSecrets = withSecrets;
    }

    private static double millis(long micros) {
        return micros / MICROS_PER_MILLI;
    }

    private static double millis(Instant time) {
        return millis(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private static JsonArray list(Iterable<?> values) {
        JsonArray list = new JsonArray();
        values.forEach(list::add);
        return list;
    }

    JsonObject connection(JsonObject connection) {
        return withSecrets ? connection : Masks.mask(connection);
    }

    /**
     * What a tab is now; what it was last where it is busy, as it is while its log cannot be written: the other tabs are
     * shown all the same.
     */
    Future<JsonObject> current(Tab tab) {
        return tab.run(() -> session(tab))
                .onSuccess(json -> {
                    if (!withSecrets) {
                        tab.shown(json);
                    }
                })
                .timeout(BUSY_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> tab.lastShown()
                        .filter(last -> failure instanceof TimeoutException)
                        .map(last -> Future.succeededFuture(last.copy()
                                .put("log", counts(tab.log().counts()))
                                .put("logProblem", tab.log().problem().orElse(null))))
                        .orElseGet(() -> Future.failedFuture(failure)));
    }

    /** On the tab's context. */
    private JsonObject session(Tab tab) {
        Session session = tab.session();
        JsonObject variables = variables(session);
        return new JsonObject()
                .put("id", tab.id())
                .put("title", tab.title())
                .put("connection", connection(session.spec().toJson()))
                .put("variables", withSecrets ? variables : Masks.maskVariables(variables))
                .put("state", session.state().jsonName())
                .put("since", millis(session.since()))
                .put("protocol", session.protocol())
                .put("extensions", session.extensions())
                .put("handshake", orNull(session.handshake().map(this::handshake)))
                .put("failure", orNull(session.failure().map(failure -> failure(failure, session))))
                .put("closed", orNull(session.closed().map(Shown::closed)))
                .put("reconnect", orNull(session.nextTry().map(Shown::nextTry)))
                .put("repeat", orNull(tab.repeat().map(Shown::repeat)))
                .put("buffered", session.bufferedAmount())
                .put("log", counts(tab.log().counts()))
                .put("logProblem", tab.log().problem().orElse(null))
                .put("everOpen", session.wasEverOpen());
    }

    static JsonObject variables(Session session) {
        JsonObject variables = new JsonObject();
        session.variables().forEach(variables::put);
        return variables;
    }

    private static @Nullable Object orNull(Optional<JsonObject> value) {
        return value.orElse(null);
    }

    private JsonObject handshake(Handshake handshake) {
        var request = withSecrets ? handshake.request() : HandshakeText.masked(handshake.request());
        return new JsonObject()
                .put(
                        "request",
                        new JsonObject()
                                .put("line", HandshakeText.line(request))
                                .put("headers", fields(request.fields())))
                .put(
                        "response",
                        orNull(handshake
                                .response()
                                .map(given -> withSecrets ? given : HandshakeText.masked(given))
                                .map(response -> new JsonObject()
                                        .put("line", HandshakeText.line(response))
                                        .put("headers", fields(response.fields()))
                                        .put("body", handshake.body()))));
    }

    private static JsonArray fields(List<Field> fields) {
        return list(fields.stream()
                .map(field -> new JsonArray().add(field.name()).add(field.value()))
                .toList());
    }

    private JsonObject failure(WebSocketFailure failure, Session session) {
        ConnectionSpec spec = session.spec();
        String url = spec.url();
        return new JsonObject()
                .put("kind", failure.kind().name())
                .put("phase", failure.phase().name())
                .put("message", String.valueOf(failure.getMessage()))
                .put("retryable", failure.retryable())
                .put(
                        "status",
                        failure.response()
                                .map(WebSocketFailure.HttpResponse::status)
                                .orElse(null))
                .put("tlsAlert", failure.tlsAlert().orElse(null))
                .put(
                        "hints",
                        list(FailureHints.of(
                                failure,
                                !spec.protocols().isEmpty(),
                                !spec.proxy().isEmpty())))
                .put(
                        "otherScheme",
                        FailureHints.otherScheme(failure, url)
                                .map(other -> withSecrets ? other : Secrets.maskUrl(other))
                                .orElse(null));
    }

    private static JsonObject closed(Session.Closed closed) {
        return new JsonObject()
                .put("code", closed.code())
                .put("reason", closed.reason())
                .put("clean", closed.clean())
                .put("hints", list(FailureHints.ofClose(closed.code())));
    }

    private static JsonObject nextTry(Session.NextTry next) {
        return new JsonObject().put("attempt", next.attempt()).put("at", millis(next.at()));
    }

    private static JsonObject repeat(Repeat repeat) {
        return new JsonObject()
                .put("everyMillis", repeat.everyMillis())
                .put("times", repeat.times())
                .put("sent", repeat.sent())
                .put("kind", repeat.format().jsonName())
                .put("data", repeat.data());
    }

    static JsonObject counts(LogCounts counts) {
        return new JsonObject()
                .put("total", counts.total())
                .put("sent", counts.sent())
                .put("received", counts.received())
                .put("error", counts.error())
                .put("info", counts.info())
                .put("first", counts.first())
                .put("last", counts.last());
    }

    JsonObject page(LogPage page) {
        return new JsonObject()
                .put("rows", list(page.rows().stream().map(this::row).toList()))
                .put("total", orNull(page.total()))
                .put("row", orNull(page.row()))
                .put("more", page.hasMore())
                .put("counts", counts(page.counts()));
    }

    private static @Nullable Object orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    JsonObject row(LogRow row) {
        String preview = words(row.type(), row.preview());
        return new JsonObject()
                .put("seq", row.seq())
                .put("at", millis(row.atMicros()))
                .put("kind", row.kind().jsonName())
                .put("type", row.type().jsonName())
                .put("size", row.size())
                .put("preview", preview)
                .put("whole", row.isWhole())
                .put(
                        "delta",
                        row.deltaMicros().isPresent()
                                ? (Object) millis(row.deltaMicros().getAsLong())
                                : null)
                .put("json", row.type() == LogType.TEXT && (preview.startsWith("{") || preview.startsWith("[")))
                .put("code", row.type() == LogType.CLOSE ? row.code() : null);
    }

    /** {@return the words of an entry as they may be shown} */
    String words(LogType type, String words) {
        return type == LogType.HANDSHAKE && !withSecrets ? HandshakeText.masked(words) : words;
    }

    JsonObject saved(SavedKind kind, Saved saved) {
        JsonObject json = new JsonObject().put("id", saved.id()).put("name", saved.name());
        if (kind == SavedKind.CONNECTION) {
            json.put("connection", connection(saved.content()));
        } else {
            json.mergeIn(saved.content());
        }
        return json.put("created", saved.created())
                .put("used", orNull(saved.used()))
                .put("position", saved.position());
    }

    JsonArray saved(SavedKind kind, List<Saved> all) {
        return list(all.stream().map(one -> saved(kind, one)).toList());
    }
}
