package io.isosocket.js.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.js.text.OtherDecoders.Case;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same bytes in this decoder, in Chromium's and, for Unicode's own encodings, in Node's. */
class DecoderComparisonTest {

    private static final List<String> UNICODE = List.of("utf-8", "utf-16le", "utf-16be");
    private static final List<String> SINGLE_BYTE = List.of(
            ("ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10"
                            + " iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874"
                            + " windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256"
                            + " windows-1257 windows-1258 x-mac-cyrillic x-user-defined")
                    .split(" "));
    private static final List<String> MULTI_BYTE = List.of("gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void randomUnicodeInPiecesIsWhatNodeDecodes() throws IOException, InterruptedException {
        List<Case> cases = randomCases(UNICODE, 3000);
        compare(cases, OtherDecoders.node(cases));
    }

    @Test
    void randomBytesInPiecesAreWhatChromiumDecodes() throws IOException, InterruptedException {
        List<Case> cases = randomCases(UNICODE, 1000);
        cases.addAll(randomCases(SINGLE_BYTE, 300));
        cases.addAll(randomCases(List.of("gbk", "gb18030", "shift_jis", "euc-kr", "iso-2022-jp"), 3000));
        compare(cases, OtherDecoders.chromium(cases));
    }

    @Test
    void everyCharacterOfTheLegacyEncodingsIsThatOfChromium() throws IOException, InterruptedException {
        List<Case> cases = new ArrayList<>();
        for (String encoding : SINGLE_BYTE) {
            byte[] all = new byte[256];
            for (int i = 0; i < 256; i++) {
                all[i] = (byte) i;
            }
            cases.add(Case.of(encoding, all));
        }
        for (String encoding : MULTI_BYTE) {
            cases.add(Case.of(encoding, everyPair(encoding)));
        }
        cases.add(Case.of("euc-jp", everyJis0212()));
        cases.add(Case.of("gb18030", everyFourBytes()));
        cases.add(Case.of("iso-2022-jp", everyIso2022Jp()));
        compare(cases, OtherDecoders.chromium(cases));
    }

    private static byte[] everyPair(String encoding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                if (!faultOfChromium(encoding, first << 8 | second)) {
                    bytes.write(first);
                    bytes.write(second);
                    bytes.writeBytes(new byte[] {' ', ' ', ' '});
                }
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Chromium 156 has U+0093 U+DF04 for U+00CA U+0304 and the like; in EUC-JP it looks the character after a broken one
     * of three bytes up as if it had three.
     */
    private static boolean faultOfChromium(String encoding, int pair) {
        return switch (encoding) {
            case "big5" -> List.of(0x8862, 0x8864, 0x88A3, 0x88A5).contains(pair);
            case "euc-jp" -> pair >> 8 == 0x8F;
            default -> false;
        };
    }

    private static byte[] everyJis0212() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int first = 0xA0; first < 0x100; first++) {
            for (int second = 0xA0; second < 0x100; second++) {
                bytes.writeBytes(new byte[] {(byte) 0x8F, (byte) first, (byte) second, ' ', ' '});
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] everyFourBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int first : new int[] {0x81, 0x82, 0x83, 0x84, 0x8F, 0x90, 0xE3, 0xE4, 0xFE}) {
            for (int second = 0x30; second < 0x3A; second++) {
                for (int third = 0x81; third < 0xFF; third++) {
                    for (int fourth = 0x30; fourth < 0x3A; fourth++) {
                        bytes.writeBytes(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] everyIso2022Jp() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int first = 0x20; first < 0x80; first++) {
            bytes.writeBytes("\033$B".getBytes(StandardCharsets.US_ASCII));
            for (int second = 0x21; second < 0x7F; second++) {
                bytes.write(first);
                bytes.write(second);
            }
        }
        for (String set : List.of("\033(B", "\033(J", "\033(I")) {
            bytes.writeBytes(set.getBytes(StandardCharsets.US_ASCII));
            for (int each = 0x1C; each < 0x100; each++) {
                bytes.write(each);
            }
        }
        return bytes.toByteArray();
    }

    private List<Case> randomCases(List<String> encodings, int count) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String encoding = encodings.get(i % encodings.size());
            byte[] bytes = encoding.equals("utf-8") ? nearlyUtf8() : encoding.equals("iso-2022-jp") ? escapes() : any();
            cases.add(new Case(encoding, random.nextInt(4) == 0, pieces(bytes)));
        }
        return cases;
    }

