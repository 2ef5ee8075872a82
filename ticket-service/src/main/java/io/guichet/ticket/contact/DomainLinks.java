package io.guichet.ticket.contact;

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

/** Joins those who wrote before their domain was claimed to the organisation, some at a time. */
@ApplicationScoped
class DomainLinks implements DueHandler {

    private static final String KIND = "organization-linked";
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

    private final CurrentTransaction transaction;
    private final DueWork work;
    private final PeopleNews news;
    private final Ids ids;

    DomainLinks(CurrentTransaction transaction, DueWork work, PeopleNews news, Ids ids) {
        this.transaction = transaction;
        this.work = work;
        this.news = news;
        this.ids = ids;
    }

    /** Does so soon. */
    Uni<Void> plan(UUID organization, Act act) {
        return work.reschedule(new Due(ids.next(), KIND, organization.toString(), act.at(), ""));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var organization = UUID.fromString(due.subject());
        var act = new Act(Actor.system("contacts"), Cause.request(due.id().toString()), due.dueAt());
        return transaction.update(LINK, organization)
                .chain(linked -> linked == 0
                        ? Uni.createFrom().voidItem()
                        : news.tell(About.ORGANIZATION, organization, List.of("organization"), act)
                                .chain(() -> linked < BATCH ? Uni.createFrom().voidItem() : plan(organization, act)));
    }
}
