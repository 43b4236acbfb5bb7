package io.isosocket.js.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.function.IntUnaryOperator;

/**
 * The indexes of section 5 from pointers to code points, each made at its first use from one of the JDK's charsets, with
 * what differs put right.
 */
final class CodePoints {

    /** No code point. */
    static final int NONE = -1;

    /** The first of the halfwidth forms that the Japanese encodings have as one byte. */
    static final int HALFWIDTH = 0xFF61;

    /** What the JDK's Big5-HKSCS has not, since later editions moved it: two bytes and their character. */
    private static final String BIG5_PATCHES =
            """
            8E69箸 8E6F簆 8E7E糎 8EAB緒 8EB4縝 8ECD者 8ED0耨 8F57菁 8F69蒨 8F6E萏 8FCB覦 8FCC覩 8FFE起 906D都 907A銹 90DC靜
            90F1響 91BF鼖 9244蔃 92AF兙 92B0兛 92B1兝 92B2兞 92C8鍮 92D1瑹 9447浧 94CA禛 95D9邗 9644靝 96ED瀞 96FC嬨 9B76爁
            9B78矗 9B7B纇 9BC6駖 9BDE釔 9BEC惞 9BF6澶 9C42輶 9C53侻 9C62營 9C68鄄 9C6B鷰 9C77菏 9CBC尐 9CBD秣 9CD0婧 9D57輋
            9D5A筑 9DC4拐 9EA9恢 9EEF痹 9EFD汊 9F60鬮 9F66鼗 9FCB僭 9FD8弌 A063蠏 A077拎 A0D5瑨 A0DF煢 A0E4牐 C6CF廴 C6D3无
            C6D5癶 C6D7隶 C6DE〃 C6DF仝 FA5F倩 FA66偽 FABD包 FAC5卄 FAD5卿 FB48嘅 FBB8婷 FBF3幵 FBF9廐 FC4F彘 FC6C悤 FCB9撐
            FCE2晴 FCF1杞 FDB7沜 FDB8渝 FDBB港 FDF1煮 FE52猪 FE6F瑜 FEAA瓩 FEDD砉
            """;

    /**
     * What four bytes of gb18030 mean in the JDK's edition, for private use, and what in the standard, for which a
     * character may have four bytes as well as two.
     */
    private static final String GB18030_MOVED =
            "\uE78D\uFE10\uE78E\uFE12\uE78F\uFE11\uE790\uFE13\uE791\uFE14\uE792\uFE15\uE793\uFE16\uE794\uFE17\uE795\uFE18"
                    + "\uE796\uFE19\uE81E\u9FB4\uE826\u9FB5\uE82B\u9FB6\uE82C\u9FB7\uE832\u9FB8\uE843\u9FB9\uE854\u9FBA\uE864\u9FBB";

    private CodePoints() {}

    static int[] big5() {
        return Big5.INDEX;
    }

    static int[] eucKr() {
        return EucKr.INDEX;
    }

    static int[] jis0208() {
        return Jis0208.INDEX;
    }

    static int[] jis0212() {
        return Jis0212.INDEX;
    }

    static int[] gb18030() {
        return Gb18030.INDEX;
    }

    /** Adds a code point of an index, or the two that stand for one pointer of Big5. */
    static void add(int codePoint, Text text) {
        if (codePoint > Character.MAX_CODE_POINT) {
            text.add((char) (codePoint >> 16));
            text.add((char) codePoint);
        } else {
            text.add(codePoint);
        }
    }

