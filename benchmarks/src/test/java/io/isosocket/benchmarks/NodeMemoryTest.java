package io.isosocket.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.benchmarks.work.Footprint;
import io.isosocket.testing.Program;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What scripts on Node tell of their memory is read as that of the others. */
class NodeMemoryTest {

    private static final int MEGABYTE = 1 << 20;

    private static Footprint with(String script) throws Exception {
        String node = Program.assumePresent("node");
        Path scripts = Path.of(System.getProperty("basedir", "."), "src", "main", "js");
        return Footprint.of(new JsonObject(Program.run(
                scripts, List.of(node, "--expose-gc", "-e", script + "require('./memory.cjs')(); globalThis.kept;"))));
    }

    @Test
    void heapAndBuffersAreApart() throws Exception {
        Footprint nothing = with("");
        assertTrue(nothing.heap() > 0 && nothing.resident() > nothing.heap(), nothing.toString());

        Footprint buffers = with("globalThis.kept = new ArrayBuffer(" + 100 * MEGABYTE + ");")
                .since(nothing, 1);
        assertTrue(Math.abs(buffers.direct() - 100 * MEGABYTE) < 10 * MEGABYTE, buffers.toString());
        assertTrue(Math.abs(buffers.heap()) < 10 * MEGABYTE, buffers.toString());

        Footprint objects = with("globalThis.kept = Array.from({ length: 1e6 }, () => ({}));")
                .since(nothing, 1);
        assertTrue(Math.abs(objects.direct()) < 10 * MEGABYTE, objects.toString());
        assertTrue(objects.heap() > 20 * MEGABYTE, objects.toString());
    }
}
