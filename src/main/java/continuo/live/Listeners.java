package continuo.live;

import continuo.midi.OutputWatcher;

/// Says in one line each who begins to hear the output, and who is gone.
record Listeners(LiveObserver observer) implements OutputWatcher {

    @Override
    public void connected(String port) {
        observer.said("Playing to \"" + port + "\".");
    }

    @Override
    public void disconnected(String port) {
        observer.said("The output \"" + port + "\" is gone. Plug it in or connect it again to go on.");
    }
}
