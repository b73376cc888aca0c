package continuo.cli;

import java.io.IOException;

/// A program that keeps one processor busy until its standard input ends.
final class BusyLoop {

    private BusyLoop() {}

    public static void main(String[] args) throws IOException {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        });
        while (System.in.read() >= 0) {
            Thread.onSpinWait(); // nothing is expected
        }
    }
}
