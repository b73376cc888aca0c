package continuo.midi.rtp;

import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes down what a session's peers play, and who came and went.
final class Stage implements SessionListener {

    private final List<String> lines = new ArrayList<>();
    private final List<Integer> messages = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final Map<Integer, Integer> held = new TreeMap<>(); // velocities by channel and key

    @Override
    public void connected(long now, Peer peer) {
        lines.add("connected " + peer.who());
    }

    @Override
    public void gone(long now, Peer peer) {
        lines.add("gone " + peer.who());
    }

    @Override
    public void command(long whenNanos, Peer peer, int message) {
        messages.add(message);
        times.add(whenNanos);
        hold(held, message);
    }

    /// Keeps `held`, velocities by channel and key.
    static void hold(Map<Integer, Integer> held, int message) {
        int key = ShortMessages.channel(message) << 7 | ShortMessages.data1(message);
        if (ShortMessages.isPress(message)) {
            held.put(key, ShortMessages.data2(message));
        } else if (ShortMessages.isRelease(message)) {
            held.remove(key);
        } else if (ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE
                && ShortMessages.data1(message) >= ShortMessages.ALL_SOUND_OFF) {
            held.keySet().removeIf(place -> place >> 7 == ShortMessages.channel(message));
        }
    }

    @Override
    public void said(String line) {
        lines.add(line);
    }

    /// Who came and went, and what was said.
    List<String> lines() {
        return lines;
    }

    List<Integer> messages() {
        return messages;
    }

    List<Long> times() {
        return times;
    }

    /// As [RecordingSink#text] has them.
    List<String> texts() {
        return messages.stream().map(RecordingSink::text).toList();
    }

    /// The velocities of the keys that are down.
    Map<Integer, Integer> held() {
        return held;
    }

    void forget() {
        lines.clear();
        messages.clear();
        times.clear();
    }
}
