package continuo.midi.file;

import continuo.midi.MpeZones;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The zones of MPE in a file: those that it announces before its first note, or at all; else those on which the notes
/// of a track go round. What manages a zone, its pedals most of all, holds for all members, and channel 10 is one of
/// them and not that of the drums.
///
/// A zone is of a port, and of the tracks that announce it if they have notes in it: other tracks may have drums.
final class Zones {

    private static final int CHANNELS = 16;
    private static final int NONE = -1;

    private final Events events;
    private final int[] managers; // by wire: the wire that manages it
    private final BitSet members = new BitSet(); // the strikes that are in a zone

    private Zones(Events events) {
        this.events = events;
        managers = new int[events.wires()];
        Arrays.fill(managers, NONE);
    }

    /// @param events in order
    static Zones of(Events events) {
        Zones zones = new Zones(events);
        if (zones.hasManyChannels()) {
            Map<Integer, Announced> announced = zones.announced();
            zones.announce(announced);
            zones.findRounds(announced.keySet());
        }
        return zones;
    }

    /// What a port has announced: at last before its first note, or at first after it.
    private static final class Announced {

        private final MpeZones zones = new MpeZones();
        private final Set<Integer> tracks = new HashSet<>();
        private int lower;
        private int upper;
        private boolean struck;
        private boolean hasNotesWhereAnnounced;

        void parameter(Events events, int n) {
            boolean changed = zones.parameter(events.channel(n), events.data1(n), events.data2(n));
            if (changed && (!struck || (lower | upper) == 0)) {
                lower = zones.lowerMembers();
                upper = zones.upperMembers();
                tracks.add(events.source(n).track());
            }
        }
    }

    private boolean hasManyChannels() {
        Set<Integer> wires = new HashSet<>();
        for (int n = 0; n < events.size(); n++) {
            if (events.isController(n) || events.isStrike(n)) {
                wires.add(events.wire(n));
            }
        }
        return wires.size() > 1;
    }

    private Map<Integer, Announced> announced() {
        Map<Integer, Announced> byPort = new HashMap<>();
        long[] firstStrikes = new long[events.wires() / CHANNELS];
        Arrays.fill(firstStrikes, Long.MAX_VALUE);
        for (int n = events.size() - 1; n >= 0; n--) {
            if (events.isStrike(n)) {
                firstStrikes[events.source(n).port()] = events.tick(n);
            }
        }
        for (int n = 0; n < events.size(); n++) {
            if (events.isController(n) && MpeZones.isParameter(events.data1(n))) {
                int port = events.source(n).port();
                Announced zones = byPort.computeIfAbsent(port, p -> new Announced());
                zones.struck = events.tick(n) > firstStrikes[port];
                zones.parameter(events, n);
            }
        }
        byPort.values().removeIf(zones -> (zones.lower | zones.upper) == 0);
        return byPort;
    }

    private void announce(Map<Integer, Announced> announced) {
        announced.forEach((port, zones) -> {
            manage(port, zones.lower, MpeZones.LOWER_MANAGER);
            manage(port, zones.upper, MpeZones.UPPER_MANAGER);
        });
        for (int n = 0; n < events.size(); n++) {
            Announced zones = announced.get(events.source(n).port());
            if (zones != null && isStruckOn(zones.lower | zones.upper, n)) {
                zones.hasNotesWhereAnnounced |=
                        zones.tracks.contains(events.source(n).track());
            }
        }
        for (int n = 0; n < events.size(); n++) {
            Announced zones = announced.get(events.source(n).port());
            if (zones != null && isStruckOn(zones.lower | zones.upper, n)) {
                boolean here = zones.tracks.contains(events.source(n).track());
                members.set(n, here || !zones.hasNotesWhereAnnounced);
            }
        }
    }

    private boolean isStruckOn(int channels, int n) {
        return events.isStrike(n) && (channels & 1 << events.channel(n)) != 0;
    }

    private void manage(int port, int channels, int manager) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channels & 1 << channel) != 0) {
                managers[port * CHANNELS + channel] = port * CHANNELS + manager;
            }
        }
    }

    /// @param announced the ports of which zones are known
    private void findRounds(Set<Integer> announced) {
        Map<Events.Source, Rounds> rounds = new HashMap<>();
        for (int n = 0; n < events.size(); n++) {
            if (events.isStrike(n) || events.isRelease(n)) {
                Rounds ofTrack = rounds.computeIfAbsent(events.source(n), source -> new Rounds());
                if (events.isStrike(n)) {
                    ofTrack.strike(events.channel(n), events.data1(n));
                } else {
                    ofTrack.release(events.channel(n));
                }
            }
        }
        rounds.entrySet()
                .removeIf(one -> announced.contains(one.getKey().port())
                        || !one.getValue().goRound());
        rounds.forEach((source, found) -> {
            boolean lower = (found.used() & 1 << MpeZones.LOWER_MANAGER) == 0;
            if (lower || (found.used() & 1 << MpeZones.UPPER_MANAGER) == 0) {
                manage(source.port(), found.used(), lower ? MpeZones.LOWER_MANAGER : MpeZones.UPPER_MANAGER);
            }
        });
        for (int n = 0; n < events.size(); n++) {
            if (events.isStrike(n) && rounds.containsKey(events.source(n))) {
                members.set(n);
            }
        }
    }

    /// Whether a strike is one of a zone.
    boolean isMember(int strike) {
        return members.get(strike);
    }

    /// The wire that manages the zone in which a strike is; its own if it is in none.
    int manager(int strike) {
        int wire = events.wire(strike);
        return members.get(strike) && managers[wire] != NONE ? managers[wire] : wire;
    }

    /// The wires that a controller holds for: its own, and those that it manages.
    int[] reachedBy(int n) {
        int own = events.wire(n);
        int first = own - own % CHANNELS;
        int[] wires = new int[CHANNELS + 1];
        int count = 0;
        wires[count++] = own;
        for (int wire = first; wire < first + CHANNELS; wire++) {
            if (managers[wire] == own) {
                wires[count++] = wire;
            }
        }
        return Arrays.copyOf(wires, count);
    }
}
