package io.guichet.ticket.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Act;
import io.guichet.ticket.contact.PeopleNews.About;
import io.smallrye.mutiny.Uni;

/**
 * Joins people to an organisation, some at a time: those who wrote before their domain was claimed, and those of an
 * organisation that was merged into it.
 */
@ApplicationScoped
class Joining implements DueHandler {

    private static final String KIND = "organization-linked";
    /** Whoever was being joined to an organisation while it was merged is found by then. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final int BATCH = 500;
    /** Those of a domain and those below it, by the index on domains read from their end; the nearest claim counts. */
    private static final String LINK = """
            update contact set organization_id = $1, revision = revision + 1 where id in (
                select c.id from organization_domain d join contact c
                    on reverse(split_part(c.email, '@', 2)) collate "C" >= reverse(d.domain)
                    and reverse(split_part(c.email, '@', 2)) collate "C" < reverse(d.domain) || '/'
                    and '.' || split_part(c.email, '@', 2) like '%%.' || d.domain
                where d.organization_id = $1 and c.organization_id is null and not exists (
                    select 1 from organization_domain nearer, string_to_array(split_part(c.email, '@', 2), '.') parts,
                        generate_subscripts(parts, 1) first
                    where nearer.domain = array_to_string(parts[first:], '.')
                    and length(nearer.domain) > length(d.domain) and nearer.organization_id <> $1)
                limit %d)""".formatted(BATCH);
    private static final String TAKE_OVER = """
            update contact set organization_id = $1, revision = revision + 1 where id in (
                select c.id from contact c join organization o on o.id = c.organization_id
                where o.merged_into = $1 limit %d)""".formatted(BATCH);

    private final CurrentTransaction transaction;
    private final DueWork work;
    private final PeopleNews news;
    private final Ids ids;

    Joining(CurrentTransaction transaction, DueWork work, PeopleNews news, Ids ids) {
        this.transaction = transaction;
        this.work = work;
        this.news = news;
        this.ids = ids;
    }

    /** Joins those of its domains soon. */
    Uni<Void> claimed(UUID organization, Act act) {
        return plan(organization, act.at());
    }

    /** Joins those of whatever was merged into it soon, and once more a little later. */
    Uni<Void> merged(UUID organization, Act act) {
        return plan(organization, act.at()).chain(() -> work.schedule(new Due(ids.next(), KIND,
                organization.toString(), act.at().plus(LOOK_AGAIN), "")));
    }

    private Uni<Void> plan(UUID organization, Instant at) {
        return work.schedule(new Due(ids.next(), KIND, organization.toString(), at, ""));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var organization = UUID.fromString(due.subject());
        var act = new Act(Actor.system("contacts"), Cause.request(due.id().toString()), due.dueAt());
        return join(LINK, organization, act).chain(linked -> join(TAKE_OVER, organization, act)
                .chain(taken -> linked < BATCH && taken < BATCH
                        ? Uni.createFrom().voidItem()
                        : plan(organization, due.dueAt())));
    }

    private Uni<Integer> join(String statement, UUID organization, Act act) {
        return transaction.update(statement, organization).call(joined -> joined == 0
                ? Uni.createFrom().voidItem()
                : tell(organization, act));
    }

    /** The tickets of its people that are not closed tell of it, soon. */
    Uni<Void> tell(UUID organization, Act act) {
        return news.tell(About.ORGANIZATION, organization, List.of("organization"), act);
    }
}
