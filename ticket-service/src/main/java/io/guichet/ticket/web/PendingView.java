package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.ticket.Then;
import io.guichet.ticket.pending.PendingMessage;
import io.guichet.ticket.web.MessageView.Author;

/** A message that is not sent yet, or will not be, as it is answered. */
record PendingView(UUID id, UUID ticket, PendingMessage.State state, MessageKind kind, Author author, String text,
        @Nullable String html, List<String> to, List<String> cc, List<Attachment> attachments, Then then,
        @Nullable Instant releaseAt, @Nullable String reason, @Nullable String decidedBy, Instant createdAt) {

    static PendingView of(PendingMessage message) {
        var author = message.author();
        return new PendingView(message.id(), message.ticketId(), message.state(), message.kind(),
                new Author(author.kind(), author.id(), author.name()), message.body().text(), message.body().html(),
                message.to(), message.cc(), message.attachments(), message.then(), message.releaseAt(),
                message.reason(), message.decidedBy(), message.createdAt());
    }
}
