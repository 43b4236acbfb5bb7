package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** console.table: Console Standard, section 1.1.5. */
class ConsoleTableTest {

    private final Realm realm = new Realm();

    @AfterEach
    void close() {
        realm.close();
    }

    private String table(String arguments) {
        return realm.print("console.table(" + arguments + ")").get(0).substring("INFO:".length());
    }

    @Test
    void rowsOfObjectsShareTheirColumns() {
        assertEquals(
                """
                ┌─────────┬───┬─────┬──────┐
                │ (index) │ a │ b   │ c    │
                ├─────────┼───┼─────┼──────┤
                │ 0       │ 1 │ 'x' │      │
                │ 1       │ 2 │     │ true │
                └─────────┴───┴─────┴──────┘""",
                table("[{ a: 1, b: 'x' }, { a: 2, c: true }]"));
    }

    @Test
    void primitiveRowsHaveAValuesColumn() {
        assertEquals(
                """
                ┌─────────┬────┬────────┐
                │ (index) │ k  │ Values │
                ├─────────┼────┼────────┤
                │ x       │    │ 1      │
                │ y       │ [] │        │
                └─────────┴────┴────────┘""",
                table("{ x: 1, y: { k: [] } }"));
    }

    @Test
    void columnsCanBeChosen() {
        assertEquals(
                """
                ┌─────────┬───┬────┐
                │ (index) │ b │ no │
                ├─────────┼───┼────┤
                │ 0       │ 2 │    │
                └─────────┴───┴────┘""",
                table("[{ a: 1, b: 2 }], ['b', 'no']"));
    }

    @Test
    void mapsAndSetsAreIterated() {
        assertEquals(
                """
                ┌───────────────────┬─────┬────────┐
                │ (iteration index) │ Key │ Values │
                ├───────────────────┼─────┼────────┤
                │ 0                 │ 'k' │ 1      │
                └───────────────────┴─────┴────────┘""",
                table("new Map([['k', 1]])"));
        assertEquals(
                """
                ┌───────────────────┬───┐
                │ (iteration index) │ q │
                ├───────────────────┼───┤
                │ 0                 │ 1 │
                └───────────────────┴───┘""",
                table("new Set([{ q: 1 }])"));
    }

    @Test
    void gettersAndProxiesRunNoCode() {
        assertEquals(
                """
                ┌─────────┬──────────┬───────────────┐
                │ (index) │ a        │ Values        │
                ├─────────┼──────────┼───────────────┤
                │ r       │ [Getter] │               │
                │ s       │          │ [Getter]      │
                │ p       │          │ Proxy({}, {}) │
                └─────────┴──────────┴───────────────┘""",
                table("{ r: { get a() { throw 1; } }, get s() { throw 1; },"
                        + " p: new Proxy({}, Object.create({ ownKeys() { throw 1; } })) }"));
        assertEquals("Proxy([], {})", table("new Proxy([], Object.create({ ownKeys() { throw 1; } }))"));
    }

    @Test
    void whatIsNotTabularIsLogged() {
        assertEquals("5", table("5"));
        assertEquals("undefined", table(""));
        assertEquals("text", table("'text'"));
        assertEquals("[Function: f]", table("function f() {}"));
    }

    @Test
    void columnsThatAreNoSequenceThrow() {
        assertEquals(
                "TypeError: Failed to execute 'table' on 'console': the value is not iterable",
                realm.thrownBy("console.table([], 1)"));
    }
}