    /** Section 5, "index gb18030 ranges code point". */
    static int gb18030FourBytes(int first, int second, int third, int fourth) {
        int pointer = ((first - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30;
        if (pointer >= 189000) {
            int codePoint = 0x10000 + pointer - 189000;
            return codePoint <= Character.MAX_CODE_POINT ? codePoint : NONE;
        }
        if (pointer > 39419) {
            return NONE;
        }
        if (pointer == 7457) {
            return 0xE7C7;
        }
        int codePoint = decode(Gb18030.CHARSET.newDecoder(), first << 24 | second << 16 | third << 8 | fourth, 4);
        int moved = GB18030_MOVED.indexOf(codePoint);
        return moved < 0 ? codePoint : GB18030_MOVED.charAt(moved + 1);
    }

    private static final class Big5 {

        static final int[] INDEX = make();

        private static int[] make() {
            int[] index = index(Charset.forName("Big5-HKSCS"), 126 * 157, 2, Big5::bytes);
            // The signs of the first two rows are those of Microsoft.
            CharsetDecoder signs = Charset.forName("x-windows-950").newDecoder();
            for (int pointer = pointer(0xA140); pointer < pointer(0xA340); pointer++) {
                index[pointer] = decode(signs, bytes(pointer), 2);
            }
            for (String patch : BIG5_PATCHES.strip().split("\\s+", -1)) {
                index[pointer(Integer.parseInt(patch, 0, 4, 16))] = patch.codePointAt(4);
            }
            for (int control = 0; control < 0x20; control++) {
                index[pointer(0xA3C0 + control)] = 0x2400 + control;
            }
            index[pointer(0xA3E0)] = 0x2421;
            index[pointer(0xA3E1)] = '€';
            // Two code points each: a letter and a combining mark.
            index[pointer(0x8862)] = 0x00CA << 16 | 0x0304;
            index[pointer(0x8864)] = 0x00CA << 16 | 0x030C;
            index[pointer(0x88A3)] = 0x00EA << 16 | 0x0304;
            index[pointer(0x88A5)] = 0x00EA << 16 | 0x030C;
            return index;
        }

        private static int bytes(int pointer) {
            int trail = pointer % 157;
            return (pointer / 157 + 0x81) << 8 | trail + (trail < 0x3F ? 0x40 : 0x62);
        }

        private static int pointer(int bytes) {
            int trail = bytes & 0xFF;
            return ((bytes >> 8) - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62);
        }
    }

    private static final class EucKr {

        static final int[] INDEX = withoutPrivateUse(index(
                Charset.forName("x-windows-949"),
                126 * 190,
                2,
                pointer -> (pointer / 190 + 0x81) << 8 | pointer % 190 + 0x41));
    }

    private static final class Jis0208 {

        static final int[] INDEX =
                withoutPrivateUse(index(Charset.forName("windows-31j"), 60 * 188, 2, Jis0208::bytes));

        /** As Shift_JIS writes it. */
        private static int bytes(int pointer) {
            int lead = pointer / 188;
            int trail = pointer % 188;
            return (lead + (lead < 0x1F ? 0x81 : 0xC1)) << 8 | trail + (trail < 0x3F ? 0x40 : 0x41);
        }
    }

    private static final class Jis0212 {

        static final int[] INDEX = index(
                Charset.forName("EUC-JP"),
                94 * 94,
                3,
                pointer -> 0x8F << 16 | (pointer / 94 + 0xA1) << 8 | pointer % 94 + 0xA1);
    }

    private static final class Gb18030 {

        static final Charset CHARSET = Charset.forName("GB18030");
        static final int[] INDEX = make();

        private static int[] make() {
            int[] index = index(CHARSET, 126 * 190, 2, Gb18030::bytes);
            // 0xA3A0, of which the encoding itself says that it is for private use.
            index[(0xA3 - 0x81) * 190 + 0xA0 - 0x41] = 0x3000;
            return index;
        }

        private static int bytes(int pointer) {
            int trail = pointer % 190;
            return (pointer / 190 + 0x81) << 8 | trail + (trail < 0x3F ? 0x40 : 0x41);
        }
    }

    private static int[] withoutPrivateUse(int[] index) {
        for (int i = 0; i < index.length; i++) {
            if (Character.getType(Math.max(index[i], 0)) == Character.PRIVATE_USE) {
                index[i] = NONE;
            }
        }
        return index;
    }

    private static int[] index(Charset charset, int size, int length, IntUnaryOperator bytes) {
        CharsetDecoder decoder = charset.newDecoder();
        int[] index = new int[size];
        for (int pointer = 0; pointer < size; pointer++) {
            index[pointer] = decode(decoder, bytes.applyAsInt(pointer), length);
        }
        return index;
    }

    /** {@return the one code point that the low bytes of a number encode, or {@link #NONE}} */
    private static int decode(CharsetDecoder decoder, int bytes, int length) {
        ByteBuffer input = ByteBuffer.allocate(4).putInt(0, bytes);
        try {
            String text = decoder.decode(input.position(4 - length)).toString();
            return text.codePointCount(0, text.length()) == 1 ? text.codePointAt(0) : NONE;
        } catch (CharacterCodingException e) {
            return NONE;
        }
    }
}
