package io.isosocket.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.isosocket.ReceiveChannel;
import io.isosocket.TimerChannel;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The module {@code isosocket:channel}, with channels that Java code gives to scripts. */
@Timeout(60)
class ChannelModuleTest {

    private static final String IMPORT =
            "const { select } = await import('isosocket:channel');" + "const time = await import('isosocket:time');";

    private final EchoServing echo = new EchoServing();
    private final Play play = Play.create(options -> options.keepAlive(true));
    private final WebSocketChannel channel = connect(WebSocketOptions.DEFAULT);

    private WebSocketChannel connect(WebSocketOptions options) {
        try {
            return WebSocketChannel.connect(echo.url(), options);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void give() {
        give("channel", channel);
        give("send", (HostFunction) arguments -> {
            channel.send(String.valueOf(arguments.get(0)));
            return null;
        });
    }

    private void give(String name, Object value) {
        Play.await(play.runtime().global(name, value));
    }

    @AfterEach
    void stop() {
        channel.close();
        play.close();
        echo.close();
    }

    /** What an async function's body returns, as JSON; or what it throws. */
    private Object run(String body) {
        return Optional.ofNullable(play.value("(async () => { " + IMPORT + body
                        + "\n})().then((v) => JSON.stringify(v), (e) => `${e.name}: ${e.message}`)"))
                .orElse("undefined");
    }

    @Test
    void receiveGivesMessagesInTheirOrderAndThenTheEnd() {
        channel.send("one");
        channel.send(ByteBuffer.wrap(new byte[] {1, 2}));
        assertEquals(
                "[{\"value\":{\"type\":\"text\",\"data\":\"one\"},\"ok\":true},\"binary\",[1,2],null]",
                run("const text = await channel.receive(); const { value } = await channel.receive();"
                        + "return [text, value.type, [...new Uint8Array(value.data)], channel.closed]"));
        channel.close(4001, "bye");
        assertEquals(
                "[{\"ok\":false},{\"code\":4001,\"reason\":\"bye\",\"wasClean\":true}]",
                run("return [await channel.receive(), channel.closed]"));
    }

    @Test
    void promiseThatWaitsIsResolvedByTheMessage() {
        var waiting = play.runtime().evaluate("channel.receive().then(({ value }) => value.data)", "wait.js");
        assertFalse(waiting.isComplete());
        channel.send("later");
        assertEquals("later", Play.await(waiting));
    }

    @Test
    void loopTakesEverythingUpToTheEnd() {
        channel.send("a");
        channel.send("b");
        channel.send("close");
        give("close", (HostFunction) arguments -> {
            channel.close();
            return null;
        });
        assertEquals(
                "[\"a\",\"b\",\"close\"]",
                run("const all = []; for await (const { data } of channel) {"
                        + " all.push(data); if (data === 'close') close(); } return all"));
    }

    @Test
    void loopThatBreaksOffLeavesTheRest() {
        channel.send("a");
        channel.send("b");
        assertEquals(
                "[\"a\",\"b\"]",
                run("for await (const first of channel) {"
                        + " return [first.data, (await channel.receive()).value.data] }"));
    }

    @Test
    void selectTellsWhichChannelItWas() {
        WebSocketChannel second = connect(WebSocketOptions.DEFAULT);
        give("second", second);
        second.send("two");
        assertEquals(
                "[true,{\"type\":\"text\",\"data\":\"two\"},true]",
                run("const timeout = time.after('1h');"
                        + "const r = await select([channel.caseReceive(), second, timeout.caseReceive()]);"
                        + "return [r.channel === second, r.value, r.ok]"));
        second.close();
        assertEquals(
                "[true,false]", run("const r = await select([channel, second]); return [r.channel === second, r.ok]"));
    }

    @Test
    void selectWithATimerKeepsAConnectionAlive() {
        assertEquals(
                "[\"tick\",\"pong\"]",
                run("let heartbeat = time.after(5); const seen = [];"
                        + "for (;;) { const r = await select([channel.caseReceive(), heartbeat.caseReceive()]);"
                        + "if (r.channel === heartbeat) { seen.push('tick'); send('pong'); heartbeat = time.after('1h') }"
                        + "else { seen.push(r.value.data); return seen } }"));
    }

    @Test
    void whatIsNoChannelIsRefusedByName() {
        assertEquals(
                "TypeError: select: 7 is neither a channel nor the case of one", run("await select([channel, 7])"));
        assertEquals("TypeError: select: the value is not iterable", run("await select(channel)"));
        assertEquals("TypeError: select: there are no channels, so the wait would never end", run("await select([])"));
        assertEquals("TypeError: Illegal constructor", run("new channel.constructor()"));
        assertEquals("TypeError: Illegal invocation", run("await channel.receive.call({})"));
    }

    @Test
    void failureIsTheCauseOfTheEnd() throws Exception {
        WebSocketChannel limited =
                connect(WebSocketOptions.builder().maxMessageSize(3).build());
        give("limited", limited);
        limited.send("too long");
        assertEquals(
                "[false,1006,false,\"too_big\"]",
                run("const { ok } = await limited.receive(); const { code, wasClean, cause } = limited.closed;"
                        + "return [ok, code, wasClean, cause.kind]"));
    }

    @Test
    void channelsCrossBothWays() {
        assertSame(channel, play.value("channel"));
        TimerChannel timer = TimerChannel.after(Duration.ofMillis(1));
        give("timer", timer);
        assertEquals(
                "[\"number\",true,false]",
                run(
                        "const { value, ok } = await timer.receive(); return [typeof value, ok, (await timer.receive()).ok]"));
        assertEquals("[object Channel]", play.value("String(channel)"));
    }

    @Test
    void endedScriptLeavesTheMessagesToOthers() throws Exception {
        play.value("channel.receive(); undefined");
        Play.await(play.runtime().close());
        channel.send("for Java");
        assertEquals(
                "for Java",
                ReceiveChannel.selectAsync(List.of(channel))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS)
                        .value(channel)
                        .text());
    }

    @Test
    void pendingReceiveKeepsTheScriptAliveAndAnUnusedTimerDoesNot() {
        try (Play other = Play.create()) {
            Play.await(other.runtime().global("channel", channel));
            other.start("import('isosocket:time').then((time) => { time.after('1h');"
                    + " channel.receive().then(({ value }) => log(value.data)); log('waits') })");
            other.awaitFirstLine();
            channel.send("last");
            assertEquals(0, other.awaitEnd());
            assertEquals(List.of("waits", "last"), other.lines());
        }
    }
}
