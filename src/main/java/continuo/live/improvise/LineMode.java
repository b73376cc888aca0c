package continuo.live.improvise;

import continuo.generate.Leeway;
import continuo.live.LiveSettings;

/// What the modes have in common in which Continuo plays a [Line].
abstract class LineMode implements PlayingMode {

    final Line line;
    final Held held;
    final Leeway leeway;
    private LiveSettings settings;

    /// @param leeway what is drawn for the line is told by it
    LineMode(Line line, Held held, Leeway leeway, LiveSettings settings) {
        this.line = line;
        this.held = held;
        this.leeway = leeway;
        this.settings = settings;
    }

    LiveSettings settings() {
        return settings;
    }

    /// There is room for a note that begins at `nanos` or later: never at a key that the player holds.
    void makeRoom(long nanos) {
        leeway.openKeys();
        for (int pitch = 0; pitch < Held.PITCHES; pitch++) {
            if (held.sounds(pitch)) {
                leeway.close(pitch, pitch);
            }
        }
    }

    @Override
    public void at(long now) {
        line.at(now);
    }

    @Override
    public void beforeHeard(long now) {
        line.pause(now);
    }

    @Override
    public void afterHeard(int pitch, int velocity, long now) {
        if (velocity > 0) {
            line.end(pitch);
        }
        line.goOn();
    }

    @Override
    public void returned(long now) {
        stop(now);
    }

    @Override
    public void stop(long now) {
        line.cancel(now);
    }

    @Override
    public void leave(long now) {
        stop(now);
        leeway.clear();
    }

    @Override
    public void settings(LiveSettings newSettings, long now) {
        settings = newSettings;
        line.pause(now);
    }

    @Override
    public void changed(long now) {
        line.settings(settings);
        line.goOn();
    }

    @Override
    public void abandon() {
        line.abandon();
    }

    @Override
    public long wakeNanos() {
        return line.wakeNanos();
    }

    @Override
    public void wake(long now) {
        line.draw();
    }
}
