package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.url.UrlOracle.Answer;
import io.isosocket.url.UrlOracle.Question;
import io.isosocket.url.UrlOracle.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our parser and another implementation of the URL Standard give the same answers. */
class UrlDifferentialTest {
    private static final int RANDOM_URLS = 10_000;

    /** The same each time: what is new in an oracle should not fail a build by chance. */
    private static final long DEFAULT_SEED = 5344532428395L;

    // From nonspacing to spacing mark, so from bidi class NSM to L; JDK 17 has Unicode 13.
    private static final Set<Integer> CHANGED_IN_UNICODE_14 = Set.of(0x1734, 0x1171E);

    private static @Nullable UrlOracle oracle;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        oracle = UrlOracle.install();
    }

    @Test
    void awkwardUrlsParseTheSame() throws IOException, InterruptedException {
        List<Question> corpus = corpus();
        assertTrue(corpus.size() >= 500, () -> "corpus of " + corpus.size());
        compare(corpus, "corpus");
    }

    @Test
    void randomUrlsParseTheSame() throws IOException, InterruptedException {
        long seed = Long.getLong("isosocket.test.seed", DEFAULT_SEED);
        RandomUrls urls = new RandomUrls(new Random(seed), corpus());
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < RANDOM_URLS; i++) {
            questions.add(urls.next());
        }
        compare(questions, "-Disosocket.test.seed=" + seed);
    }

    @Test
    void randomSettingsHaveTheSameEffect() throws IOException, InterruptedException {
        long seed = Long.getLong("isosocket.test.seed", DEFAULT_SEED);
        Random random = new Random(seed);
        RandomUrls urls = new RandomUrls(random, corpus());
        RandomSettings settings = new RandomSettings(random);
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < RANDOM_URLS; i++) {
            String url = i % 3 == 0 ? urls.next().input() : settings.url();
            questions.add(new Question(url, null, settings.next()));
        }
        compare(questions, "-Disosocket.test.seed=" + seed);
    }

    /** The oracle's Unicode is newer than the JDK's; so only code points that the JDK knows. */
    @Test
    @Tag("long")
    void everyCharacterOfAHostIsTakenTheSame() throws IOException, InterruptedException {
        List<Question> questions = new ArrayList<>();
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            boolean sampled = c % 64 == 0 || !(Character.isIdeographic(c) || isPrivateOrHangul(c));
            boolean comparable = Character.isDefined(c) && !CHANGED_IN_UNICODE_14.contains(c);
            if (comparable && sampled && !(c >= 0xD800 && c <= 0xDFFF)) {
                askAboutCharacter(Character.toString(c), questions);
            }
        }
        compare(questions, "every character");
    }

    /** Mapping and validity, text from right to left, joiners. */
    private static void askAboutCharacter(String c, List<Question> questions) {
        List<String> hosts = new ArrayList<>(List.of("b" + c + "c", "\u05D0" + c + "\u05D0", "a" + c + ".\u05D0"));
        int type = Character.getType(c.codePointAt(0));
        if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
            hosts.add("b" + c + "\u200D");
            hosts.add("\u0628" + c + "\u200C\u0628");
        } else if (type == Character.OTHER_LETTER || type == Character.MODIFIER_LETTER) {
            hosts.add(c + "\u200C\u0628");
            hosts.add("\u0628\u200C" + c);
            hosts.add(c + "\u200C\u1820");
            hosts.add("\u1820\u200C" + c);
        }
        for (String host : hosts) {
            questions.add(new Question("ws://" + host + "/", null));
        }
    }

    private static boolean isPrivateOrHangul(int c) {
        return Character.getType(c) == Character.PRIVATE_USE
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }

    private static void compare(List<Question> questions, String what) throws IOException, InterruptedException {
        List<@Nullable Answer> expected = Objects.requireNonNull(oracle).ask(questions);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Answer answer = expected.get(i);
            String ours = describe(answer(question));
            String theirs = describe(answer);
            if (!ours.equals(theirs)) {
                differences.add(question + "\n  ours   " + ours + "\n  theirs " + theirs);
            }
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(20, differences.size()))),
                () -> differences.size() + " differences, " + what);
    }

    private static String describe(@Nullable Answer answer) {
        return answer == null ? "failure" : answer.toString();
    }

    private static @Nullable Answer answer(Question question) {
        try {
            String base = question.base();
            Url url = Url.parse(question.input(), base == null ? null : Url.parse(base, null));
            for (Setting setting : question.settings()) {
                url = set(url, setting);
            }
            return new Answer(
                    url.protocol(),
                    url.username(),
                    url.password(),
                    url.hostname(),
                    url.port(),
                    url.pathname(),
                    url.search(),
                    url.hash(),
                    url.href(),
                    url.origin());
        } catch (UrlSyntaxException failure) {
            return null;
        }
    }

    private static Url set(Url url, Setting setting) {
        String value = setting.value();
        return switch (setting.attribute()) {
            case "protocol" -> url.withProtocol(value);
            case "username" -> url.withUsername(value);
            case "password" -> url.withPassword(value);
            case "host" -> url.withHost(value);
            case "hostname" -> url.withHostname(value);
            case "port" -> url.withPort(value);
            case "pathname" -> url.withPathname(value);
            case "search" -> url.withSearch(value);
            case "hash" -> url.withHash(value);
            default -> throw new AssertionError(setting);
        };
    }

    /** One question a line, the base after a tabulator, other characters as in Java's string literals. */
    private static List<Question> corpus() throws IOException {
        try (InputStream in = UrlDifferentialTest.class.getResourceAsStream("awkward-urls.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("-- "))
                    .map(UrlDifferentialTest::question)
                    .toList();
        }
    }

    private static Question question(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? new Question(unescape(line), null)
                : new Question(unescape(line.substring(0, tab)), line.substring(tab + 1));
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
