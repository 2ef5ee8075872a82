package io.guichet.ticket.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.TicketNumber;
import io.guichet.ticket.thread.MailId;
import io.guichet.ticket.thread.ReplyAddress;
import io.guichet.ticket.thread.ReplyTokens;
import io.smallrye.mutiny.Uni;

/**
 * Finds the ticket that a mail is about: by the signed address that it was sent to, else by the mails that it refers
 * to, else by the number in its subject. Whether its sender may join that ticket is another question.
 */
@Singleton
class ThreadFinder {

    private static final Pattern SUBJECT_TAG = Pattern.compile("\\[(#[0-9]{6,15})]");
    /** Two helpdesks that answer each other each put their own. */
    private static final int MOST_TAGS = 5;
    private static final String BY_NUMBER = "select id from ticket where number = $1";
    private static final String BY_MESSAGE = "select ticket_id from message where id = $1";
    private static final String BY_ID = "select id from ticket where id = $1";
    /** The timeline keeps what was told under the id of its event. */
    private static final String BY_EVENT = "select ticket_id from timeline_entry where id = $1";
    /** One mail to two mailboxes made two tickets: that of the mailbox's own department comes first. */
    private static final String BY_MAIL = """
            select m.ticket_id from message m join ticket t on t.id = m.ticket_id where m.mail_id = $1
            order by t.department = $2 desc, m.created_at limit 1""";

    private final CurrentTransaction connection;
    private final ReplyTokens tokens;

    ThreadFinder(CurrentTransaction connection, ReplyTokens tokens) {
        this.connection = connection;
        this.tokens = tokens;
    }

    /** What a mail is about. */
    sealed interface Found {

        /** Nothing that we know. */
        record Nothing() implements Found {}

        /** Something, since it was sent to a signed address, but that address is expired or forged. */
        record Something() implements Found {}

        /**
         * A ticket.
         *
         * @param holder position of the person whose signed address it was sent to; absent when it was to none
         * @param guessable whether nothing but its number leads there, which anybody can guess
         */
        record Conversation(UUID ticket, @Nullable Integer holder, boolean guessable) implements Found {

            static Conversation known(UUID ticket) {
                return new Conversation(ticket, null, false);
            }

            static Conversation guessed(UUID ticket) {
                return new Conversation(ticket, null, true);
            }
        }
    }

    /** Looks in the order of how certain the signs are. */
    Uni<Found> find(ParsedMail mail, String department) {
        var details = details(mail);
        var signed = new ArrayList<Uni<Optional<Found.Conversation>>>();
        details.stream().flatMap(detail -> tokens.read(detail).stream())
                .forEach(token -> signed.add(one(BY_NUMBER, token.ticket())
                        .map(found -> found
                                .map(ticket -> new Found.Conversation(ticket, token.participant(), false)))));
        var pretended = details.stream().anyMatch(tokens::looksLikeOne);
        return first(signed, 0).chain(proven -> proven.isPresent()
                ? Uni.createFrom().item(proven.get())
                : first(named(mail, department), 0).map(found -> found.<Found>map(ticket -> ticket)
                        .orElseGet(() -> pretended ? new Found.Something() : new Found.Nothing())));
    }

    /** By what it refers to, else by a number, which anybody can guess: a report has to know what it is about. */
    private List<Uni<Optional<Found.Conversation>>> named(ParsedMail mail, String department) {
        var named = new ArrayList<Uni<Optional<Found.Conversation>>>();
        nearestFirst(mail).forEach(mailId -> named.add(known(byMailId(mailId, department))));
        reported(mail).flatMap(mailId -> MailId.ticketOfNotice(mailId).stream())
                .forEach(ticket -> named.add(known(one(BY_ID, ticket))));
        numbers(mail).forEach(number -> named
                .add(one(BY_NUMBER, number.value()).map(found -> found.map(Found.Conversation::guessed))));
        return named;
    }

    private static Uni<Optional<Found.Conversation>> known(Uni<Optional<UUID>> search) {
        return search.map(found -> found.map(Found.Conversation::known));
    }

    private static <T> Uni<Optional<T>> first(List<Uni<Optional<T>>> searches, int place) {
        return place == searches.size()
                ? Uni.createFrom().item(Optional.empty())
                : searches.get(place).chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : first(searches, place + 1));
    }

    private static List<String> details(ParsedMail mail) {
        var reported = mail.report() == null ? List.<MailAddress>of() : mail.report().replyTo();
        return Stream.of(mail.to(), mail.cc(), mail.deliveredTo(), reported).flatMap(List::stream)
                .flatMap(one -> ReplyAddress.detail(one.address().value()).stream()).distinct().toList();
    }

    /** The mail that a report is about, the mail that is answered, then the thread from its end. */
    private static List<String> nearestFirst(ParsedMail mail) {
        return Stream.of(reported(mail).toList(), mail.answers(), mail.references().reversed()).flatMap(List::stream)
                .distinct().toList();
    }

    private static Stream<String> reported(ParsedMail mail) {
        return mail.report() == null ? Stream.empty() : mail.report().originals().stream();
    }

    private static List<TicketNumber> numbers(ParsedMail mail) {
        return mail.report() != null
                ? List.of()
                : SUBJECT_TAG.matcher(mail.subject()).results().limit(MOST_TAGS)
                        .flatMap(tag -> TicketNumber.parse(tag.group(1)).stream()).toList();
    }

    private Uni<Optional<UUID>> byMailId(String mailId, String department) {
        return MailId.parse(mailId)
                .map(ours -> switch (ours.kind()) {
                    // One that another Guichet made is a mail like any other.
                    case MESSAGE -> first(List.of(one(BY_MESSAGE, ours.id()), one(BY_MAIL, mailId, department)), 0);
                    case TICKET -> one(BY_ID, ours.id());
                    case EVENT -> first(List.of(one(BY_EVENT, ours.id()), one(BY_MAIL, mailId, department)), 0);
                })
                .orElseGet(() -> one(BY_MAIL, mailId, department));
    }

    private Uni<Optional<UUID>> one(String sql, Object... parameters) {
        return Uni.createFrom().deferred(() -> connection.select(sql, parameters))
                .map(rows -> rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of((UUID) Objects.requireNonNull(rows.getFirst()[0])));
    }
}
