package io.guichet.sla.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.sla.clock.Fact;

/** What an event of a ticket means for its promises and for those who watch it; stored as it is, for ever. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Happening.Described.class, name = "described"),
    @JsonSubTypes.Type(value = Happening.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Happening.CustomerWrote.class, name = "customer-wrote"),
    @JsonSubTypes.Type(value = Happening.Thanked.class, name = "thanked"),
    @JsonSubTypes.Type(value = Happening.LetGo.class, name = "let-go"),
    @JsonSubTypes.Type(value = Happening.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Happening.Assigned.class, name = "assigned"),
    @JsonSubTypes.Type(value = Happening.Touched.class, name = "touched"),
    @JsonSubTypes.Type(value = Happening.Merged.class, name = "merged"),
    @JsonSubTypes.Type(value = Happening.Unmerged.class, name = "unmerged"),
    @JsonSubTypes.Type(value = Happening.TookIn.class, name = "took-in"),
    @JsonSubTypes.Type(value = Happening.Trashed.class, name = "trashed"),
    @JsonSubTypes.Type(value = Happening.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = Happening.Recomputed.class, name = "recomputed")})
public sealed interface Happening {

    Instant at();

    /** What it means to the clocks, but for what it may promise; empty when it does not move them. */
    default Optional<Fact> fact() {
        return switch (this) {
            case Moved moved -> Optional.of(new Fact.StatusMoved(moved.at(), moved.to()));
            case CustomerWrote(var at) -> Optional.of(new Fact.CustomerWrote(at));
            case LetGo(var at, var since) -> Optional.of(new Fact.WaitsSince(at, since));
            case Answered(var at) -> Optional.of(new Fact.Answered(at));
            case TookIn(var at, var since) -> Optional.ofNullable(since).map(waiting -> new Fact.TookIn(at, waiting));
            case Trashed(var at) -> Optional.of(new Fact.Trashed(at));
            case Restored(var at) -> Optional.of(new Fact.Restored(at));
            case Merged(var at) -> Optional.of(new Fact.Merged(at));
            case Unmerged(var at) -> Optional.of(new Fact.Unmerged(at));
            case Described _ -> Optional.empty();
            case Recomputed _ -> Optional.empty();
            // Of interest to those who watch over the ticket.
            case Assigned _ -> Optional.empty();
            case Touched _ -> Optional.empty();
            case Thanked _ -> Optional.empty();
        };
    }

    /**
     * The ticket was opened or described anew.
     *
     * @param offer what the first policy that fits promises, as it was when this was heard; absent when none fits
     * @param automatic whether no person did it; absent in what was stored before it was asked
     * @param refusedBy the policies that there were, of which none fits; absent when one does, and in what was stored
     * before it was asked
     */
    record Described(Instant at, Priority priority, @Nullable Promise offer, @Nullable Boolean automatic,
            @Nullable List<UUID> refusedBy)
            implements
                Happening {

        /** By a person. */
        public Described(Instant at, Priority priority, @Nullable Promise offer) {
            this(at, priority, offer, null, null);
        }
    }

    /**
     * The ticket moved to another status.
     *
     * @param automatic whether no person did it; absent when one did, and in what was stored before it was asked
     */
    record Moved(Instant at, TicketStatus to, @Nullable Boolean automatic) implements Happening {

        /** By a person. */
        public Moved(Instant at, TicketStatus to) {
            this(at, to, null);
        }
    }

    /** The customer asked something, after the message that opened the ticket; or a customer whose ticket joined it had. */
    record CustomerWrote(Instant at) implements Happening {}

    /** The customer wrote what asks for no answer, for example thanks. */
    record Thanked(Instant at) implements Happening {}

    /**
     * Another ticket is no part of it any more.
     *
     * @param waitingSince when its own customer asked what is not answered; absent when they ask nothing
     */
    record LetGo(Instant at, @Nullable Instant waitingSince) implements Happening {}

    /** A person answered in public. */
    record Answered(Instant at) implements Happening {}

    /**
     * Somebody has the ticket from now on, or nobody.
     *
     * @param byPerson whether a person decided so; absent when not, and in what was stored before it was asked
     */
    record Assigned(Instant at, @Nullable UUID to, @Nullable Boolean byPerson) implements Happening {

        /** By no person. */
        public Assigned(Instant at, @Nullable UUID to) {
            this(at, to, null);
        }
    }

    /** A person did something else with it, for example wrote a note. */
    record Touched(Instant at) implements Happening {}

    /**
     * Another ticket became a part of it.
     *
     * @param waitingSince since when its customer waits now; absent when they do not
     */
    record TookIn(Instant at, @Nullable Instant waitingSince) implements Happening {}

    /** It was thrown away. */
    record Trashed(Instant at) implements Happening {}

    /** It is back from the trash. */
    record Restored(Instant at) implements Happening {}

    /** It became a part of another ticket. */
    record Merged(Instant at) implements Happening {}

    /** It is a ticket of its own again. */
    record Unmerged(Instant at) implements Happening {}

    /** An administrator had it promised anew by the policies as they were then. */
    record Recomputed(Instant at, Priority priority, @Nullable Promise offer) implements Happening {}
}
