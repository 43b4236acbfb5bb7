package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL interface of scripts; what a URL parses to is tested in its own module. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlTest {

    private final Play play = Play.create(options -> options.keepAlive(true));

    @AfterAll
    void stop() {
        play.close();
    }

    private void assertValue(Object expected, String code) {
        assertEquals(expected, play.value(code));
    }

    @Test
    void allPartsAreRead() {
        assertValue(
                "http://u:p@h:81/a?q#f http://h:81 http: u p h:81 h 81 /a ?q #f",
                "(u => [u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname,"
                        + " u.search, u.hash].join(' '))(new URL('/a?q#f', 'HTTP://u:p@h:81/x'))");
    }

    @Test
    void allPartsAreSet() {
        assertValue(
                "wss://a:b@i:82/c?d#e",
                "(u => { u.href = 'http://h'; u.protocol = 'wss'; u.username = 'a'; u.password = 'b'; u.host = 'x:1';"
                        + " u.hostname = 'i'; u.port = 82; u.pathname = 'c'; u.search = 'd'; u.hash = 'e';"
                        + " return `${u}` })(new URL('ws://z'))");
        assertValue("\"http://h/\"", "JSON.stringify(new URL('http://h'))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new URL()|Failed to construct 'URL': 1 argument required, but only 0 present",
                "new URL('/p')|Failed to construct 'URL': Invalid URL. The URL '/p' is invalid: it has no scheme, and"
                        + " there is no base URL",
                "new URL('/p', null)|Failed to construct 'URL': Invalid URL. The URL 'null' is invalid: it has no"
                        + " scheme, and there is no base URL",
                "new URL('http://h').href = 'x'|Failed to set the 'href' property on 'URL': Invalid URL. The URL 'x' is"
                        + " invalid: it has no scheme, and there is no base URL",
                "URL.canParse()|Failed to execute 'canParse' on 'URL': 1 argument required, but only 0 present",
                "Object.create(URL.prototype).href|Illegal invocation",
                "URL.prototype.toString.call({})|Illegal invocation"
            })
    void whatIsNoUrlIsATypeError(String code, String message) {
        assertValue("TypeError: " + message, "try { " + code + "; 'nothing' } catch (e) { `${e}` }");
    }

    @Test
    void parseAndCanParseDoNotThrow() {
        assertValue("null", "String(URL.parse('/p'))");
        assertValue("http://h/p", "URL.parse('/p', 'http://h').href");
        assertValue(
                "truefalsefalse", "'' + URL.canParse('p', 'http://h') + URL.canParse('p') + URL.canParse('p', 'q')");
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertValue("/%EF%BF%BD", "new URL('http://h/\\ud800').pathname");
        assertValue("#%EF%BF%BD", "(u => { u.hash = '\\udc00'; return u.hash })(new URL('http://h/'))");
    }

    @Test
    void searchParamsAreLiveBothWays() {
        play.value("globalThis.u = new URL('http://h/?a=1'); globalThis.p = u.searchParams");
        assertValue(true, "p === u.searchParams");
        assertValue("http://h/?a=1&b=+%26", "p.append('b', ' &'); u.href");
        assertValue("c=3", "u.search = '?c=3'; p.toString()");
        assertValue("d=4", "u.href = 'http://i/?d=4#f'; String(p)");
        assertValue("http://i/#f", "p.delete('d'); u.href");
        assertValue(0, "u.search = 'x'; u.search = ''; p.size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"URL", "URLSearchParams"})
    void theShapeIsWebIdls(String name) {
        assertValue("[object " + name + "]", "Object.prototype.toString.call(" + name + ".prototype)");
        assertValue(
                "",
                "Object.entries(Object.getOwnPropertyDescriptors(" + name + ".prototype))"
                        + ".filter(([k, d]) => k !== 'constructor' && !(d.enumerable && d.configurable)).join()");
        assertValue(
                "function false true",
                "(d => typeof d.value + ' ' + d.enumerable + ' ' + d.writable)"
                        + "(Object.getOwnPropertyDescriptor(globalThis, '" + name + "'))");
    }

    @Test
    void theInterfaceHasNoMoreThanTheStandards() {
        assertValue(
                "constructor,hash,host,hostname,href,origin,password,pathname,port,protocol,search,searchParams,toJSON,"
                        + "toString,username",
                "Object.getOwnPropertyNames(URL.prototype).sort().join()");
        assertValue("canParse,length,name,parse,prototype", "Object.getOwnPropertyNames(URL).sort().join()");
        assertValue("", "Reflect.ownKeys(new URL('http://h')).join()");
        assertValue("1 1 1", "[URL.length, URL.parse.length, URL.canParse.length].join(' ')");
        assertValue(
                "TypeError",
                "(() => { 'use strict'; try { new URL('http://h').origin = 1 } catch (e) { return e.name } })()");
    }

    @Test
    void scriptsMayExtendIt() {
        assertValue(
                "true true http://h/",
                "(u => [u instanceof URL, u.mine, u.href].join(' '))"
                        + "(new (class extends URL { mine = true; })('http://h'))");
    }
}
