package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same script on pseudo-random bytes, here and in Node. */
class CryptoComparisonTest {

    private static final String SCRIPT =
            """
            const { subtle } = crypto;
            let state = %d;
            const next = (below) => {
              state = (Math.imul(state, 1103515245) + 12345) & 0x7FFFFFFF;
              return (state >> 8) %% below;
            };
            const some = (length) => new Uint8Array(length).map(() => next(256));
            const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');
            const hashes = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
            const lines = [];
            const add = (name, buffer) => lines.push(name + ' ' + hex(buffer));
            for (let i = 0; i < 24; i++) {
              const hash = hashes[i %% 4];
              const data = some(next(300));
              add(hash, await subtle.digest(hash, data));
              const mac = await subtle.importKey('raw', some(1 + next(200)), { name: 'HMAC', hash }, true, ['sign']);
              add('HMAC ' + hash, await subtle.sign('HMAC', mac, data));
              lines.push(JSON.stringify(Object.entries(await subtle.exportKey('jwk', mac)).sort()));
              const key = some([16, 24, 32][i %% 3]);
              const iv = some(16);
              const parameters = {
                'AES-CBC': { iv },
                'AES-CTR': { counter: iv, length: 1 + next(128) },
                'AES-GCM': { iv: some(12 + next(8)), additionalData: some(next(40)), tagLength: [96, 104, 112, 120, 128][i %% 5] },
              };
              for (const name of Object.keys(parameters)) {
                const aes = await subtle.importKey('raw', key, name, true, ['encrypt']);
                await subtle.encrypt({ name, ...parameters[name] }, aes, data)
                    .then((result) => add(name, result), (error) => lines.push(name + ' ' + error.name));
              }
              const salt = some(next(40));
              const bits = 8 * (1 + next(90));
              const password = await subtle.importKey('raw', some(1 + next(200)), 'PBKDF2', false, ['deriveBits']);
              add('PBKDF2', await subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations: 1 + next(20) }, password, bits));
              const secret = await subtle.importKey('raw', some(1 + next(200)), 'HKDF', false, ['deriveBits']);
              add('HKDF', await subtle.deriveBits({ name: 'HKDF', hash, salt, info: some(next(40)) }, secret, bits));
            }
            """;

    @Test
    void resultsAreThoseOfNode() throws IOException, InterruptedException {
        int seed = new Random().nextInt(Integer.MAX_VALUE);
        String script = SCRIPT.formatted(seed);
        List<String> theirs = node(script + "console.log(lines.join('\\n'));");
        try (Realm realm = new Realm()) {
            List<String> ours =
                    realm.run(script + "return lines.join('\\n');").lines().toList();
            assertEquals(24 * 8, ours.size(), () -> "lines: " + ours);
            for (int i = 0; i < ours.size(); i++) {
                assertEquals(theirs.get(i), ours.get(i), "line " + i + ", seed " + seed);
            }
            assertEquals(theirs.size(), ours.size(), "lines");
        }
    }

    private static List<String> node(String script) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("crypto");
        Path file = Files.writeString(folder.resolve("script.mjs"), script);
        Path output = folder.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder("node", file.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: 'node' is not on the PATH");
            throw e;
        }
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "node ends within 60 s");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("errors")));
        return Files.readAllLines(output);
    }
}
