package io.isosocket.workbench.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import io.isosocket.workbench.store.LogCounts;
import io.isosocket.workbench.store.SessionLog;
import io.isosocket.workbench.store.StoredSession;
import io.isosocket.workbench.store.WorkbenchStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The tabs that are open, each kept in the store and with a log in a file of its own. Any thread may call its methods. */
public final class Sessions {

    private static final Logger LOGGER = Logger.getLogger(Sessions.class.getName());

    /** Hears what happens to tabs. */
    public interface Listener extends Tab.Listener {

        /**
         * A tab was closed.
         *
         * @param id its number
         */
        void closed(long id);

        /**
         * The order has changed.
         *
         * @param ids the numbers of the tabs
         */
        void ordered(List<Long> ids);
    }

    private final Vertx vertx;
    private final Path folder;
    private final WorkbenchStore store;
    private final WorkerExecutor disk;
    private final Listener listener;
    /** In their order; guarded by itself. */
    private final Map<Long, Tab> tabs = new LinkedHashMap<>();

    /**
     * Makes an empty set.
     *
     * @param vertx has the contexts
     * @param folder where the logs are
     * @param store where the sessions are kept
     * @param disk the one thread that uses the store
     * @param listener hears of the tabs
     */
    public Sessions(Vertx vertx, Path folder, WorkbenchStore store, WorkerExecutor disk, Listener listener) {
        this.vertx = vertx;
        this.folder = folder;
        this.store = store;
        this.disk = disk;
        this.listener = listener;
    }

    /**
     * Opens what was open when the workbench ran last; nothing is connected.
     *
     * @return done once all are open
     */
    public Future<Void> restore() {
        return disk.executeBlocking(store::sessions).compose(stored -> {
            Future<Void> all = Future.succeededFuture();
            for (StoredSession one : stored) {
                all = all.compose(ignored -> open(one).mapEmpty());
            }
            return all;
        });
    }

    private Future<Tab> open(StoredSession stored) {
        AtomicReference<Tab> opened = new AtomicReference<>();
        AtomicReference<StoredSession> last = new AtomicReference<>(stored);
        Tab.Listener kept = new Tab.Listener() {
            @Override
            public void changed(Tab tab) {
                StoredSession now = tab.stored();
                if (!now.equals(last.getAndSet(now))) {
                    keep(now);
                }
                listener.changed(tab);
            }

            @Override
            public void logged(Tab tab, boolean cleared) {
                listener.logged(tab, cleared);
            }
        };
        SessionLog.Listener ofLog = new SessionLog.Listener() {
            private final AtomicBoolean isTroubled = new AtomicBoolean();

            @Override
            public void written(LogCounts counts, boolean cleared) {
                Tab tab = opened.get();
                if (tab != null) {
                    listener.logged(tab, cleared);
                    if (isTroubled.getAndSet(false)) {
                        listener.changed(tab);
                    }
                }
            }

            @Override
            public void failed(Exception problem) {
                LOGGER.log(Level.WARNING, "a log cannot be written, and is tried again", problem);
                isTroubled.set(true);
                Tab tab = opened.get();
                if (tab != null) {
                    listener.changed(tab);
                }
            }
        };
        return disk.executeBlocking(() -> openLog(stored.id(), ofLog))
                .compose(log -> Tab.open(vertx, stored, log, kept))
                .onSuccess(tab -> {
                    opened.set(tab);
                    synchronized (tabs) {
                        tabs.put(tab.id(), tab);
                    }
                });
    }

    /** What cannot be read is kept, and does not keep the others from being read. */
    private SessionLog openLog(long id, SessionLog.Listener ofLog) throws SQLException, IOException {
        try {
            return SessionLog.open(file(id), ofLog);
        } catch (SQLException e) {
            LOGGER.log(Level.WARNING, "a log cannot be read", e);
            Path kept = SessionLog.setAside(file(id));
            SessionLog log = SessionLog.open(file(id), ofLog);
            String words = "the log of this session could not be read and is kept as " + kept.getFileName()
                    + "; a new one begins here: " + e.getMessage();
            log.append(LogKind.ERROR, LogType.FAILURE, words.getBytes(UTF_8), 0);
            return log;
        }
    }

    private Path file(long id) {
        return folder.resolve("log-" + id + ".db");
    }

    private void keep(StoredSession stored) {
        disk.executeBlocking(() -> {
                    store.updateSession(stored);
                    return null;
                })
                .onFailure(problem -> LOGGER.log(Level.WARNING, "a session cannot be kept", problem));
    }

    /** {@return the tabs, in their order} */
    public List<Tab> all() {
        synchronized (tabs) {
            return List.copyOf(tabs.values());
        }
    }

    /**
     * Finds a tab.
     *
     * @param id its number
     * @return the tab, if there is one
     */
    public Optional<Tab> find(long id) {
        synchronized (tabs) {
            return Optional.ofNullable(tabs.get(id));
        }
    }

    /**
     * Opens a tab behind the others; it does not connect.
     *
     * @param title what it says
     * @param spec where it will connect
     * @return the tab
     */
    public Future<Tab> add(String title, ConnectionSpec spec) {
        JsonObject json = spec.toJson();
        return disk.executeBlocking(() -> store.addSession(title, json))
                .compose(id -> open(new StoredSession(id, title, json, new JsonObject(), false)))
                .onSuccess(listener::changed);
    }

    /**
     * Closes a tab and forgets its log.
     *
     * @param tab the tab
     * @return done once it is gone
     */
    public Future<Void> remove(Tab tab) {
        synchronized (tabs) {
            tabs.remove(tab.id());
        }
        return closed(tab)
                .eventually(() -> disk.executeBlocking(() -> {
                    store.deleteSession(tab.id());
                    tab.log().delete();
                    return null;
                }))
                .onSuccess(ignored -> listener.closed(tab.id()));
    }

    /** A tab whose log cannot be written may wait for it, and would never be closed. */
    private static Future<Void> closed(Tab tab) {
        if (tab.log().problem().isPresent()) {
            tab.log().refuse();
        }
        return tab.close();
    }

    /**
     * Puts the tabs into an order.
     *
     * @param ids the numbers of all of them
     * @return done once that is kept
     * @throws InvalidInputException if one lacks or is there twice
     */
    public Future<Void> order(List<Long> ids) {
        synchronized (tabs) {
            if (ids.size() != tabs.size() || !new HashSet<>(ids).equals(tabs.keySet())) {
                throw new InvalidInputException("", "the order has to have each of " + tabs.keySet() + " once");
            }
            List<Tab> ordered = new ArrayList<>();
            ids.forEach(id -> ordered.add(tabs.get(id)));
            tabs.clear();
            ordered.forEach(tab -> tabs.put(tab.id(), tab));
        }
        return disk.executeBlocking(() -> {
                    store.orderSessions(ids);
                    return null;
                })
                .<Void>mapEmpty()
                .onSuccess(ignored -> listener.ordered(ids));
    }

    /**
     * Closes all connections and logs.
     *
     * @return done once they are closed
     */
    public Future<Void> close() {
        List<Future<Void>> closing = new ArrayList<>();
        for (Tab tab : all()) {
            closing.add(tab.close()
                    .eventually(() -> disk.executeBlocking(() -> {
                        tab.log().close();
                        return null;
                    })));
        }
        return Future.join(closing).mapEmpty();
    }
}
