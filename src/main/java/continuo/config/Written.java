package continuo.config;

import java.util.List;

/// What stands in a settings file, unread.
///
/// @param controls the list of controls, each with its own entries; their keys begin with `controls.`
record Written(List<Entry> entries, List<List<Entry>> controls) {

    static final String CONTROLS = "controls";

    static final String CONTROLS_WANTED = "controls takes a list of lines such as '- {on: cc 74, sets: temperature}'";

    Written {
        entries = List.copyOf(entries);
        controls = List.copyOf(controls);
    }
}
