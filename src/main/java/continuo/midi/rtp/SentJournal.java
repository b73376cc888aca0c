package continuo.midi.rtp;

import static continuo.midi.ShortMessages.ALL_SOUND_OFF;
import static continuo.midi.ShortMessages.CONTROL_CHANGE;
import static continuo.midi.ShortMessages.channel;
import static continuo.midi.ShortMessages.command;
import static continuo.midi.ShortMessages.data1;
import static continuo.midi.ShortMessages.data2;
import static continuo.midi.ShortMessages.isPress;
import static continuo.midi.ShortMessages.isRelease;

/// What one peer has been sent and has not yet confirmed, and the recovery journal made of it (RFC 6295, section 5 and
/// appendix A): chapter N, notes, and chapter C, controllers. Whoever loses packets learns from the next one how every
/// key and controller stands. Holds at most the last command for each, so it never grows; allocates nothing.
///
/// Program changes, pitch wheel, pressure and system commands are not in it: Continuo sends none.
final class SentJournal {

    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final long FORGOTTEN = 0;
    private static final long FRESH_NANOS = 150_000_000;

    private static final int SINGLE = 0x80; // S: tells nothing about the packet just before
    private static final int CHANNEL_JOURNALS = 0x20; // A
    private static final int CHAPTER_C = 0x40;
    private static final int CHAPTER_N = 0x08;
    private static final int HEADER_BYTES = 3;
    private static final int NO_OFFS = 0xF1;
    private static final int NO_OFFS_ALL_KEYS = 0xF0;

    // The number of the packet with the last command for a key or controller, or FORGOTTEN.
    private final long[] noteSent = new long[CHANNELS * KEYS];
    private final long[] controllerSent = new long[CHANNELS * KEYS];
    private final byte[] velocities = new byte[CHANNELS * KEYS]; // 0: released; also of what is forgotten
    private final byte[] values = new byte[CHANNELS * KEYS];
    private final long[] pressedNanos = new long[CHANNELS * KEYS];
    private int channels; // those with anything in it, a bit each
    private long checkpoint;

    /// @param first the number of the first packet, above 0
    SentJournal(long first) {
        checkpoint = first;
    }

    /// @param packet its number, which its lowest 16 bits stand for on the wire
    void remember(long packet, long now, int message) {
        int place = channel(message) * KEYS + data1(message);
        if (isPress(message)) {
            note(place, packet, data2(message));
            pressedNanos[place] = now;
        } else if (isRelease(message)) {
            note(place, packet, 0);
        } else if (command(message) == CONTROL_CHANGE && data1(message) < ALL_SOUND_OFF) {
            controllerSent[place] = packet;
            values[place] = (byte) data2(message);
            channels |= 1 << channel(message);
        } else if (command(message) == CONTROL_CHANGE) {
            releaseAll(channel(message), packet);
        }
    }

    private void note(int place, long packet, int velocity) {
        noteSent[place] = packet;
        velocities[place] = (byte) velocity;
        channels |= 1 << (place / KEYS);
    }

    /// "All notes off" and its like are told as the releases that they mean.
    private void releaseAll(int channel, long packet) {
        for (int place = channel * KEYS; place < (channel + 1) * KEYS; place++) {
            if (velocities[place] > 0) {
                note(place, packet, 0);
            }
        }
    }

    /// Forgets what the peer confirms to have, or to have made up for.
    void acknowledge(long packet) {
        if (packet < checkpoint) {
            return;
        }
        checkpoint = packet + 1;
        int left = 0;
        for (int place = 0; place < CHANNELS * KEYS; place++) {
            if (noteSent[place] <= packet) {
                noteSent[place] = FORGOTTEN;
            }
            if (controllerSent[place] <= packet) {
                controllerSent[place] = FORGOTTEN;
            }
            if ((noteSent[place] | controllerSent[place]) != FORGOTTEN) {
                left |= 1 << (place / KEYS);
            }
        }
        channels = left;
    }

