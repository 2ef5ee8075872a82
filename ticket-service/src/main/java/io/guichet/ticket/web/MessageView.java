package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.ticket.Message;

/**
 * A message as it is answered.
 *
 * @param ticket that it was written in: of merged tickets, the one that it came from
 * @param visibleText what is new in it, without quotations and signature
 * @param foldedText the rest of the text; absent when there is none
 * @param via the merged ticket that it was written to, while it is part of another
 * @param copyOf the message of another ticket that it is a copy of, after a split
 * @param warning what whoever wrote it now should know; absent when it is read later
 */
record MessageView(UUID id, UUID ticket, int position, MessageKind kind, Author author, Channel channel, String text,
        @Nullable String html, String visibleText, @Nullable String foldedText, @Nullable String visibleHtml,
        @Nullable String from, List<String> to, List<String> cc, Instant createdAt,
        List<Attachment> attachments, List<UUID> mentioned, @Nullable UUID via, @Nullable UUID copyOf,
        @Nullable String warning) {

    /** Who wrote it. */
    record Author(Actor.Kind kind, @Nullable UUID id, String name) {}

    static MessageView of(Message message) {
        return of(message, null);
    }

    /** As it is answered to whoever wrote it now. */
    static MessageView of(Message message, @Nullable String warning) {
        var author = message.author();
        var fold = message.fold();
        return new MessageView(message.id(), message.ticketId(), message.position(), message.kind(),
                new Author(author.kind(), author.id(), author.name()), message.channel(), message.text(),
                message.html(), fold == null ? message.text() : fold.visible(), fold == null ? null : fold.folded(),
                fold == null ? message.html() : fold.visibleHtml(), message.from(), message.to(), message.cc(),
                message.createdAt(), message.attachments(), message.mentioned(), message.viaTicket(),
                message.copyOf(), warning);
    }
}
