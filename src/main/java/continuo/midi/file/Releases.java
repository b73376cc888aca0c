package continuo.midi.file;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which event lets each key go that is struck.
///
/// A key may be struck twice and let go twice: the first release belongs to the first strike. But a strike that is
/// never let go must not take the release of a later one: strikes and releases are matched as brackets first, and what
/// stays open is left out of the count. What finds no match in its own track may find it in another one of the same
/// port and channel. At last a strike without a release is ended by the next strike of its key, or by what ends all.
final class Releases {

    /// Nothing lets it go.
    static final int NONE = -1;

    private static final int PITCHES = 128;

    private final Events events;
    private final Zones zones;
    private final int[] releaseOf;
    private final BitSet used = new BitSet(); // the releases that have found their strikes

    private Releases(Events events, Zones zones) {
        this.events = events;
        this.zones = zones;
        releaseOf = new int[events.size()];
        Arrays.fill(releaseOf, NONE);
    }

    /// @param events in order
    /// @return for each strike the number of the event that ends it, greater than its own, or [#NONE]
    static int[] of(Events events, Zones zones) {
        Releases releases = new Releases(events, zones);
        releases.match(true);
        releases.match(false);
        releases.endTheRest();
        return releases.releaseOf;
    }

    private long key(int n, boolean withinTracks) {
        long track = withinTracks ? events.source(n).track() : 0;
        return track << 32 | events.wire(n) * PITCHES + events.data1(n);
    }

    /// First in, first out, among those that are matched as brackets.
    private void match(boolean withinTracks) {
        BitSet matched = brackets(withinTracks);
        Map<Long, Deque<Integer>> down = new HashMap<>();
        for (int n = matched.nextSetBit(0); n >= 0; n = matched.nextSetBit(n + 1)) {
            Deque<Integer> strikes = down.computeIfAbsent(key(n, withinTracks), key -> new ArrayDeque<>());
            if (events.isStrike(n)) {
                strikes.add(n);
            } else {
                releaseOf[strikes.remove()] = n;
                used.set(n);
            }
        }
    }

    private BitSet brackets(boolean withinTracks) {
        BitSet matched = new BitSet(events.size());
        Map<Long, Deque<Integer>> open = new HashMap<>();
        Map<Integer, Set<Long>> openOnWire = new HashMap<>();
        for (int n = 0; n < events.size(); n++) {
            if (events.isStrike(n) && releaseOf[n] == NONE) {
                long key = key(n, withinTracks);
                open.computeIfAbsent(key, k -> new ArrayDeque<>()).push(n);
                openOnWire
                        .computeIfAbsent(events.wire(n), wire -> new HashSet<>())
                        .add(key);
            } else if (events.isRelease(n) && !used.get(n)) {
                Deque<Integer> strikes = open.get(key(n, withinTracks));
                if (strikes != null && !strikes.isEmpty()) {
                    matched.set(strikes.pop());
                    matched.set(n);
                }
            } else if (events.endsAllKeys(n)) {
                for (int wire : zones.reachedBy(n)) {
                    Set<Long> keys = openOnWire.remove(wire);
                    if (keys != null) {
                        keys.forEach(open::remove);
                    }
                }
            }
        }
        return matched;
    }

    private void endTheRest() {
        Map<Integer, Integer> nextStrikes = new HashMap<>(); // by wire and pitch
        int[] nextEnds = new int[events.wires()];
        Arrays.fill(nextEnds, Integer.MAX_VALUE);
        for (int n = events.size() - 1; n >= 0; n--) {
            if (events.isStrike(n)) {
                int key = events.wire(n) * PITCHES + events.data1(n);
                int next = Math.min(nextStrikes.getOrDefault(key, Integer.MAX_VALUE), nextEnds[events.wire(n)]);
                if (releaseOf[n] == NONE && next < Integer.MAX_VALUE) {
                    releaseOf[n] = next;
                }
                nextStrikes.put(key, n);
            } else if (events.endsAllKeys(n)) {
                for (int wire : zones.reachedBy(n)) {
                    nextEnds[wire] = n;
                }
            }
        }
    }
}
