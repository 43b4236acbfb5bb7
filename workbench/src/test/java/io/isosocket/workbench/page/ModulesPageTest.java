package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Modules of the page by themselves, in the browser. */
class ModulesPageTest extends PageTest {

    private Object run(String script) {
        return page().browserPage().evaluate("async () => { " + script + " }");
    }

    @Test
    void jsonIsWhatTheBrowserTakesForJson() {
        Object differences = run(
                """
                const { parseJson, printJson } = await import('/page/json.js');
                const values = ['', ' ', '{', '}', '[', ']', ',', ':', '"', '"a"', '"\\\\n"', '"\\\\x"', '"\\\\u00e9"',
                  '"\\\\u00"', '1', '-1', '01', '1.', '.5', '1e5', '1E-2', '1e', '-', '+1', 'true', 'tru', 'null',
                  'nullx', 'NaN', '"tab\\t"', '\\u00a01', "'a'", '"\\u2028"'];
                const texts = values.flatMap((value) => [value, `[${value}]`, `{"k":${value}}`, `[1,${value}]`,
                  `[${value} ,2]`, `{"a":1,"b":${value},}`, ` ${value}\\n`, `${value} ${value}`, `{${value}:1}`]);
                const parse = (work) => { try { return JSON.stringify(work()); } catch { return 'refused'; } };
                return texts.filter((text) => parse(() => JSON.parse(text))
                    !== parse(() => JSON.parse(printJson(parseJson(text), 2))))
                  .map((text) => `differs: ${text}`);
                """);
        assertEquals(List.of(), differences);
    }

    @Test
    void numbersStayAsTheyAreWrittenAndMembersMayRepeat() {
        assertEquals(
                "{\"a\":1.10,\"a\":12345678901234567890,\"b\":1e400}",
                run(
                        """
                        const { parseJson, printJson } = await import('/page/json.js');
                        return printJson(parseJson('{"a": 1.10, "a": 12345678901234567890, "b": 1e400}'), 0);
                        """));
    }

    @Test
    void jsonNestedTooDeeplyIsRefusedAndNotAStackOverflow() {
        assertEquals(
                "json.error.deep",
                run(
                        """
                        const { parseJson } = await import('/page/json.js');
                        try { parseJson('['.repeat(1e6)); } catch (error) { return error.key; }
                        return 'taken';
                        """));
    }

    @Test
    void templatesStandWhereValuesDo() {
        assertEquals(
                List.of("taken", "json.error.key", "json.error.key"),
                run(
                        """
                        const { parseJson } = await import('/page/json.js');
                        const check = (text, templates) => {
                          try { parseJson(text, templates); return 'taken'; } catch (error) { return error.key; }
                        };
                        return [check('{"a": [{{x}}, {{$counter}}]}', true), check('{"a": {{x}}}', false),
                          check('{{{x}}: 1}', true)];
                        """));
    }

    @Test
    void aDumpHasItsOffsetsAndWhatCanBeRead() {
        assertEquals(
                List.of(
                        "00000000  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 00  ABCDEFGHIJKLMNO·",
                        "00000010  ff                                                ·"),
                run(
                        """
                        const { hexDump } = await import('/page/bytes.js');
                        return hexDump(Uint8Array.from([...'ABCDEFGHIJKLMNO'].map((c) => c.charCodeAt(0)).concat(0, 255)));
                        """));
    }
}
