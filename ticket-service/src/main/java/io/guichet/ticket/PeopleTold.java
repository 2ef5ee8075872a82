package io.guichet.ticket;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.PeopleNews;
import io.guichet.ticket.contact.PeopleNews.About;
import io.guichet.ticket.contact.PeopleNews.News;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Tells of each ticket that its requester or their organisation has changed, and moves the tickets of a contact that
 * was merged: a few at a time, so that an organisation with thousands of them holds nobody up.
 */
@ApplicationScoped
class PeopleTold implements DueHandler {

    private static final int BATCH = 20;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final String OF_CONTACT = """
            select id from ticket where requester_id = $1 and status <> 'CLOSED' and id > $2 order by id limit %d"""
            .formatted(BATCH);
    private static final String OF_ORGANIZATION = """
            select t.id from ticket t join contact c on c.id = t.requester_id
            where c.organization_id = $1 and t.status <> 'CLOSED' and t.id > $2 order by t.id limit %d"""
            .formatted(BATCH);
    private static final String OF_MERGED = """
            select id from ticket where requester_id = $1 and id > $2 order by id limit %d""".formatted(BATCH);

    private final Tickets tickets;
    private final Contacts contacts;
    private final Chronicle chronicle;
    private final PeopleNews news;
    private final CurrentTransaction transaction;

    PeopleTold(Tickets tickets, Contacts contacts, Chronicle chronicle, PeopleNews news,
            CurrentTransaction transaction) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.chronicle = chronicle;
        this.news = news;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return PeopleNews.KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var told = PeopleNews.read(due);
        var act = new Act(told.by(), told.cause(), due.dueAt());
        return affected(told).chain(found -> Multi.createFrom().iterable(found)
                .onItem().transformToUniAndConcatenate(ticket -> tell(ticket, told, act))
                .collect().last()
                .chain(() -> found.size() < BATCH
                        ? end(told, due)
                        : news.goOn(told, found.getLast(), due.dueAt())));
    }

    /** A ticket may have been opened by whoever read the contact before it was merged: that is over in a minute. */
    private Uni<Void> end(News told, Due due) {
        return told.about() == About.MERGED_CONTACT && !told.again()
                ? news.again(told, due.dueAt().plus(LOOK_AGAIN))
                : Uni.createFrom().voidItem();
    }

    private Uni<List<UUID>> affected(News told) {
        var query = switch (told.about()) {
            case CONTACT -> OF_CONTACT;
            case ORGANIZATION -> OF_ORGANIZATION;
            case MERGED_CONTACT -> OF_MERGED;
        };
        return transaction.select(query, told.subject(), told.after())
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    private Uni<Change> tell(UUID id, News told, Act act) {
        return tickets.take(new TicketRef.ById(id))
                .chain(ticket -> told.into() == null
                        ? Uni.createFrom().item(Asking.told(ticket, told.changed(), act))
                        : contacts.now(told.into()).map(into -> Asking.by(ticket, into, act)))
                .chain(chronicle::keep);
    }
}
