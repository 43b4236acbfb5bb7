package io.isosocket.url;

import io.isosocket.url.UrlOracle.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values for the attributes of a URL, and URLs on which they have an effect. */
final class RandomSettings {
    private static final List<String> URLS = List.of(
            "ws://h/p",
            "http://u:p@h:81/a/b?q#f",
            "https://h:8443/",
            "file:///C:/a/b",
            "file:///",
            "file://h/p?q",
            "foo://h/p",
            "foo://u@h:80/p?q#f",
            "foo:///p",
            "foo://",
            "foo:/p",
            "foo:/.//p",
            "foo:opaque ?q#f",
            "foo:a b  #f",
            "mailto:a@b",
            "blob:https://h:444/x",
            "ftp://[::1]:21/");
    private static final Map<String, List<String>> VALUES = Map.of(
            "protocol",
            List.of("http", "https:", "WSS", "ws://x", "file", "foo", "f\too:", "a+b", "1a", "", ":", " http", "é"),
            "username",
            List.of("", "u", "a:b@c", "é/?", "%41", "\t", "\uD83D\uDE00"),
            "password",
            List.of("", "p", ":p@", "^|", "%zz", "\n"),
            "host",
            List.of(
                    "",
                    "i",
                    "i:",
                    "i:82",
                    "i:99999",
                    "i:8x",
                    "i:x",
                    ":80",
                    "I:443/p",
                    "a b",
                    "[::1]:9",
                    "[::1",
                    "1.2",
                    "i?q",
                    "i#f",
                    "i\\x",
                    "u@i",
                    "localhost",
                    "C:",
                    "C|",
                    "%41",
                    "é",
                    "a^b",
                    "i\t:8\n1",
                    "foo/x",
                    "256"),
            "hostname",
            List.of(
                    "", "i", "i:", "i:82", ":80", "I/p", "a<b", "[::2]", "0x7f", "i?q", "i\\x", "u@i", "é", "C|", "/",
                    "\t"),
            "port",
            List.of(
                    "",
                    "0",
                    "80",
                    "443",
                    "21",
                    "8x",
                    "x",
                    "65535",
                    "65536",
                    "0081",
                    " 81",
                    "8\t1",
                    "-1",
                    "９",
                    "99999999999"),
            "pathname",
            List.of(
                    "",
                    "/",
                    "x",
                    "/x/../y",
                    "//x",
                    "\\x\\y",
                    "..",
                    ".",
                    "%2e%2E/",
                    "C:/x",
                    "/c|/..",
                    "/C|",
                    "?#",
                    "é ^{}",
                    "/.//x",
                    "a\tb",
                    "\uD83D\uDE00"),
            "search",
            List.of("", "?", "q", "?q", "??", "'\"<># ", "é", "\t", "a\nb", "%zz"),
            "hash",
            List.of("", "#", "f", "##", "`<>\" ", "é", "\t", "a\rb", "^{}"));
    private static final List<String> ATTRIBUTES =
            VALUES.keySet().stream().sorted().toList();

    private final Random random;

    RandomSettings(Random random) {
        this.random = random;
    }

    String url() {
        return pick(URLS);
    }

    /** One to three settings. */
    List<Setting> next() {
        List<Setting> settings = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String attribute = pick(ATTRIBUTES);
            settings.add(new Setting(attribute, pick(VALUES.getOrDefault(attribute, List.of()))));
        }
        return settings;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
