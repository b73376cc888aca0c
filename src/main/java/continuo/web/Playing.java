package continuo.web;

import continuo.control.Board;
import continuo.live.LiveReport;
import continuo.session.SessionFolder;
import java.util.function.Supplier;

/// What plays now, as the page looks at it and moves it. Any thread may use it.
///
/// @param board the settings in force
/// @param report what happened since it began
/// @param input the name of the port that is listened to
/// @param output the name of the port that is played on
/// @param sessions where what is played is kept
public record Playing(Board board, Supplier<LiveReport> report, String input, String output, SessionFolder sessions) {}
