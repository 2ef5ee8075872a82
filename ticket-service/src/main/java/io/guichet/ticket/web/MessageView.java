package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.ticket.Message;

/**
 * A message as it is answered.
 *
 * @param visibleText what is new in it, without quotations and signature
 * @param foldedText the rest of the text; absent when there is none
 */
record MessageView(UUID id, UUID ticket, int position, MessageKind kind, Author author, Channel channel, String text,
        @Nullable String html, String visibleText, @Nullable String foldedText, @Nullable String visibleHtml,
        @Nullable String from, List<String> to, List<String> cc, Instant createdAt) {

    /** Who wrote it. */
    record Author(Actor.Kind kind, @Nullable UUID id, String name) {}

    static MessageView of(Message message) {
        var author = message.author();
        var fold = message.fold();
        return new MessageView(message.id(), message.ticketId(), message.position(), message.kind(),
                new Author(author.kind(), author.id(), author.name()), message.channel(), message.text(),
                message.html(), fold == null ? message.text() : fold.visible(), fold == null ? null : fold.folded(),
                fold == null ? message.html() : fold.visibleHtml(), message.from(), message.to(), message.cc(),
                message.createdAt());
    }
}
