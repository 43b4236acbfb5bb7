package io.isosocket.samples.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What members have said and heard since it was made. */
final class Tally {

    private record Pair(ChatMember from, ChatMember to) {}

    private final Map<ChatMember, Integer> said = new HashMap<>();
    private final Map<Pair, Integer> heard = new HashMap<>();

    Tally(Collection<ChatMember> members) {
        for (ChatMember from : members) {
            said.put(from, from.said());
            members.forEach(to -> heard.put(new Pair(from, to), to.heardOf(from)));
        }
    }

    private int sent(Collection<ChatMember> speakers) {
        return speakers.stream().mapToInt(from -> from.said() - said.get(from)).sum();
    }

    private int received(Collection<ChatMember> speakers, Collection<ChatMember> listeners) {
        return speakers.stream()
                .mapToInt(from -> listeners.stream()
                        .mapToInt(to -> to.heardOf(from) - heard.get(new Pair(from, to)))
                        .sum())
                .sum();
    }

    /** How much did not come, of what the ones said to the others. */
    int lost(Collection<ChatMember> speakers, Collection<ChatMember> listeners) {
        return sent(speakers) * listeners.size() - received(speakers, listeners);
    }

    /** The figures of what the ones said to the others. */
    String report(String from, Collection<ChatMember> speakers, String to, Collection<ChatMember> listeners) {
        return "%s sent %,d messages, %d clients of %s received %,d, lost %,d"
                .formatted(
                        from,
                        sent(speakers),
                        listeners.size(),
                        to,
                        received(speakers, listeners),
                        lost(speakers, listeners));
    }
}
