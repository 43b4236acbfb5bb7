package io.isosocket.js.text;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of section 9, made from the JDK's charsets. Where those differ from the standard, it is put right here: of
 * the Windows encodings the JDK has no control characters in the gaps, of a few it has an older or newer edition, and
 * two it has not at all.
 */
final class SingleByteTables {

    /** The JDK's names where they are not those of the standard. */
    private static final Map<String, String> CHARSETS = Map.of(
            "macintosh", "x-MacRoman",
            "x-mac-cyrillic", "x-MacUkraine",
            "windows-874", "x-windows-874",
            "iso-8859-8-i", "ISO-8859-8");

    /** What differs from the JDK's charset: a byte and its character, over and over. */
    private static final Map<String, String> PATCHES = Map.of(
            "koi8-u", "\u00AE\u045E\u00BE\u040E",
            "windows-1255", "\u00CA\u05BA",
            "x-mac-cyrillic", "\u00FF\u20AC");

    /** Latin 6 from 0xA0. */
    private static final String ISO_8859_10 =
            "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ";

    /** Latin 8 from 0xA0. */
    private static final String ISO_8859_14 =
            "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ";

    private static final Map<String, String> TABLES = new ConcurrentHashMap<>();

    private SingleByteTables() {}

    static String of(String encoding) {
        return TABLES.computeIfAbsent(encoding, SingleByteTables::table);
    }

    private static String table(String encoding) {
        return switch (encoding) {
            case "iso-8859-10" -> controls() + ISO_8859_10;
            case "iso-8859-14" -> controls() + ISO_8859_14;
            // Section 14.5.1: the private use area.
            case "x-user-defined" -> characters(0xF780, 0xF7FF);
            default -> fromJdk(encoding);
        };
    }

    private static String fromJdk(String encoding) {
        byte[] bytes = new byte[0x80];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        StringBuilder table =
                new StringBuilder(new String(bytes, Charset.forName(CHARSETS.getOrDefault(encoding, encoding))));
        if (encoding.startsWith("windows-")) {
            for (int i = 0; i < 0x20; i++) {
                if (table.charAt(i) == '\uFFFD') {
                    table.setCharAt(i, (char) (0x80 + i));
                }
            }
        }
        String patches = PATCHES.getOrDefault(encoding, "");
        for (int i = 0; i < patches.length(); i += 2) {
            table.setCharAt(patches.charAt(i) - 0x80, patches.charAt(i + 1));
        }
        return table.toString();
    }

    private static String controls() {
        return characters(0x80, 0x9F);
    }

    private static String characters(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
