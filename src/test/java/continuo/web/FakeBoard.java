package continuo.web;

import continuo.control.Action;
import continuo.control.Board;
import continuo.parameter.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Settings that are in force here, and nowhere else.
final class FakeBoard implements Board {

    private final Map<Parameter, String> texts = new HashMap<>();
    private final List<Action> done = new ArrayList<>();

    @Override
    public synchronized String text(Parameter parameter) {
        return texts.getOrDefault(parameter, parameter.usual());
    }

    @Override
    public synchronized String move(Map<Parameter, String> moved) {
        texts.putAll(moved);
        return "";
    }

    @Override
    public synchronized void act(Action action) {
        done.add(action);
    }

    @Override
    public synchronized void tap(long nanos) {
        done.add(Action.TAP);
    }

    synchronized List<Action> done() {
        return List.copyOf(done);
    }
}
