package continuo.live.improvise;

import continuo.live.LiveSettings;

/// What Continuo does with what it hears: one of the ways in which it plays with the player, for each
/// [continuo.live.Mode] one. The improviser tells the one that is in force what happens, in order; the others know
/// nothing of it. Each has to leave nothing that sounds or is planned when another comes into force.
interface PlayingMode {

    /// So late it is when what is told next is found out; that may have been before.
    default void at(long now) {}

    /// A key is struck, and is heard next.
    void strikes(int pitch, long now);

    /// The player's next note begins or ends at `now`: it is heard once this has returned.
    default void beforeHeard(long now) {}

    /// It has been heard.
    ///
    /// @param pitch at which a note begins or ends
    /// @param velocity how loud it begins; 0 if it ends
    default void afterHeard(int pitch, int velocity, long now) {}

    /// A key goes up; a pedal may hold its note.
    default void up(long now) {}

    /// The player hands the line over, or takes it back. Returns whether that means something in this mode.
    default boolean takeover(long now) {
        return false;
    }

    /// The last answer once more. Returns whether there is one to be repeated.
    default boolean again(long now) {
        return false;
    }

    /// Another answer. Returns whether there is one in place of which it can be given.
    default boolean another(long now) {
        return false;
    }

    /// Nothing of the player's sounds any more.
    ///
    /// @param lastHeardNanos when something was heard last
    void fellSilent(long now, long lastHeardNanos);

    /// An own note came back, and the next would.
    void returned(long now);

    /// What is planned and what sounds ends, and nothing of what was heard is to be answered.
    void stop(long now);

    /// Another comes into force.
    default void leave(long now) {
        stop(now);
    }

    /// Other settings are about to come into force, in which this mode is the one.
    void settings(LiveSettings newSettings, long now);

    /// They have come into force.
    default void changed(long now) {}

    /// Stops without looking back: what the continuation knows is not to be trusted.
    void abandon();

    /// When [#due] is next to be called, whatever else is to be done.
    default long dueNanos() {
        return Phrase.NEVER;
    }

    /// An instant has come that this mode waited for.
    default void due(long now) {}

    /// When [#wake] is next to be called if nothing is heard before.
    long wakeNanos();

    /// Does one small piece of work, such as to draw one note; [#wakeNanos] has come.
    void wake(long now);
}
