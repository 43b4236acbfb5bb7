package io.isosocket.benchmarks;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.isosocket.testing.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * How long the user waits for the workbench's page in a log of 1,000,000 messages against one of 1,000, in Chromium: from
 * the event that asks for rows until they are in the document, where the user sees them, and laid out; in turns, medians.
 * What the browser then takes to paint a frame is not in it. Prints a table in milliseconds.
 */
public final class LogSizeInPage {

    private static final int ROUNDS = 40;
    private static final int WARM_UP = 10;
    /** As many rows as a search for a text has at first. */
    private static final int FOUND = 200;
    /** The rows that the page has anyway at both ends. */
    private static final int AT_AN_END = 200;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final long SEED = 7;

    private static final String FILTER = "filter";
    private static final String KEY = "key";
    private static final String JUMP = "jump";

    /**
     * Gives the milliseconds from an event, and from the end of the pause that the page makes while the user may be typing.
     * That nothing is found changes nothing in the document, so answers are waited for too.
     */
    private static final String SCRIPT =
            """
            window.measure = (() => {
              let unanswered = 0;
              let check = () => {};

              const fetchAnswer = window.fetch;
              window.fetch = async (...request) => {
                unanswered++;
                const answered = () => {
                  unanswered--;
                  setTimeout(() => check());
                };
                try {
                  const response = await fetchAnswer(...request);
                  const text = () => Response.prototype.text.call(response).finally(answered);
                  return Object.defineProperty(response, 'text', { value: text });
                } catch (error) {
                  answered();
                  throw error;
                }
              };

              const events = {
                filter(text) {
                  const input = document.querySelector('#filter');
                  input.value = text;
                  input.dispatchEvent(new Event('input', { bubbles: true }));
                },
                key(key) {
                  document.querySelector('#log').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                },
                jump() {
                  document.querySelector('dialog[open] form').requestSubmit();
                },
              };

              const isInSight = (row, log) => {
                const place = row.getBoundingClientRect();
                const sight = log.getBoundingClientRect();
                return place.top >= sight.top - 1 && place.bottom <= sight.bottom + 1;
              };

              const isThere = ({ total, row, text }) => {
                const log = document.querySelector('#log');
                const rows = [...log.querySelectorAll('.log-row')];
                const asked = row && log.querySelector(row);
                return (
                  log.dataset.total === String(total) &&
                  rows.every((each) => !each.classList.contains('loading') && each.textContent.includes(text)) &&
                  (row ? asked !== null && isInSight(asked, log) : rows.length === 0)
                );
              };

              return ({ event, value, ...wanted }) =>
                new Promise((resolve, reject) => {
                  let begin;
                  let paused;
                  const observer = new MutationObserver(() => check());
                  const late = setTimeout(() => {
                    observer.disconnect();
                    reject(new Error(`${event} ${value}: ${document.querySelector('#log').outerHTML.slice(0, 2000)}`));
                  }, 20_000);
                  check = () => {
                    if (unanswered === 0 && isThere(wanted)) {
                      const end = performance.now();
                      check = () => {};
                      observer.disconnect();
                      clearTimeout(late);
                      resolve([end - begin, end - paused]);
                    }
                  };
                  observer.observe(document.querySelector('#log'), {
                    attributes: true,
                    characterData: true,
                    childList: true,
                    subtree: true,
                  });
                  const wait = window.setTimeout;
                  window.setTimeout = (work, millis) =>
                    wait(() => {
                      paused = performance.now();
                      work();
                    }, millis);
                  begin = performance.now();
                  paused = begin;
                  events[event](value);
                  window.setTimeout = wait;
                });
            })();
            """;

    /**
     * What the user does, and what is to be seen then.
     *
     * @param event how: a text for the filter, a key in the log, or a number in the dialog
     * @param value the text, the key or the number
     * @param total how many rows the list has then
     * @param row the selector of a row in sight; empty where there is none
     * @param text what every row has in it
     */
    private record Act(String event, String value, int total, String row, String text) {

        static Act filter(String text, int total, String row) {
            return new Act(FILTER, text, total, row, text);
        }

        static Act command(String event, String value, int total, String row) {
            return new Act(event, value, total, row, "");
        }

