package io.isosocket.workbench.http;

import io.isosocket.workbench.export.ExportFormat;
import io.isosocket.workbench.export.ExportedLog;
import io.isosocket.workbench.log.LogEntry;
import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.session.Sessions;
import io.isosocket.workbench.session.Tab;
import io.isosocket.workbench.store.LogPage;
import io.isosocket.workbench.store.LogQuery;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads, clears and exports logs. */
final class LogRoutes {

    private static final Set<LogKind> ALL = EnumSet.allOf(LogKind.class);

    private static final int DEFAULT_LIMIT = 100;

    /** How much of a payload one answer shows, in bytes. */
    private static final int SHOWN = 1 << 20;

    private final Sessions sessions;
    private final WorkerExecutor readers;
    private final String version;

    LogRoutes(Sessions sessions, WorkerExecutor readers, String version) {
        this.sessions = sessions;
        this.readers = readers;
        this.version = version;
    }

    void addTo(Router router) {
        router.get("/api/sessions/:id/log").handler(this::page);
        router.get("/api/sessions/:id/log/row").handler(this::row);
        router.get("/api/sessions/:id/log/:seq").handler(this::entry);
        router.get("/api/sessions/:id/log/:seq/payload").handler(this::payload);
        router.delete("/api/sessions/:id/log").handler(this::clear);
        router.get("/api/sessions/:id/export").handler(this::export);
    }

    private Tab tab(RoutingContext context) {
        long id = Replies.number(context, "id");
        return sessions.find(id).orElseThrow(() -> new NoSuchElementException("there is no session " + id));
    }

    private static Set<LogKind> kinds(RoutingContext context) {
        return Replies.query(context, "kinds")
                .map(names -> Arrays.stream(names.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(LogKind::ofJson)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(ALL);
    }

    private static String text(RoutingContext context) {
        return Replies.query(context, "text").orElse("");
    }

    private void page(RoutingContext context) {
        Tab tab = tab(context);
        Optional<Long> row = Replies.queryNumber(context, "row");
        Optional<Long> from = Replies.queryNumber(context, "from");
        Optional<Long> before = Replies.queryNumber(context, "before");
        if ((row.isPresent() ? 1 : 0) + (from.isPresent() ? 1 : 0) + (before.isPresent() ? 1 : 0) > 1) {
            throw new IllegalArgumentException("only one of row, from and before may be given");
        }
        LogQuery.Place place =
                row.isPresent() ? LogQuery.Place.ROW : from.isPresent() ? LogQuery.Place.FROM : LogQuery.Place.BEFORE;
        long value = row.or(() -> from).or(() -> before).orElse(Long.MAX_VALUE);
        int limit = Math.toIntExact(Replies.queryNumber(context, "limit").orElse((long) DEFAULT_LIMIT));
        LogQuery query = new LogQuery(kinds(context), text(context), place, value, limit);
        Shown shown = Replies.shown(context);
        Replies.of(context, read(() -> shown.page(tab.log().page(query))));
    }

    private interface Reading<T> {
        T read() throws SQLException;
    }

    private <T> Future<T> read(Reading<T> reading) {
        return readers.executeBlocking(reading::read, false);
    }

    private void row(RoutingContext context) {
        Tab tab = tab(context);
        Set<LogKind> kinds = kinds(context);
        long seq = Replies.queryNumber(context, "seq")
                .orElseThrow(() -> new IllegalArgumentException("seq: the number of an entry is needed"));
        Replies.of(context, read(() -> new JsonObject().put("row", tab.log().rowOf(kinds, seq))));
    }

    private static LogEntry find(Tab tab, long seq) throws SQLException {
        return tab.log().entries(new LogQuery(ALL, "", LogQuery.Place.FROM, Math.max(0, seq), 1)).stream()
                .filter(entry -> entry.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no entry " + seq + " in this log"));
    }

    private void entry(RoutingContext context) {
        Tab tab = tab(context);
        long seq = Replies.number(context, "seq");
        Shown shown = Replies.shown(context);
        Replies.of(context, read(() -> {
            LogEntry entry = find(tab, seq);
            LogPage page = tab.log().page(new LogQuery(ALL, "", LogQuery.Place.FROM, seq, 1));
            byte[] payload = entry.payload();
            boolean isCut = payload.length > SHOWN;
            JsonObject json = shown.row(page.rows().get(0)).put("cut", isCut);
            byte[] first = isCut ? Arrays.copyOf(payload, end(payload, entry.type())) : payload;
            if (entry.type().isBinary()) {
                return json.put("base64", Base64.getEncoder().encodeToString(first));
            }
            LogEntry beginning = new LogEntry(seq, entry.atMicros(), entry.kind(), entry.type(), first, entry.code());
            return json.put("text", shown.words(entry.type(), beginning.text()));
        }));
    }

    /** Where to cut: a character of a text stays whole. */
    private static int end(byte[] payload, LogType type) {
        int end = SHOWN;
        while (!type.isBinary() && end > 0 && (payload[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    private void payload(RoutingContext context) {
        Tab tab = tab(context);
        long seq = Replies.number(context, "seq");
        Shown shown = Replies.shown(context);
        read(() -> find(tab, seq))
                .onSuccess(entry -> {
                    boolean isBinary = entry.type().isBinary();
                    String name = "message-" + seq + (isBinary ? ".bin" : ".txt");
                    Replies.asFile(context, name, isBinary ? "application/octet-stream" : "text/plain; charset=utf-8");
                    context.end(
                            entry.type() == LogType.HANDSHAKE
                                    ? Buffer.buffer(shown.words(entry.type(), entry.text()))
                                    : Buffer.buffer(entry.payload()));
                })
                .onFailure(context::fail);
    }

    private void clear(RoutingContext context) {
        Replies.of(
                context, Future.fromCompletionStage(tab(context).log().clear()).map(Shown::counts));
    }

    private void export(RoutingContext context) {
        Tab tab = tab(context);
        ExportFormat format =
                ExportFormat.ofJson(Replies.query(context, "format").orElse("json"));
        boolean withSecrets =
                Replies.query(context, "secrets").filter("show"::equals).isPresent();
        Set<LogKind> kinds = kinds(context);
        String text = text(context);
        tab.run(() -> tab.session().spec().url())
                .compose(url -> {
                    Replies.asFile(context, tab.id() + "-log." + format.extension(), format.mediaType());
                    context.response().setChunked(true);
                    ExportedLog about = new ExportedLog(url, withSecrets, version);
                    return new LogDownload(tab.log(), readers, context.response()).write(format, about, kinds, text);
                })
                .onFailure(context::fail);
    }
}
