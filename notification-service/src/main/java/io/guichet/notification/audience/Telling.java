package io.guichet.notification.audience;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent.Attachment;
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

    /**
     * The customer, or somebody who gets a copy, gets what an agent wrote.
     *
     * @param address of whoever gets this one
     */
    record Reply(TicketSnapshot ticket, String address, Shown shown, Written written) implements Telling {}

    /** To whom a mail says that it goes. */
    record Shown(List<String> to, List<String> cc) {

        /** Nobody learns of anybody else. */
        static Shown only(String address) {
            return new Shown(List.of(address), List.of());
        }
    }

    /**
     * The customer learns that the request is resolved, by somebody who wrote nothing.
     *
     * @param agentId absent for another product
     * @param anonymous whether anybody could have asked in the owner's name: then it is held to one a day
     */
    record Resolution(TicketSnapshot ticket, String address, MailHeaders thread, @Nullable UUID agentId, String agent,
            boolean anonymous) implements Telling {}

    /** An agent is told, in the application and, unless it is about a mail that failed, by mail. */
    record Alert(UUID agent, Matter matter) implements Telling {}

    /** Somebody who need not work here is told by mail, as a rule says. */
    record Dispatch(String address, Matter matter) implements Telling {}

    /**
     * What there is to tell.
     *
     * @param ticket that it is about; absent for a reminder that stands alone
     * @param promise in danger or broken, if it is about one
     * @param note what somebody wrote to be told: in a reminder, or in an action of a rule; where to announce something
     * @param place where something is to be done, if not on the ticket
     */
    record Matter(NoticeKind kind, @Nullable TicketFacts ticket, @Nullable Promise promise, @Nullable String note,
            @Nullable URI place) {

        public Matter(NoticeKind kind, @Nullable TicketFacts ticket, @Nullable Promise promise,
                @Nullable String note) {
            this(kind, ticket, promise, note, null);
        }

        static Matter of(NoticeKind kind, TicketFacts ticket) {
            return new Matter(kind, ticket, null, null);
        }
    }

    /**
     * A message of the conversation.
     *
     * @param agent who wrote it, if somebody who works here
     * @param author absent when no person wrote it
     * @param html the text with its formatting, sanitised; absent when it has none
     */
    record Written(UUID message, @Nullable UUID agent, @Nullable String author, String text, @Nullable String html,
            MailHeaders thread, List<SignedFile> files) {

        /** The same in another thread. */
        Written in(MailHeaders other) {
            return new Written(message, agent, author, text, html, other, files);
        }
    }

    /**
     * A file that goes with a message.
     *
     * @param path on which it can be read without signing in, for a while
     */
    record SignedFile(Attachment file, String path) {}

    /**
     * A promise that is in danger or broken.
     *
     * @param left how long until it is due; negative when it is overdue
     */
    record Promise(TargetKind target, Duration left) {}
}
