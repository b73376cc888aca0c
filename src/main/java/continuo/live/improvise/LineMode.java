package continuo.live.improvise;

import continuo.live.LiveSettings;

/// What the modes have in common in which Continuo plays a [Line].
abstract class LineMode implements PlayingMode {

    final Line line;
    private LiveSettings settings;

    LineMode(Line line, LiveSettings settings) {
        this.line = line;
        this.settings = settings;
    }

    LiveSettings settings() {
        return settings;
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
    public void afterHeard(int pitch, boolean begins, long now) {
        if (begins) {
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