        Map<String, Object> toJson() {
            return Map.of("event", event, "value", value, "total", total, "row", row, "text", text);
        }
    }

    /** How long it took, in milliseconds. */
    private record Took(double all, double withoutPause) {}

    private LogSizeInPage() {}

    /**
     * Measures.
     *
     * @param args none
     * @throws Exception where a log cannot be written or Chromium is not there
     */
    public static void main(String[] args) throws Exception {
        Path chromium = Chromium.executable().orElseThrow(() -> new IllegalStateException("chromium is not there"));
        try (SampleLogs logs = SampleLogs.fill();
                Chromium browser = Chromium.start(chromium)) {
            Page page = browser.newPage();
            page.setViewportSize(WIDTH, HEIGHT);
            page.addInitScript(SCRIPT);
            page.navigate(logs.url().toString());
            Map<String, List<Took>> ofSmall = new LinkedHashMap<>();
            Map<String, List<Took>> ofLarge = new LinkedHashMap<>();
            Random random = new Random(SEED);
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                if (round == 0) {
                    ofSmall.clear();
                    ofLarge.clear();
                }
                visit(page, logs.small(), random, ofSmall);
                visit(page, logs.large(), random, ofLarge);
            }
            print(ofSmall, ofLarge);
        }
    }

    /** In the order in which they are done: each leaves what the next does not show. */
    private static Map<String, BiFunction<SampleLog, Random, Act>> acts() {
        Map<String, BiFunction<SampleLog, Random, Act>> acts = new LinkedHashMap<>();
        acts.put(
                "filter: a text in nine of ten messages",
                (log, random) -> Act.filter(SampleLog.FREQUENT, FOUND, "#row-" + (FOUND - 1)));
        acts.put(
                "filter: a text in the last message alone",
                (log, random) -> Act.filter(log.lastId(), 1, row(0, log.size())));
        acts.put("filter: a text in no message", (log, random) -> Act.filter(SampleLog.NOWHERE, 0, ""));
        acts.put("filter: cleared", (log, random) -> Act.filter("", log.size(), row(log.size() - 1, log.size())));
        acts.put("Home", (log, random) -> Act.command(KEY, "Home", log.size(), row(0, 1) + ".selected"));
        acts.put(
                "End, whose rows are still there",
                (log, random) -> Act.command(KEY, "End", log.size(), row(log.size() - 1, log.size()) + ".selected"));
        acts.put("Go to…, any number", (log, random) -> {
            int number = random.nextInt(2 * AT_AN_END, log.size() - 2 * AT_AN_END);
            return Act.command(JUMP, String.valueOf(number), log.size(), row(number - 1, number) + ".selected");
        });
        return acts;
    }

    private static String row(int index, int number) {
        return "#row-" + index + "[data-seq='" + number + "']";
    }

    /** Opens the log's tab, which has then forgotten all rows, and does everything there. */
    private static void visit(Page page, SampleLog log, Random random, Map<String, List<Took>> took) {
        page.locator(".tab-button[title='" + log.title() + "']").click();
        page.locator(row(log.size() - 1, log.size())).waitFor();
        acts().forEach((name, act) ->
                took.computeIfAbsent(name, any -> new ArrayList<>()).add(measure(page, act.apply(log, random))));
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static Took measure(Page page, Act act) {
        if (act.event().equals(JUMP)) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go to…"))
                    .click();
            page.getByLabel("Number or time").fill(act.value());
        }
        List<?> millis = (List<?>) page.evaluate("act => measure(act)", act.toJson());
        return new Took(((Number) millis.get(0)).doubleValue(), ((Number) millis.get(1)).doubleValue());
    }

    private static void print(Map<String, List<Took>> ofSmall, Map<String, List<Took>> ofLarge) {
        SizeTable table = new SizeTable("in the page, ms", 1);
        ofSmall.forEach((name, small) -> {
            List<Took> large = ofLarge.getOrDefault(name, List.of());
            table.row(name, Median.of(small, Took::all), Median.of(large, Took::all));
            if (name.startsWith(FILTER)) {
                table.row(
                        "  without the pause for typing",
                        Median.of(small, Took::withoutPause),
                        Median.of(large, Took::withoutPause));
            }
        });
    }
}
