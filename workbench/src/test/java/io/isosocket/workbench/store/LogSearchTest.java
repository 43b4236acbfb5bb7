package io.isosocket.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.workbench.log.LogKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The search for a text: by what is likely rare in it, and by all of it where that is not rare. */
class LogSearchTest extends SessionLogFixture {

    /** More than are looked at in one go with the greatest limit here. */
    private static final int NUMBER = 1_000;

    private static final long SEED = 7;

    private final List<LogKind> kinds = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** What the log has, found by reading all of it. */
    private List<Long> expected(Set<LogKind> ofKinds, String text, LogQuery.Place place, long value, int limit) {
        String sought = text.toLowerCase(Locale.ROOT);
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            long seq = log.counts().first() + i;
            if ((place == LogQuery.Place.BEFORE ? seq < value : seq >= value)
                    && ofKinds.contains(kinds.get(i))
                    && texts.get(i).toLowerCase(Locale.ROOT).contains(sought)) {
                all.add(seq);
            }
        }
        return place == LogQuery.Place.BEFORE
                ? all.subList(Math.max(0, all.size() - limit), all.size())
                : all.subList(0, Math.min(all.size(), limit));
    }

    private void finds(Set<LogKind> ofKinds, String text, LogQuery.Place place, long value, int limit)
            throws Exception {
        LogPage page = page(ofKinds, text, place, value, limit);
        String query = ofKinds + " '" + text + "' " + place + " " + value + " limit " + limit;
        assertEquals(expected(ofKinds, text, place, value, limit), numbers(page), query);
        assertEquals(
                expected(ofKinds, text, place, value, limit + 1).size() > limit, page.hasMore(), query + " has more");
    }

    private void findsBothWays(String text) throws Exception {
        long first = log.counts().first();
        for (int limit : new int[] {1, 2, 10, 200}) {
            finds(ALL, text, LogQuery.Place.FROM, first, limit);
            finds(ALL, text, LogQuery.Place.BEFORE, first + NUMBER, limit);
            finds(ALL, text, LogQuery.Place.FROM, first + NUMBER / 2, limit);
            finds(ALL, text, LogQuery.Place.BEFORE, first + NUMBER / 2, limit);
            finds(Set.of(LogKind.SENT, LogKind.ERROR), text, LogQuery.Place.FROM, first, limit);
            finds(Set.of(LogKind.RECEIVED), text, LogQuery.Place.BEFORE, first + NUMBER, limit);
        }
    }

    private void fill(IntFunction<String> message) throws Exception {
        LogKind[] all = LogKind.values();
        kinds.clear();
        texts.clear();
        for (int i = 0; i < NUMBER; i++) {
            String text = message.apply(i);
            kinds.add(all[i % all.length]);
            texts.add(text);
            text(all[i % all.length], text);
        }
        awaitWritten(log.counts().first() + NUMBER - 1);
    }

    static List<Arguments> likelyRare() {
        return List.of(
                Arguments.of("abc", "'abc'"),
                Arguments.of("\"type\":\"trade\",\"id\":\"a1b2c3", "'2c3' AND 'a1b' AND 'ype'"),
                Arguments.of("42:17:99 all that is there", "'99 ' AND '17:' AND '42:'"),
                Arguments.of("xyzxyzxyz", "'xyz'"),
                Arguments.of("\"\"\"", "'\"\"\"\"\"\"'"),
                Arguments.of("\ud83d\ude00\ud83d\ude01\ud83d\ude02", "'\ud83d\ude00\ud83d\ude01\ud83d\ude02'"));
    }

    @ParameterizedTest
    @MethodSource("likelyRare")
    void whatIsLikelyRareIsAskedFor(String text, String expression) {
        assertEquals(expression.replace('\'', '"'), LogSearch.shortExpression(text));
    }

    private static String order(int number, String id) {
        return "{\"type\":\"order\",\"id\":\"" + id + "\",\"number\":" + number % 7 + ",\"state\":\"filled\"}";
    }

    @Test
    void aLongTextIsFoundWhereverItsRarePartIs() throws Exception {
        Random random = new Random(SEED);
        fill(i -> order(i, String.format(Locale.ROOT, "%08x", random.nextInt())));
        for (int at : new int[] {0, 1, NUMBER / 2, NUMBER - 1}) {
            String message = texts.get(at);
            int id = message.indexOf("\"id\"") + 6;
            findsBothWays(message);
            findsBothWays(message.substring(id));
            findsBothWays(message.substring(id + 3, id + 30));
            findsBothWays(message.substring(id - 15, id + 20));
            findsBothWays(message.substring(0, id + 8));
            findsBothWays(message.substring(id - 4, id + 4));
        }
        findsBothWays("\"number\":3,\"state\":\"filled\"");
        findsBothWays("\"number\":8,\"state\":\"filled\"");
        findsBothWays("{\"type\":\"order\"");
    }

    @Test
    void aTextOfFrequentPartsIsFoundInTheMessagesThatHaveAllOfIt() throws Exception {
        String text = "red-123-456-789";
        List<String> others = List.of("789-456-123-red", "red-456-123-789", "123 456 789 red", "-789-123-456-red");
        for (int whole : new int[] {0, NUMBER / 2, NUMBER - 1}) {
            log.clear().toCompletableFuture().get(30, TimeUnit.SECONDS);
            fill(i -> i == whole ? "It is " + text.toUpperCase(Locale.ROOT) + "." : others.get(i % others.size()));
            findsBothWays(text);
        }
        log.clear().toCompletableFuture().get(30, TimeUnit.SECONDS);
        fill(i -> i % 50 < 5 ? text : others.get(i % others.size()));
        findsBothWays(text);
    }

    /** Few characters, so that most messages have most of what is asked for, in another order. */
    @Test
    void randomTextsAreFoundAsByReadingAll() throws Exception {
        Random random = new Random(SEED);
        fill(i -> random(random, "aeБб7\" ", 20 + random.nextInt(40)));
        List<LogKind> all = List.of(LogKind.values());
        for (int i = 0; i < 500; i++) {
            String message = texts.get(random.nextInt(NUMBER));
            int begin = random.nextInt(message.length() - 3);
            String text =
                    message.substring(begin, begin + 3 + random.nextInt(Math.min(message.length() - begin - 2, 9)));
            Set<LogKind> some = EnumSet.of(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())));
            finds(
                    random.nextBoolean() ? ALL : some,
                    random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT),
                    random.nextBoolean() ? LogQuery.Place.FROM : LogQuery.Place.BEFORE,
                    log.counts().first() + random.nextInt(NUMBER),
                    1 + random.nextInt(5));
        }
    }

    private static String random(Random random, String characters, int length) {
        return random.ints(length, 0, characters.length())
                .mapToObj(at -> characters.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