    /// Adds the journal of everything before `packet`, of which nothing has been remembered yet. Where the packet has
    /// no room for all of it, it tells of releases only.
    void write(long packet, long now, PacketBytes out) {
        int header = out.size();
        out.one(0).two((int) checkpoint);
        int told = 0;
        boolean fresh = false;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channels >> channel & 1) != 0) {
                fresh |= channelJournal(channel, packet, now, out);
                told++;
            }
        }
        int flags = told == 0 ? 0 : CHANNEL_JOURNALS | told - 1;
        out.set(header, fresh ? flags : flags | SINGLE);
    }

    /// @return whether it tells anything about the packet before
    private boolean channelJournal(int channel, long packet, long now, PacketBytes out) {
        int first = channel * KEYS;
        int notes = count(noteSent, first);
        int presses = countPresses(first);
        int controllers = count(controllerSent, first);
        boolean roomy = out.left() >= HEADER_BYTES + 1 + 2 * controllers + 2 + 2 * presses + 16 + reserve(channel);
        int header = out.size();
        out.one(0).one(0).one(0);
        boolean fresh = false;
        int chapters = 0;
        if (controllers > 0 && roomy) {
            chapters |= CHAPTER_C;
            fresh |= chapterC(first, controllers, packet, out);
        }
        if (notes > 0) {
            chapters |= CHAPTER_N;
            fresh |= chapterN(first, roomy ? presses : 0, packet, now, out);
        }
        int length = out.size() - header;
        out.set(header, (fresh ? 0 : SINGLE) | channel << 3 | length >> 8);
        out.set(header + 1, length);
        out.set(header + 2, chapters);
        return fresh;
    }

    /// What the channels after this one need at the least.
    private int reserve(int channel) {
        return Integer.bitCount(channels >> (channel + 1)) * (HEADER_BYTES + 2 + 16);
    }

    private static int count(long[] sent, int first) {
        int count = 0;
        for (int place = first; place < first + KEYS; place++) {
            count += sent[place] == FORGOTTEN ? 0 : 1;
        }
        return count;
    }

    private int countPresses(int first) {
        int count = 0;
        for (int place = first; place < first + KEYS; place++) {
            count += isPressed(place) ? 1 : 0;
        }
        return count;
    }

    private boolean isPressed(int place) {
        return noteSent[place] != FORGOTTEN && velocities[place] > 0;
    }

    private boolean chapterC(int first, int controllers, long packet, PacketBytes out) {
        int header = out.size();
        out.one(0);
        boolean fresh = false;
        for (int place = first; place < first + KEYS; place++) {
            if (controllerSent[place] != FORGOTTEN) {
                boolean before = controllerSent[place] == packet - 1;
                fresh |= before;
                out.one((before ? 0 : SINGLE) | place - first).one(values[place]);
            }
        }
        out.set(header, (fresh ? 0 : SINGLE) | controllers - 1);
        return fresh;
    }

    private boolean chapterN(int first, int presses, long packet, long now, PacketBytes out) {
        int header = out.size();
        out.one(0).one(0);
        boolean fresh = false;
        for (int place = first; presses > 0 && place < first + KEYS; place++) {
            if (isPressed(place)) {
                boolean before = noteSent[place] == packet - 1;
                int play = now - pressedNanos[place] <= FRESH_NANOS ? 0x80 : 0; // Y: not too late to be played
                out.one((before ? 0 : SINGLE) | place - first).one(play | velocities[place]);
                fresh |= before;
            }
        }
        boolean freshOff = isReleased(first, KEYS, packet - 1);
        out.set(header, (freshOff ? 0 : 0x80) | Math.min(presses, KEYS - 1));
        out.set(header + 1, offBits(first, presses, out));
        return fresh || freshOff;
    }

    /// Whether one of the keys was released, last of all in packet `in`.
    private boolean isReleased(int from, int keys, long in) {
        for (int place = from; place < from + keys; place++) {
            if (noteSent[place] == in && velocities[place] == 0) {
                return true;
            }
        }
        return false;
    }

    /// Adds a bit for each released key, the lowest one first, without the octets of zeros on both sides.
    ///
    /// @return the octet that says which octets these are
    private int offBits(int first, int presses, PacketBytes out) {
        int low = 0;
        while (low < 16 && offs(first, low) == 0) {
            low++;
        }
        if (low == 16) {
            return presses == KEYS ? NO_OFFS_ALL_KEYS : NO_OFFS;
        }
        int high = 15;
        while (offs(first, high) == 0) {
            high--;
        }
        for (int octet = low; octet <= high; octet++) {
            out.one(offs(first, octet));
        }
        return low << 4 | high;
    }

    private int offs(int first, int octet) {
        int bits = 0;
        for (int place = first + octet * 8; place < first + octet * 8 + 8; place++) {
            bits = bits << 1 | (noteSent[place] != FORGOTTEN && velocities[place] == 0 ? 1 : 0);
        }
        return bits;
    }
}
