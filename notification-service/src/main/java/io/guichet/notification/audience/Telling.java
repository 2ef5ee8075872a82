package io.guichet.notification.audience;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketSnapshot;
import io.guichet.notification.ticket.TicketFacts;

/** Something that somebody is to be told because of one event. */
public sealed interface Telling {

    /**
     * The customer learns that the request has arrived.
     *
     * @param anonymous whether anybody could have caused it in the owner's name: then it is held to one a day
     */
    record Acknowledgement(TicketSnapshot ticket, String address, MailHeaders thread, boolean anonymous)
            implements
                Telling {}

    /** The customer gets what an agent wrote. */
    record Reply(TicketSnapshot ticket, String address, Written written) implements Telling {}

    /**
     * The customer learns that the request is resolved, by somebody who wrote nothing.
     *
     * @param agentId absent for another product
     */
    record Resolution(TicketSnapshot ticket, String address, MailHeaders thread, @Nullable UUID agentId, String agent)
            implements
                Telling {}

    /** An agent is told, in the application and, unless it is about a mail that failed, by mail. */
    record Alert(UUID agent, Matter matter) implements Telling {}

    /** Somebody who need not work here is told by mail, as a rule says. */
    record Dispatch(String address, Matter matter) implements Telling {}

    /**
     * What there is to tell.
     *
     * @param ticket that it is about; absent for a reminder that stands alone
     * @param promise in danger or broken, if it is about one
     * @param note what somebody wrote to be told: in a reminder, or in an action of a rule
     */
    record Matter(NoticeKind kind, @Nullable TicketFacts ticket, @Nullable Promise promise, @Nullable String note) {

        static Matter of(NoticeKind kind, TicketFacts ticket) {
            return new Matter(kind, ticket, null, null);
        }
    }

    /**
     * A message of the conversation.
     *
     * @param agent who wrote it, if somebody who works here
     * @param author absent when no person wrote it
     */
    record Written(UUID message, @Nullable UUID agent, @Nullable String author, String text, MailHeaders thread) {}

    /**
     * A promise that is in danger or broken.
     *
     * @param left how long until it is due; negative when it is overdue
     */
    record Promise(TargetKind target, Duration left) {}
}
