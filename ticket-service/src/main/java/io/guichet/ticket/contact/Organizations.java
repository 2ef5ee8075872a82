package io.guichet.ticket.contact;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All organisations, with the domains that they have claimed. */
@ApplicationScoped
public class Organizations implements PanacheRepositoryBase<Organization, UUID> {

    private static final String CLAIM = """
            insert into organization_domain (domain, organization_id) select one, $1 from unnest($2::text[]) one
            on conflict (domain) do nothing""";
    private static final String TAKEN = """
            select domain from organization_domain where domain = any($2::text[]) and organization_id <> $1 limit 1""";
    private static final String GIVE_UP = """
            delete from organization_domain where organization_id = $1 and domain <> all($2::text[])""";
    private static final String DOMAINS = """
            select domain from organization_domain where organization_id = $1 order by domain""";
    private static final String DOMAINS_OF_ALL = """
            select organization_id, domain from organization_domain where organization_id = any($1) order by domain""";

    private static final String GIVE_AWAY = "update organization_domain set organization_id = $2 where organization_id = $1";
    private static final String FLATTEN = "update organization set merged_into = $2 where merged_into = $1";

    private final CurrentTransaction transaction;

    Organizations(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The organisation of an id. */
    Uni<Organization> of(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new OrganizationNotFound(id));
    }

    /** The same, its row locked until the end of the transaction. */
    Uni<Organization> take(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new OrganizationNotFound(id));
    }

    /** The organisation that this id stands for by now: itself, or the one that it was merged into. */
    Uni<Organization> now(UUID id) {
        return of(id)
                .chain(found -> found.mergedInto() == null ? Uni.createFrom().item(found) : of(found.mergedInto()));
    }

    Uni<List<Organization>> all(List<UUID> wanted) {
        return wanted.isEmpty() ? Uni.createFrom().item(List.of()) : find("id in ?1", wanted).list();
    }

    /** The domains that it has claimed, by name. */
    Uni<List<String>> domains(UUID id) {
        return transaction.select(DOMAINS, id)
                .map(rows -> rows.stream().map(row -> new Row(row).required(0)).toList());
    }

    /** The domains of each that has some, by name. */
    Uni<Map<UUID, List<String>>> domains(List<UUID> ids) {
        return transaction.select(DOMAINS_OF_ALL, (Object) ids.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(Row::new).collect(Collectors.groupingBy(row -> row.id(0),
                        Collectors.mapping(row -> row.required(1), Collectors.toList()))));
    }

    /** The domains of one are those of another from now on, and whatever was merged into it. */
    Uni<Void> handOver(UUID from, UUID into) {
        return transaction.update(GIVE_AWAY, from, into).chain(() -> transaction.update(FLATTEN, from, into))
                .replaceWithVoid();
    }

    /** From now on it has these domains and no others; one that another has claimed is refused. */
    Uni<Void> claim(UUID id, List<String> domains) {
        var wanted = domains.toArray(String[]::new);
        return transaction.update(GIVE_UP, id, wanted)
                .chain(() -> transaction.update(CLAIM, id, wanted))
                .chain(() -> transaction.select(TAKEN, id, wanted))
                .invoke(taken -> {
                    if (!taken.isEmpty()) {
                        throw new DomainRefused(new Row(taken.getFirst()).required(0), "is claimed by another already");
                    }
                })
                .replaceWithVoid();
    }
}
