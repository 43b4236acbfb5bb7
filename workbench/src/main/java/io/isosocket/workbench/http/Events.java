package io.isosocket.workbench.http;

import io.isosocket.vertx.server.Connections;
import io.isosocket.workbench.session.Sessions;
import io.isosocket.workbench.session.Tab;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the pages what happens. What changes often is told at most every 50 ms, as it is then. Any thread may call its
 * methods.
 */
final class Events implements Sessions.Listener {

    private static final Logger LOGGER = Logger.getLogger(Events.class.getName());

    private static final long INTERVAL_MILLIS = 50;

    private final Vertx vertx;
    private final Connections pages = new Connections();

    // Guarded by this.
    private final Set<Tab> changed = new LinkedHashSet<>();
    private final Set<Tab> logged = new LinkedHashSet<>();
    private final Set<Tab> cleared = new LinkedHashSet<>();
    private final Set<Long> gone = new HashSet<>();
    private boolean isDue;
    private boolean isClosed;
    private long last = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    Events(Vertx vertx) {
        this.vertx = vertx;
    }

    /** {@return the pages that are connected} */
    Connections pages() {
        return pages;
    }

    /** Tells no more of tabs, whose contexts end. */
    synchronized void close() {
        isClosed = true;
    }

    void tell(JsonObject event) {
        pages.broadcast(event.encode());
    }

    @Override
    public synchronized void changed(Tab tab) {
        changed.add(tab);
        due();
    }

    @Override
    public synchronized void logged(Tab tab, boolean wasCleared) {
        logged.add(tab);
        if (wasCleared) {
            cleared.add(tab);
        }
        due();
    }

    private void due() {
        if (isDue || isClosed) {
            return;
        }
        isDue = true;
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last);
        vertx.setTimer(Math.max(1, INTERVAL_MILLIS - passed), timer -> tellAll());
    }

    private void tellAll() {
        List<Tab> sessions;
        List<Tab> logs;
        Set<Tab> empty;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            sessions = new ArrayList<>(changed);
            logs = new ArrayList<>(logged);
            empty = new LinkedHashSet<>(cleared);
            changed.clear();
            logged.clear();
            cleared.clear();
            isDue = false;
            last = System.nanoTime();
        }
        for (Tab tab : sessions) {
            new Shown(false)
                    .current(tab)
                    .onSuccess(json ->
                            tellOf(tab, new JsonObject().put("type", "session").put("session", json)))
                    .onFailure(
                            problem -> LOGGER.log(Level.FINE, "a session that is being closed is not shown", problem));
        }
        for (Tab tab : logs) {
            tellOf(
                    tab,
                    new JsonObject()
                            .put("type", "log")
                            .put("id", tab.id())
                            .put("log", Shown.counts(tab.log().counts()))
                            .put("cleared", empty.contains(tab)));
        }
    }

    /** Nothing is told of a tab behind its end. */
    private synchronized void tellOf(Tab tab, JsonObject event) {
        if (!gone.contains(tab.id())) {
            tell(event);
        }
    }

    @Override
    public synchronized void closed(long id) {
        gone.add(id);
        tell(new JsonObject().put("type", "session-gone").put("id", id));
    }

    @Override
    public void ordered(List<Long> ids) {
        tell(new JsonObject().put("type", "order").put("sessions", new JsonArray(ids)));
    }
}
