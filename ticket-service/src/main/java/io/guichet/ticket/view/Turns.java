package io.guichet.ticket.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guichet.ticket.query.Asker;

/** Where counting ended for want of time, for whom: there it goes on. */
final class Turns {

    private final Map<Optional<UUID>, String> next = new Recent<>();

    /** The views in the order in which it is their turn: first what was left out last. */
    synchronized List<ViewCounts.Wanted> of(List<ViewCounts.Wanted> views, Asker asker) {
        var inTurn = new ArrayList<>(views);
        var first = next.remove(Optional.ofNullable(asker.agent()));
        var place = inTurn.stream().map(wanted -> wanted.view().id()).toList().indexOf(first);
        Collections.rotate(inTurn, -Math.max(0, place));
        return inTurn;
    }

    /** This view, or one before it, was left out first. */
    synchronized void endAt(View view, Asker asker) {
        next.putIfAbsent(Optional.ofNullable(asker.agent()), view.id());
    }
}
