package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URLSearchParams interface of scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlSearchParamsTest {

    private final Play play = Play.create(options -> options.keepAlive(true));

    @AfterAll
    void stop() {
        play.close();
    }

    private void assertValue(Object expected, String code) {
        assertEquals(expected, play.value(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|''",
                "undefined|''",
                "null|null=",
                "\"?a=1&b=%20+\"|a=1&b=++",
                "\"??a\"|%3Fa=",
                "[['a', 1], new Set(['b', null])]|a=1&b=null",
                "new Map([['a', '1']])|a=1",
                "new URLSearchParams('a=1&a=2')|a=1&a=2",
                "{ b: 1, a: 2, 3: 'x' }|3=x&b=1&a=2",
                "{ '\\ud800': 1, x: 2, '\\ufffd': 3 }|%EF%BF%BD=3&x=2",
                "Object.create({ a: 1 })|''",
                "{ a: 1, [Symbol.iterator]: undefined, get b() { return this.a } }|FAILS",
                "[]|''"
            })
    void itIsMadeFromATextASequenceOrARecord(String init, String text) {
        String code = "try { String(new URLSearchParams(" + (init == null ? "" : init) + ")) } catch (e) { 'FAILS' }";
        assertValue(text, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new URLSearchParams([['a']])",
                "new URLSearchParams([['a', 'b', 'c']])",
                "new URLSearchParams(['ab'])",
                "new URLSearchParams([1])",
                "new URLSearchParams({ [Symbol.iterator]: 1 })",
                "new URLSearchParams({ [Symbol('s')]: 1 })",
                "new URLSearchParams(Symbol())",
                "new URLSearchParams().append('a')",
                "new URLSearchParams().get()",
                "new URLSearchParams().forEach(1)",
                "URLSearchParams.prototype.get.call({}, 'a')",
                "URLSearchParams.prototype.size",
                "URLSearchParams()",
                "new URLSearchParams().keys().next.call({})",
                "new URLSearchParams().keys().next.call(undefined)"
            })
    void misuseIsATypeError(String code) {
        assertValue("TypeError", "try { " + code + "; 'nothing' } catch (e) { e.name }");
    }

    @Test
    void namesMayRepeat() {
        play.value("globalThis.p = new URLSearchParams('a=1&b=2&a=3')");
        assertValue("1", "p.get('a')");
        assertValue("null", "String(p.get('z'))");
        assertValue("1,3", "p.getAll('a').join()");
        assertValue("truetruefalsefalse", "'' + p.has('a') + p.has('a', '3') + p.has('a', '4') + p.has('z')");
        assertValue("true", "String(p.has('a', undefined))");
        assertValue("a=x&b=2", "p.set('a', 'x'); String(p)");
        assertValue("a=x&b=2&c=n", "p.set('c', 'n'); String(p)");
        assertValue("a=x&c=n&c=m", "p.append('c', 'm'); p.delete('b'); p.delete('a', 'y'); String(p)");
        assertValue("a=x&c=m", "p.delete('c', 'n'); String(p)");
        assertValue(2, "p.size");
    }

    @Test
    void sortingIsByCodeUnitsAndStable() {
        assertValue(
                "\ud83d\ude00,\ufb03|b1,b2,a|",
                "(p => { p.sort(); return [...p.keys()].join() })(new URLSearchParams('\ufb03=1&\ud83d\ude00=2')) + '|' +"
                        + " (p => { p.sort(); return p.getAll('b').map(v => 'b' + v).join() + ',' + p.get('a') })"
                        + "(new URLSearchParams('b=1&a=a&b=2')) + '|'");
    }

    @Test
    void iterationSeesChanges() {
        assertValue(
                "a=1,b=2,c=3",
                "(p => { const seen = []; for (const [k, v] of p) { seen.push(k + '=' + v);"
                        + " if (k === 'a') p.append('c', 3) } return seen.join() })(new URLSearchParams('a=1&b=2'))");
        assertValue(
                "1ap1 2bp1",
                "(p => { const seen = []; p.forEach(function (v, k, all) {"
                        + " seen.push(v + k + (all === p ? 'p' : '') + this.x) }, { x: 1 }); return seen.join(' ') })"
                        + "(new URLSearchParams('a=1&b=2'))");
        assertValue("a,b 1,2", "(p => [...p.keys()] + ' ' + [...p.values()])(new URLSearchParams('a=1&b=2'))");
    }

    @Test
    void itsIteratorHasAPrototypeOfItsOwn() {
        play.value("globalThis.it = Object.getPrototypeOf(new URLSearchParams().entries())");
        assertValue("[object URLSearchParams Iterator]", "Object.prototype.toString.call(it)");
        assertValue("next", "Object.getOwnPropertyNames(it).join()");
        assertValue(true, "Object.getOwnPropertyDescriptor(it, 'next').enumerable");
        assertValue(true, "Object.getPrototypeOf(it) === Object.getPrototypeOf(Object.getPrototypeOf([].keys()))");
        assertValue(true, "URLSearchParams.prototype[Symbol.iterator] === URLSearchParams.prototype.entries");
        assertValue(true, "it === Object.getPrototypeOf(new URLSearchParams().keys())");
    }

    @Test
    void theInterfaceHasNoMoreThanTheStandards() {
        assertValue(
                "append,constructor,delete,entries,forEach,get,getAll,has,keys,set,size,sort,toString,values",
                "Object.getOwnPropertyNames(URLSearchParams.prototype).sort().join()");
        assertValue(
                "0 2 1 1 2 1 1 0",
                "(p => [URLSearchParams.length, p.append.length, p.delete.length, p.has.length, p.set.length,"
                        + " p.get.length, p.forEach.length, p.sort.length].join(' '))(URLSearchParams.prototype)");
        assertValue("", "Reflect.ownKeys(new URLSearchParams('a')).join()");
    }

    @Test
    void itIsNotTroubledByWhatScriptsPutOnPrototypes() {
        assertValue(
                "a=1",
                "(saved => { const split = String.prototype.indexOf; String.prototype.indexOf = () => { throw 1 };"
                        + " try { return String(new URLSearchParams('a=1')) }"
                        + " finally { String.prototype.indexOf = split } })()");
    }
}
