package continuo.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The pages that are open. Any thread may call.
final class Pages {

    private final Set<PageSession> open = ConcurrentHashMap.newKeySet();

    /// Whether there was room for one more.
    boolean add(PageSession page) {
        if (open.size() >= Limits.MOST_PAGES) {
            return false;
        }
        return open.add(page);
    }

    void remove(PageSession page) {
        open.remove(page);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// Hands `text` to each, and waits for none.
    void tell(String text) {
        open.forEach(page -> page.tell(text));
    }
}
