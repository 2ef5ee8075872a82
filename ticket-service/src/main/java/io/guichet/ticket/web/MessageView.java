package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.ticket.Message;

/** A message as it is answered. */
record MessageView(UUID id, UUID ticket, int position, MessageKind kind, Author author, Channel channel, String text,
        @Nullable String html, @Nullable String from, List<String> to, List<String> cc, Instant createdAt) {

    /** Who wrote it. */
    record Author(Actor.Kind kind, @Nullable UUID id, String name) {}

    static MessageView of(Message message) {
        var author = message.author();
        return new MessageView(message.id(), message.ticketId(), message.position(), message.kind(),
                new Author(author.kind(), author.id(), author.name()), message.channel(), message.text(),
                message.html(), message.from(), message.to(), message.cc(), message.createdAt());
    }
}
