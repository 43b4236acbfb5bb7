package io.isosocket.url;

import io.isosocket.url.UrlOracle.Question;
import java.util.List;
import java.util.Random;

/** Random URLs: assembled from parts, or an awkward one with a few characters changed. */
final class RandomUrls {
    private static final List<String> SCHEMES = List.of(
            "ws:",
            "wss:",
            "http:",
            "HTTPS:",
            "ftp:",
            "wS:",
            "",
            "",
            "http",
            "foo:",
            "a+b-c.1:",
            "file:",
            "FILE:",
            "file:",
            "blob:http:",
            "blob:",
            "mailto:",
            "data:",
            ":",
            "w s:");
    private static final List<String> SLASHES = List.of("//", "//", "//", "/", "", "\\\\", "/\\", "///", "//\t/");
    private static final List<String> USERS =
            List.of("", "", "", "u@", "u:p@", ":@", "@", ":p@", "a@b@", "u:p:q@", "é %:|^@", "u%3a:[]@", "u/p@");
    private static final List<String> PORTS =
            List.of("", "", "", "", ":80", ":443", ":", ":0", ":65535", ":65536", ":0080", ":8x", ":-1", "::1");
    private static final List<String> SEGMENTS = List.of(
            "a", "", ".", "..", "%2e", "%2E.", ".%2e", "...", "b c", "é", "^`{}", "%", "%zz", "\"<>", "a\\b", "\uD83D",
            "\uDE00", "C:", "c|", "C|", "d:x", " ", "x ");
    private static final List<String> QUERIES =
            List.of("", "", "", "?", "?a=b", "?'\"<> ", "??", "?é%", "?^`{}|\\", "?\uD83D\uDE00", "?\uDC00");
    private static final List<String> FRAGMENTS = List.of("", "", "", "", "#", "#f", "#é`<>\" ", "##", "#?");
    private static final List<String> BASES = List.of(
            "ws://b/",
            "wss://u:p@b:81/x/y?q",
            "http://b/a/b/c/",
            "https://[::1]:8443/p/../q",
            "ftp://b/f#g",
            "file:///C:/a/b",
            "file://h/c:",
            "file:///x/y?q#f",
            "foo://u@b:80/x/y?q",
            "foo:/a/b/../c",
            "foo:a b ?q",
            "foo:/.//p",
            "foo://b");
    private static final List<String> LABELS = List.of(
            "a",
            "B9",
            "é",
            "ß",
            "xn--nxasmq6b",
            "XN--MGBA3GCH31F",
            "xn--",
            "xn--a",
            "xn--zca",
            "-",
            "a-",
            "--",
            "_",
            "σς",
            "ا",
            "א",
            "١",
            "1",
            "0x",
            "09",
            "٠",
            "بي\u200Cبي",
            "क्\u200Cष",
            "a\u200Db",
            "\u0301",
            "%61",
            "%ff",
            "%C3%A9",
            "％41",
            "Ａ",
            "㍿",
            "𝐚",
            "ﷺ",
            "İ",
            "ı",
            "ẞ",
            "Ꭰ",
            "ꭰ",
            "가",
            "\u1100\u1161",
            "\u00AD",
            "\uFEFF",
            "*",
            "!");
    private static final List<String> FILE_HOSTS =
            List.of("localhost", "LOCALHOST", "C:", "c|", "C|", "C:x", "cc:", "1:", "%43:", "loc%61lhost");
    private static final List<String> DOTS = List.of(".", ".", ".", ".", "。", "．", "｡", "%2e", "..", "");
    private static final String EDITS = "/\\?#@:[].%20aZ9x \t\"'<>^`{}|~é一\u0000\u007F\u200D\u202E";

    private final Random random;
    private final List<Question> awkward;

    RandomUrls(Random random, List<Question> awkward) {
        this.random = random;
        this.awkward = awkward;
    }

    Question next() {
        if (random.nextInt(4) == 0) {
            Question question = pick(awkward);
            return new Question(edit(question.input()), question.base());
        }
        String url = pick(SCHEMES)
                + pick(SLASHES)
                + pick(USERS)
                + host()
                + pick(PORTS)
                + path()
                + pick(QUERIES)
                + pick(FRAGMENTS);
        return new Question(random.nextInt(8) == 0 ? edit(url) : url, random.nextInt(3) == 0 ? pick(BASES) : null);
    }

    private String host() {
        return switch (random.nextInt(8)) {
            case 0 -> ipv4();
            case 3 -> "";
            case 4 -> pick(FILE_HOSTS);
            case 1 -> "[" + ipv6() + "]";
            case 2 -> pick(LABELS);
            default -> domain();
        };
    }

    private String domain() {
        StringBuilder domain = new StringBuilder(pick(LABELS));
        for (int i = random.nextInt(4); i > 0; i--) {
            domain.append(pick(random.nextInt(4) == 0 ? LABELS : DOTS)).append(label());
        }
        return domain.toString();
    }

    /** A label that is listed, or up to four random letters and marks of one block. */
    private String label() {
        if (random.nextBoolean()) {
            return pick(LABELS);
        }
        int[] blocks = {
            0xC0, 0x370, 0x400, 0x5D0, 0x620, 0x710, 0x900, 0xE00, 0x1100, 0x13A0, 0x1E00, 0x1F00, 0x2100, 0x3040,
            0xFB00, 0x1D400
        };
        int block = blocks[random.nextInt(blocks.length)];
        StringBuilder label = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int c = block + random.nextInt(0x60);
            label.appendCodePoint(Character.isDefined(c) ? c : 'z');
        }
        return label.toString();
    }

    private String ipv4() {
        StringBuilder address = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            long value = random.nextInt(3) == 0 ? random.nextInt() & 0xFFFF_FFFFL : random.nextInt(257);
            address.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "0x" + Long.toHexString(value);
                        case 1 -> "0" + Long.toOctalString(value);
                        default -> Long.toString(value);
                    });
            address.append(i > 0 || random.nextInt(5) == 0 ? "." : "");
        }
        return address.toString();
    }

    private String ipv6() {
        StringBuilder address = new StringBuilder(random.nextInt(4) == 0 ? "::" : "");
        for (int i = random.nextInt(9); i > 0; i--) {
            address.append(random.nextInt(3) == 0 ? "0" : Integer.toHexString(random.nextInt(0x10001)));
            address.append(random.nextInt(8) == 0 ? "::" : i > 1 ? ":" : "");
        }
        return random.nextInt(5) == 0 ? address + ":1.2.3." + random.nextInt(300) : address.toString();
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            path.append(random.nextInt(6) == 0 ? '\\' : '/').append(pick(SEGMENTS));
        }
        return path.toString();
    }

    private String edit(String url) {
        StringBuilder edited = new StringBuilder(url);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(edited.length() + 1);
            if (at < edited.length() && random.nextBoolean()) {
                edited.deleteCharAt(at);
            } else {
                edited.insert(at, EDITS.charAt(random.nextInt(EDITS.length())));
            }
        }
        return edited.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
