package io.isosocket.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * How long the workbench takes to jump and to filter in a log of 1,000,000 messages against one of 1,000: the requests that
 * its page makes, over a connection that stays open, until the whole answer is there; in turns, medians. Prints a table in
 * microseconds, with how long it took to write the logs.
 */
public final class LogSize {

    private static final int ROUNDS = 300;
    private static final int WARM_UP = 300;
    /** As many as the page asks for at a time; and while it follows the end. */
    private static final int ROWS = 200;

    private static final int AT_THE_END = 80;

    private static final long SEED = 7;
    private static final double NANOS_PER_MICRO = 1e3;

    private static final String ALL = "sent,received,error,info";
    private static final String RECEIVED = "received";
    private static final String ERRORS = "error";
    private static final String SENT_AND_ERRORS = "sent,error";

    /**
     * What is asked for, and what the answer has to have.
     *
     * @param total how many rows there are of these kinds; -1 with a text, where nobody knows
     */
    private record Query(String kinds, String text, int limit, String place, int found, int total) {

        /** The rows from one on of those of some kinds, of which there are so many. */
        static Query row(String kinds, int number, int row) {
            return new Query(kinds, "", ROWS, "row=" + row, Math.min(number - row, ROWS), number);
        }

        static Query end(String kinds, int number) {
            return new Query(kinds, "", AT_THE_END, "", AT_THE_END, number);
        }

        /** What a filter asks for first: the last ones. */
        static Query last(SampleLog log, String kinds, String text, int rows) {
            return new Query(kinds, text, ROWS, "before=" + (log.size() + 1), rows, -1);
        }

        /** What a jump to the beginning asks for. */
        static Query first(String text, int rows) {
            return new Query(ALL, text, ROWS, "from=1", rows, -1);
        }

        /** The members in the order in which the page puts them. */
        String path(long session) {
            List<String> members = new ArrayList<>();
            members.add("kinds=" + URLEncoder.encode(kinds, UTF_8));
            if (!text.isEmpty()) {
                members.add("text=" + URLEncoder.encode(text, UTF_8));
            }
            members.add("limit=" + limit);
            if (!place.isEmpty()) {
                members.add(place);
            }
            return "/api/sessions/" + session + "/log?" + String.join("&", members);
        }

        void check(JsonObject answer, int size) {
            int counted = answer.getJsonObject("counts").getInteger("total");
            int shown = answer.getJsonArray("rows").size();
            int numbered = Objects.requireNonNullElse(answer.getInteger("total"), -1);
            if (counted != size || shown != found || numbered != total) {
                throw new IllegalStateException(
                        this + ": " + shown + " rows of " + numbered + " in a log of " + counted);
            }
        }
    }

    private interface Request {
        Query of(SampleLog log, Random random);
    }

    private LogSize() {}

    /**
     * Measures.
     *
     * @param args none
     * @throws Exception where a log cannot be written
     */
    public static void main(String[] args) throws Exception {
        try (SampleLogs logs = SampleLogs.fill()) {
            PageConnection page = PageConnection.open(logs.url());
            SizeTable table = new SizeTable("the page's request, µs", 0);
            for (Map.Entry<String, Request> request : requests().entrySet()) {
                compare(table, page, request.getKey(), request.getValue(), logs);
            }
        }
    }

    private static Map<String, Request> requests() {
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("jump to any row", (log, random) -> Query.row(ALL, log.size(), random.nextInt(log.size())));
        requests.put(
                "jump to any row of the received ones",
                (log, random) -> Query.row(RECEIVED, log.size() / 4, random.nextInt(log.size() / 4)));
        requests.put(
                "jump to any row of the sent ones and the errors",
                (log, random) -> Query.row(SENT_AND_ERRORS, log.size() / 4 * 3, random.nextInt(log.size() / 4 * 3)));
        requests.put("the end, 80 rows", (log, random) -> Query.end(ALL, log.size()));
        requests.put("filter: the first errors", (log, random) -> Query.row(ERRORS, log.size() / 4, 0));
        requests.put("filter: the last errors, 80 rows", (log, random) -> Query.end(ERRORS, log.size() / 4));
        requests.put(
                "filter: a text in nine of ten messages",
                (log, random) -> Query.last(log, ALL, SampleLog.FREQUENT, ROWS));
        requests.put("filter: the same, from the beginning", (log, random) -> Query.first(SampleLog.FREQUENT, ROWS));
        requests.put(
                "filter: the same, among the received ones",
                (log, random) -> Query.last(log, RECEIVED, SampleLog.FREQUENT, ROWS));
        requests.put(
                "filter: a text in the last message alone", (log, random) -> Query.last(log, ALL, log.lastId(), 1));
        requests.put("filter: the same, from the beginning on", (log, random) -> Query.first(log.lastId(), 1));
        requests.put("filter: a text in no message", (log, random) -> Query.last(log, ALL, SampleLog.NOWHERE, 0));
        return requests;
    }

    private static void compare(SizeTable table, PageConnection page, String name, Request request, SampleLogs logs)
            throws IOException {
        List<Long> ofSmall = new ArrayList<>();
        List<Long> ofLarge = new ArrayList<>();
        Random random = new Random(SEED);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long one = nanos(page, logs.small(), request.of(logs.small(), random));
            long other = nanos(page, logs.large(), request.of(logs.large(), random));
            if (round >= 0) {
                ofSmall.add(one);
                ofLarge.add(other);
            }
        }
        table.row(
                name,
                Median.of(ofSmall, Long::doubleValue) / NANOS_PER_MICRO,
                Median.of(ofLarge, Long::doubleValue) / NANOS_PER_MICRO);
    }

    private static long nanos(PageConnection page, SampleLog log, Query query) throws IOException {
        PageConnection.Answer answer = page.get(query.path(log.session()));
        query.check(answer.body(), log.size());
        return answer.nanos();
    }
}
