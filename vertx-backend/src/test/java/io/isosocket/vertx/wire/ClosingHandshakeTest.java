package io.isosocket.vertx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.spi.Connection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455, section 7, in every order; times are the channel's own. */
class ClosingHandshakeTest {

    @Test
    void aClientThatClosesWaitsForTheAnswerAndThenForTheEndOfTcp() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.close(3001, "bye");
            assertEquals(List.of("close 3001 bye"), tester.sent());
            tester.receive(PeerFrame.close(0x0B, 0xB9, 'o', 'k'));
            assertEquals(List.of(), tester.events());
            assertTrue(tester.channel.isOpen());
            tester.endTcp();
            assertEquals(List.of("closed 3001 ok"), tester.events());
            assertEquals(List.of(), tester.sent());
        }
    }

    @Test
    void aServerEndsTcpOnceBothFramesHavePassed() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            tester.codec.close(1000, "");
            assertEquals(List.of("close 1000"), tester.sent());
            assertTrue(tester.channel.isOpen());
            tester.receive(PeerFrame.closeWith(1000));
            assertFalse(tester.channel.isOpen());
            assertEquals(List.of("closed 1000"), tester.events());
        }
    }

    @Test
    void aServerAnswersAndEndsTcp() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            tester.receive(PeerFrame.close(3, 0xE9, 'x'));
            assertEquals(List.of("close 1001 x"), tester.sent());
            assertFalse(tester.channel.isOpen());
            assertEquals(List.of("closing 1001 x", "closed 1001 x"), tester.events());
        }
    }

    @Test
    void aServerEndsTcpAlsoWhereTheCloseFrameFillsTheBuffer() {
        for (int size = Outbox.GATHER_LIMIT - 12; size <= Outbox.GATHER_LIMIT; size++) {
            try (WireTester tester = new WireTester(Role.SERVER)) {
                tester.codec.sendBinary(ByteBuffer.allocate(size));
                tester.receive(PeerFrame.closeWith(1000));
                assertFalse(tester.channel.isOpen(), "open behind a message of " + size);
                assertEquals(size, tester.listener.acceptedBytes());
            }
        }
    }

    @Test
    void aClientAnswersAndWaitsForTheServersEnd() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.receive(PeerFrame.close());
            assertEquals(List.of("close"), tester.sent());
            assertEquals(List.of("closing 1005"), tester.events());
            tester.advance(9_999);
            assertTrue(tester.channel.isOpen());
            assertEquals(List.of(), tester.events());
            tester.advance(2);
            assertFalse(tester.channel.isOpen());
            assertEquals(List.of("closed 1005"), tester.events());
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothAtOnceIsClean(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.codec.close(3000, "");
            tester.receive(PeerFrame.closeWith(4000));
            tester.endTcp();
            assertEquals(List.of("closed 4000"), tester.events());
            assertEquals(List.of("close 3000"), tester.sent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatNeverAnswersIsGivenUp(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.codec.close(Connection.NO_STATUS, "");
            assertEquals(List.of("close"), tester.sent());
            tester.advance(9_999).receive(PeerFrame.text("still here"));
            assertEquals(List.of("text still here"), tester.events());
            tester.advance(2);
            assertEquals(List.of("failed TIMEOUT CLOSING"), tester.events());
            assertFalse(tester.channel.isOpen());
            var failure = Objects.requireNonNull(tester.listener.failure);
            assertEquals(OptionalInt.of(1005), failure.closeCodeSent());
            assertEquals(OptionalInt.empty(), failure.closeCodeReceived());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfTcpInPlaceOfTheAnswerIsAFailure(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.codec.close(1000, "");
            tester.endTcp();
            assertEquals(List.of("failed CLOSED CLOSING"), tester.events());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfTcpWithoutACloseFrameIsAFailure(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.endTcp();
            assertEquals(List.of("failed CLOSED OPEN"), tester.events());
            assertEquals(
                    OptionalInt.empty(),
                    Objects.requireNonNull(tester.listener.failure).closeCodeSent());
        }
    }

    @Test
    void nothingIsSentAfterTheCloseFrame() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.sendText(new byte[] {'a'});
            tester.codec.close(1000, "");
            tester.codec.sendText(new byte[] {'b'});
            tester.codec.ping(new byte[0]);
            tester.codec.close(1001, "again");
            tester.receive(PeerFrame.ping("x"));
            assertEquals(List.of("text a", "close 1000"), tester.sent());
            assertEquals(List.of("ping x"), tester.events());
            tester.channel.runPendingTasks();
            assertEquals(1, tester.listener.acceptedBytes());
        }
    }

    @Test
    void theListenerMayAnswerTheCloseByItself() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.listener.then = event -> {
                if (event.startsWith("closing")) {
                    tester.codec.sendText(new byte[] {'z'});
                    tester.codec.close(3000, "mine");
                }
            };
            tester.receive(PeerFrame.closeWith(1000));
            assertEquals(List.of("text z", "close 3000 mine"), tester.sent());
            tester.endTcp();
            assertEquals(List.of("closing 1000", "closed 1000"), tester.events());
        }
    }

    @Test
    void aViolationWhileClosingFailsWithoutASecondCloseFrame() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.codec.close(1000, "");
            tester.receive(PeerFrame.peerFrame(0xFF, new byte[0]));
            assertEquals(List.of("close 1000"), tester.sent());
            assertEquals(List.of("failed PROTOCOL CLOSING"), tester.events());
            tester.endTcp();
            assertEquals(List.of(), tester.events());
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAViolationThePeerHasASecondToReadWhy(Role role) {
        try (WireTester tester = new WireTester(role)) {
            tester.receive(PeerFrame.peerFrame(0xFF, new byte[0]));
            assertEquals(List.of("failed PROTOCOL OPEN"), tester.events());
            assertEquals(
                    OptionalInt.of(1002),
                    Objects.requireNonNull(tester.listener.failure).closeCodeSent());
            tester.receive(PeerFrame.text("thrown away")).advance(999);
            assertTrue(tester.channel.isOpen());
            tester.advance(2);
            assertFalse(tester.channel.isOpen());
            assertEquals(List.of(), tester.events());
            assertEquals(List.of("close 1002"), tester.sent());
        }
    }

    @Test
    void goingAwaySays1001() {
        try (WireTester tester = new WireTester(Role.SERVER)) {
            tester.codec.goingAway();
            assertEquals(List.of("close 1001"), tester.sent());
            tester.receive(PeerFrame.closeWith(1001));
            assertEquals(List.of("closed 1001"), tester.events());
        }
    }

    @Test
    void afterAbortNothingIsHeard() {
        try (WireTester tester = new WireTester(Role.CLIENT)) {
            tester.listener.then = event -> tester.codec.abort();
            tester.codec.sendText(new byte[] {'a'});
            tester.receive(PeerFrame.text("1"), PeerFrame.text("2"), PeerFrame.close());
            tester.advance(20_000);
            assertEquals(List.of("text 1"), tester.events());
            assertEquals(0, tester.listener.acceptedBytes());
            assertFalse(tester.channel.isOpen());
        }
    }
}
