package continuo.midi.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceListener;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Test
    void othersSeeTheSessionByNameAndPortUntilItEnds() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (JmDNS other = JmDNS.create(here)) {
            other.addServiceListener(Announcement.SERVICE, new Notes());
            try (Announcement announcement = new Announcement("My room", 5104, here, seen::add)) {
                announcement.start();
                assertEquals("My room at 5104", seen.poll(20, TimeUnit.SECONDS));
            }
            assertEquals("My room is gone", seen.poll(20, TimeUnit.SECONDS));
        }
    }

    private final class Notes implements ServiceListener {

        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName());
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            seen.add(event.getName() + " at " + event.getInfo().getPort());
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            seen.add(event.getName() + " is gone");
        }
    }
}
