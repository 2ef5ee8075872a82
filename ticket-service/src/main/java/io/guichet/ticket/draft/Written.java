package io.guichet.ticket.draft;

import jakarta.inject.Singleton;

import io.guichet.events.Actor;
import io.guichet.ticket.Change;
import io.guichet.ticket.Consequence;
import io.smallrye.mutiny.Uni;

/** What an agent has written is no draft any more. */
@Singleton
class Written implements Consequence {

    private final SavedDrafts drafts;

    Written(SavedDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Uni<Void> of(Change change) {
        var message = change.message();
        var agent = message == null || message.author().kind() != Actor.Kind.AGENT ? null : message.author().id();
        return agent == null ? Uni.createFrom().voidItem() : drafts.forget(agent, change.ticket().id());
    }
}
