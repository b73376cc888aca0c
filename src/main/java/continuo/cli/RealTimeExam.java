package continuo.cli;

import continuo.live.WaitStyle;
import continuo.realtime.RealTime;
import java.util.Locale;
import java.util.function.Supplier;

/// The doctor's look at real-time scheduling. Without it Continuo plays too, if not as exactly while other
/// programs are busy, so nothing of it is a fault.
final class RealTimeExam {

    private static final String SUBJECT = "real time";

    private final Findings findings;

    RealTimeExam(Findings findings) {
        this.findings = findings;
    }

    /// @param ask asks the system for it; not called where the settings do without
    void look(WaitStyle waiting, Supplier<RealTime.Answer> ask) {
        if (waiting != WaitStyle.BLOCKING) {
            findings.add(
                    SUBJECT,
                    true,
                    "not asked for: with `wait: " + waiting.name().toLowerCase(Locale.ROOT)
                            + "` the threads never sleep, and would keep everybody else waiting");
            return;
        }
        RealTime.Answer answer = ask.get();
        String note = answer.granted()
                ? "granted: busy programs seldom make notes late"
                : "not granted (" + answer.why() + "): busy programs may make notes late";
        findings.add(SUBJECT, true, note, answer.advice());
    }
}
