package continuo.evaluate;

/// How often each number was counted. Open addressing; 12 bytes a slot, at most two thirds full.
final class LongCounts {

    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int used;

    /// Counts `key` once more and returns how often it now was.
    int count(long key) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            if (++used > keys.length / 3 * 2) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        return ++counts[slot];
    }

    int of(long key) {
        return counts[slot(key)];
    }

    /// Where the key is, or the free slot where it would be.
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(long key) {
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldKeys.length];
        for (int n = 0; n < oldKeys.length; n++) {
            if (oldCounts[n] != 0) {
                int slot = slot(oldKeys[n]);
                keys[slot] = oldKeys[n];
                counts[slot] = oldCounts[n];
            }
        }
    }
}
