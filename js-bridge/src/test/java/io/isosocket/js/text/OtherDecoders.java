package io.isosocket.js.text;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The TextDecoders of Node and of Chromium; where the program is not there, the test is skipped. */
final class OtherDecoders {

    /** Bytes in pieces, the last of which ends the stream. */
    record Case(String encoding, boolean fatal, List<byte[]> pieces) {

        static Case of(String encoding, byte[] bytes) {
            return new Case(encoding, false, List.of(bytes));
        }

        @Override
        public String toString() {
            List<String> hex = pieces.stream().map(HexFormat.of()::formatHex).toList();
            return encoding + " " + fatal + " " + String.join(",", hex);
        }
    }

    /** Answers a line of {@link Case#toString} with the texts in hexadecimal code units, up to the first error. */
    private static final String ANSWER =
            """
            const answer = (line) => {
              const [encoding, fatal, pieces] = line.split(' ');
              const decoder = new TextDecoder(encoding, { fatal: fatal === 'true' });
              const list = pieces.split(',');
              const texts = [];
              for (let i = 0; i < list.length; i++) {
                const hex = list[i];
                const bytes = new Uint8Array(hex.length / 2).map((_, j) => parseInt(hex.substr(2 * j, 2), 16));
                let text;
                try {
                  text = decoder.decode(bytes, { stream: i < list.length - 1 });
                } catch (e) {
                  texts.push(e.name);
                  break;
                }
                let codes = '';
                for (let j = 0; j < text.length; j++) {
                  codes += text.charCodeAt(j).toString(16).padStart(4, '0');
                }
                texts.push(codes);
              }
              return texts.join(',');
            };
            """;

    private OtherDecoders() {}

    static List<String> node(List<Case> cases) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("decoders");
        Path script = folder.resolve("decode.js");
        Files.writeString(
                script,
                ANSWER
                        + """
                const lines = require('fs').readFileSync(process.argv[2], 'ascii').trim().split('\\n');
                console.log(lines.map(answer).join('\\n'));
                """);
        return run(List.of("node", script.toString(), lines(folder, cases)), folder);
    }

    static List<String> chromium(List<Case> cases) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("decoders");
        Path page = folder.resolve("page.html");
        List<String> lines = cases.stream().map(Case::toString).toList();
        Files.writeString(
                page,
                "<!doctype html><body><script>" + ANSWER + "const lines = `" + String.join("\n", lines)
                        + "`.split('\\n');document.body.textContent = '\\n' + lines.map(answer).join('\\n') + '\\n';</script>");
        String profile = "--user-data-dir=" + folder.resolve("profile");
        List<String> dom = run(
                List.of(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        profile,
                        "--dump-dom",
                        "" + page.toUri()),
                folder);
        int body = 0;
        while (!dom.get(body).contains("<body>")) {
            body++;
        }
        return dom.subList(body + 1, body + 1 + cases.size());
    }

    private static String lines(Path folder, List<Case> cases) throws IOException {
        List<String> lines = new ArrayList<>();
        cases.forEach(each -> lines.add(each.toString()));
        return Files.write(folder.resolve("cases"), lines, StandardCharsets.US_ASCII)
                .toString();
    }

    private static List<String> run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: '" + command.get(0) + "' is not on the PATH");
            throw e;
        }
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends within 120 s: " + command);
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }
}
