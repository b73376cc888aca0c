package continuo.midi.javasound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/// The devices that tests plug in and out; `javax.sound.midi` finds them as it finds any vendor's.
public final class FakeDevices extends MidiDeviceProvider {

    private static final List<FakeDevice> PLUGGED = new CopyOnWriteArrayList<>();

    public static FakeDevice plug(FakeDevice device) {
        PLUGGED.add(device);
        return device;
    }

    public static void unplug(FakeDevice device) {
        PLUGGED.remove(device);
    }

    public static void unplugAll() {
        PLUGGED.clear();
    }

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return PLUGGED.stream().map(FakeDevice::getDeviceInfo).toArray(MidiDevice.Info[]::new);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        return PLUGGED.stream()
                .filter(device -> device.getDeviceInfo().equals(info))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unplugged"));
    }
}
