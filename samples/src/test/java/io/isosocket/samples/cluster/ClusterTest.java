package io.isosocket.samples.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A chat on two JVMs of a cluster, each with members of its own; JVMs that are killed, and that join. */
@Timeout(300)
class ClusterTest {

    private static final int MEMBERS = 3;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private ClusterNode first;
    private ClusterNode second;
    private List<ChatMember> firstMembers = List.of();
    private List<ChatMember> secondMembers = List.of();

    @BeforeEach
    void aChatOnTwoNodes() throws Exception {
        first = open(ClusterNode.start("127.0.0.1"));
        second = open(ClusterNode.start("127.0.0.2", first));
        membersJoin();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void whatIsSaidOnOneIsHeardOnTheOtherExactlyOnceAndInOrder() {
        assertNothingIsLost("all is well", 500);
        assertScriptsHearTheChatAndEachOther();
    }

    @Test
    void aKilledNodeTakesItsOwnClientsAloneAndTheyGoOnAtTheOther() throws Exception {
        killTheSecond(500);
        assertNothingIsLost("one is left", 200);
    }

    @Test
    @Tag("long")
    void nodesAreKilledAndJoinAgainAndAgain() throws Exception {
        for (int round = 1; round <= 5; round++) {
            assertNothingIsLost("all is well", 5_000);
            killTheSecond(2_000);
            assertNothingIsLost("one is left", 1_000);
            String freeHost = second.host();
            // The one that has been there longer is killed next.
            second = first;
            everybody().forEach(member -> member.say(2_000));
            first = open(ClusterNode.start(freeHost, second));
            everybody().forEach(ChatMember::awaitIdle);
            everybody().forEach(ChatMember::assertNothingRepeated);
            everybody().forEach(ChatMember::assertInOrder);
            membersJoin();
        }
    }

    /** Each node runs chat-bot.js. */
    private void assertScriptsHearTheChatAndEachOther() {
        String here = "a script is here";
        String heard = "a script heard another one";
        ChatMember member = firstMembers.get(0);
        member.say("roll call");
        List<String> texts = member.awaitOthers(5).stream().sorted().toList();
        assertEquals(List.of(heard, heard, here, here, "roll call"), texts);
    }

    /** New members, who hear each other. */
    private void membersJoin() {
        everybody().forEach(ChatMember::close);
        firstMembers = members("a", first, second);
        secondMembers = members("b", second, first);
        for (ChatMember speaker : List.of(firstMembers.get(0), secondMembers.get(0))) {
            boolean heard = false;
            while (!heard) {
                speaker.say(1);
                speaker.awaitIdle();
                heard = everybody().stream().allMatch(member -> member.hearsSoon(speaker));
            }
        }
    }

    private List<ChatMember> members(String prefix, ClusterNode home, ClusterNode other) {
        return IntStream.range(0, MEMBERS)
                .mapToObj(i -> open(new ChatMember(prefix + i, List.of(home.url(), other.url()))))
                .toList();
    }

    private List<ChatMember> everybody() {
        return Stream.of(firstMembers, secondMembers).flatMap(List::stream).toList();
    }

    private void assertNothingIsLost(String title, int each) {
        Tally tally = new Tally(everybody());
        everybody().forEach(member -> member.say(each));
        everybody().forEach(ChatMember::awaitIdle);
        for (ChatMember member : everybody()) {
            everybody().forEach(member::awaitLastOf);
        }
        System.out.println(title + ": clients of " + tally.report("both", everybody(), "both", everybody()));
        assertEquals(0, tally.lost(everybody(), everybody()));
        everybody().forEach(ChatMember::assertNothingRepeated);
        everybody().forEach(ChatMember::assertInOrder);
    }

    private void killTheSecond(int each) {
        Tally tally = new Tally(everybody());
        everybody().forEach(member -> member.say(each));
        firstMembers.get(0).awaitHeard(secondMembers.get(0), each / 10);
        second.kill();
        everybody().forEach(ChatMember::awaitIdle);
        for (ChatMember member : everybody()) {
            everybody().forEach(member::awaitLastOf);
        }
        String killed = second.host() + " is killed: clients of ";
        System.out.println(killed + tally.report("the other", firstMembers, "the other", firstMembers));
        System.out.println(killed + tally.report("the other", firstMembers, "it", secondMembers));
        System.out.println(killed + tally.report("it", secondMembers, "the other", firstMembers));
        System.out.println(killed + tally.report("it", secondMembers, "it", secondMembers));
        assertEquals(0, tally.lost(firstMembers, firstMembers));
        firstMembers.forEach(member -> assertEquals(0, member.lost()));
        secondMembers.forEach(member -> assertEquals(1, member.lost()));
        everybody().forEach(ChatMember::assertNothingRepeated);
        everybody().forEach(member -> member.assertInOrderBut(secondMembers));
    }

    private <T extends AutoCloseable> T open(T resource) {
        opened.add(0, resource);
        return resource;
    }
}