    private byte[] any() {
        byte[] bytes = new byte[random.nextInt(24)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            switch (random.nextInt(8)) {
                case 0 -> bytes[i] = (byte) (0x30 + random.nextInt(10));
                case 1 -> bytes[i] = (byte) 0xD8;
                case 2 -> bytes[i] = (byte) 0xDC;
                case 3 -> bytes[i] = (byte) (0x81 + random.nextInt(4));
                default -> {
                    // Any byte.
                }
            }
        }
        return bytes;
    }

    private byte[] nearlyUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = random.nextInt(10); i > 0; i--) {
            int codePoint = random.nextInt(1 << (1 + random.nextInt(20)));
            bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
        byte[] valid = bytes.toByteArray();
        byte[] edges = {
            (byte) 0xE0, (byte) 0x80, (byte) 0x9F, (byte) 0xED, (byte) 0xA0, (byte) 0xF0, (byte) 0x8F, -12, -11
        };
        for (int i = random.nextInt(4); i > 0 && valid.length > 0; i--) {
            byte wrong = random.nextBoolean() ? edges[random.nextInt(edges.length)] : (byte) random.nextInt(256);
            valid[random.nextInt(valid.length)] = wrong;
        }
        return Arrays.copyOf(valid, random.nextInt(valid.length + 1));
    }

    /** Whole escape sequences alone: where one is broken off, Chromium swallows the wrong byte that follows. */
    private byte[] escapes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> escapes = List.of("\033(B", "\033(J", "\033(I", "\033$@", "\033$B", "\033$B");
        for (int i = random.nextInt(16); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                bytes.writeBytes(escapes.get(random.nextInt(escapes.size())).getBytes(StandardCharsets.US_ASCII));
            } else {
                int value = random.nextInt(random.nextInt(4) == 0 ? 256 : 128);
                bytes.write(value == 0x1B ? '~' : value);
            }
        }
        return bytes.toByteArray();
    }

    private List<byte[]> pieces(byte[] bytes) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < bytes.length && random.nextInt(3) > 0) {
            int to = from + 1 + random.nextInt(bytes.length - from);
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        pieces.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return pieces;
    }

    private void compare(List<Case> cases, List<String> answers) {
        assertEquals(cases.size(), answers.size(), "answers");
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            String ours = answer(each);
            String theirs = answers.get(i);
            if (!ours.equals(theirs)) {
                int at = Arrays.mismatch(ours.toCharArray(), theirs.toCharArray());
                String shown = each.toString();
                assertEquals(
                        theirs.substring(Math.max(at - 24, 0), Math.min(at + 24, theirs.length())),
                        ours.substring(Math.max(at - 24, 0), Math.min(at + 24, ours.length())),
                        shown.substring(0, Math.min(120, shown.length())) + " at " + at + ", seed " + seed);
            }
        }
    }

    private static String answer(Case each) {
        TextDecoding decoding = new TextDecoding(each.encoding(), each.fatal(), false);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < each.pieces().size(); i++) {
            try {
                StringBuilder hex = new StringBuilder();
                decoding.decode(each.pieces().get(i), i < each.pieces().size() - 1)
                        .chars()
                        .forEach(c -> hex.append(Character.forDigit(c >> 12, 16))
                                .append(Character.forDigit(c >> 8 & 15, 16))
                                .append(Character.forDigit(c >> 4 & 15, 16))
                                .append(Character.forDigit(c & 15, 16)));
                texts.add(hex.toString());
            } catch (MalformedTextException e) {
                texts.add("TypeError");
                break;
            }
        }
        return String.join(",", texts);
    }
}
