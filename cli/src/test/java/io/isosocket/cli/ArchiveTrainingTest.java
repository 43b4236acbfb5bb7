package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ArchiveTrainingTest {

    @Test
    void everyCommandOfItEndsWell() throws Exception {
        Capture out = new Capture();
        Capture err = new Capture();
        Console console = Console.of(InputStream.nullInputStream(), out, err, UTF_8, false, false);
        assertEquals(ExitCode.OK, ArchiveTraining.run(console), err::toString);
        List<String> lines = out.lines();
        assertEquals(List.of("start { timers: [ 1 ] }", "start { timers: [ 1 ] }", "0"), lines.subList(0, 3));
        assertEquals(1, lines.stream().filter("Ada    closed with 1000"::equals).count(), out::toString);
    }
}
