package io.guichet.ticket.attachment;

import jakarta.inject.Singleton;

import io.guichet.ticket.Change;
import io.guichet.ticket.Consequence;
import io.smallrye.mutiny.Uni;

/** What goes with a message belongs to it from then on. */
@Singleton
class Linked implements Consequence {

    private final Attachments attachments;

    Linked(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public Uni<Void> of(Change change) {
        var message = change.message();
        return message == null
                ? Uni.createFrom().voidItem()
                : attachments.link(message.id(), message.attachments());
    }
}
