package io.guichet.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.TicketSnapshot;

/** Where a ticket came from; it never changes. */
@Embeddable
class Origin {

    @Enumerated(EnumType.STRING)
    private Channel channel;
    private Instant createdAt;
    private @Nullable UUID followUpOf;
    private @Nullable String externalSource;
    private @Nullable String externalId;
    private @Nullable String originSource;
    private @Nullable String originLink;
    private @Nullable String originAuthor;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Origin() {}

    Origin(Opening opening, Instant at) {
        channel = opening.channel();
        createdAt = at;
        followUpOf = opening.followUpOf();
        externalSource = opening.externalSource();
        externalId = opening.externalId();
        var said = opening.said();
        if (said != null) {
            originSource = said.source();
            originLink = said.link();
            originAuthor = said.author();
        }
    }

    Channel channel() {
        return channel;
    }

    Instant createdAt() {
        return createdAt;
    }

    void tell(Facts facts) {
        facts.put("channel", channel)
                .put("createdAt", createdAt)
                .put("followUpOf", followUpOf)
                .put("externalSource", externalSource)
                .put("externalId", externalId)
                .put("originSource", originSource)
                .put("originLink", originLink)
                .put("originAuthor", originAuthor);
    }

    /** Where it was said, outside; absent when nothing is known of it. */
    TicketSnapshot.@Nullable Origin said() {
        return originSource == null && originLink == null && originAuthor == null
                ? null
                : new TicketSnapshot.Origin(originSource, originLink, originAuthor);
    }

    /** Its name at the client that opened it. */
    Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }
}
