package continuo.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a page says: any of these.
///
/// @param clock the time on its own clock, to compare it with ours
/// @param keys pairs: when, on [WebClock], and a message packed as [continuo.midi.ShortMessages] says
/// @param set settings, as one would write them
/// @param act the word of a [continuo.control.Action]
record Asked(
        @Nullable Double clock,
        @Nullable List<Long> keys,
        @Nullable Map<String, String> set,
        @Nullable String act) {}
