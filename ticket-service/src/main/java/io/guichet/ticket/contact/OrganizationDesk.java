package io.guichet.ticket.contact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.IfMatch;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Act;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What people do with organisations; each method is one transaction, or joins the one that is going on. */
@ApplicationScoped
public class OrganizationDesk {

    private static final Pattern DOMAIN = Pattern
            .compile("(?=.{4,253}$)([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]+");

    private final Organizations organizations;
    private final Joining joining;
    private final FreeMail freeMail;
    private final ContactLog log;
    private final Ids ids;

    OrganizationDesk(Organizations organizations, Joining joining, FreeMail freeMail, ContactLog log, Ids ids) {
        this.organizations = organizations;
        this.joining = joining;
        this.freeMail = freeMail;
        this.log = log;
        this.ids = ids;
    }

    /**
     * Adds an organisation.
     *
     * @param source the API client that names it
     * @param externalId its name there
     */
    @WithTransaction
    public Uni<Organization> add(PersonEdit known, List<String> domains, @Nullable String source,
            @Nullable String externalId, Act act) {
        var added = new Organization(ids.next(), Objects.requireNonNull(known.name().value()), act.at());
        var _ = added.change(known);
        if (source != null && externalId != null) {
            added.named(source, externalId);
        }
        return organizations.persist(added).chain(() -> claim(added, checked(domains), act)).replaceWith(added);
    }

    /** Changes what is known of an organisation; the tickets of its people that are not closed tell of it. */
    @WithTransaction
    public Uni<Organization> change(UUID id, IfMatch seen, PersonEdit edit, Optional<List<String>> domains, Act act) {
        return organizations.take(id).invoke(organization -> seen.verify(organization.revision()))
                .invoke(OrganizationDesk::requireItself)
                .call(organization -> organization.change(edit)
                        ? joining.tell(id, act)
                        : Uni.createFrom().voidItem())
                .call(organization -> domains.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : claim(organization, checked(domains.get()), act).invoke(organization::revised));
    }

    /** Two organisations are one: what hangs on {@code source} comes to hang on {@code target}, for ever. */
    @WithTransaction
    public Uni<Organization> merge(UUID target, UUID source, Act act) {
        if (target.equals(source)) {
            throw new MergeRefused("An organisation cannot be merged into itself");
        }
        var first = target.compareTo(source) < 0 ? target : source;
        return organizations.take(first).chain(() -> organizations.take(first.equals(target) ? source : target))
                .chain(() -> organizations.of(target).chain(kept -> organizations.of(source)
                        .chain(other -> absorb(kept, other, act))));
    }

    private Uni<Organization> absorb(Organization kept, Organization other, Act act) {
        requireItself(kept);
        requireItself(other);
        kept.absorb(other);
        other.becomes(kept);
        return organizations.handOver(other.id(), kept.id())
                .chain(() -> joining.merged(kept.id(), act))
                .chain(() -> log.enter(kept.id(), "merged", null, Map.of("source", other.id().toString(), "name",
                        other.asEventsTellIt().name()), act))
                .chain(() -> joining.tell(kept.id(), act))
                .replaceWith(kept);
    }

    private static void requireItself(Organization organization) {
        if (organization.mergedInto() != null) {
            throw new MergeRefused("The organisation %s is merged into %s already".formatted(organization.id(),
                    organization.mergedInto()));
        }
    }

    private Uni<Void> claim(Organization organization, List<String> domains, Act act) {
        return organizations.claim(organization.id(), domains)
                .chain(() -> domains.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : joining.claimed(organization.id(), act));
    }

    private List<String> checked(List<String> domains) {
        return domains.stream().map(domain -> domain.strip().toLowerCase(Locale.ROOT)).distinct()
                .peek(this::require).toList();
    }

    private void require(String domain) {
        if (!DOMAIN.matcher(domain).matches()) {
            throw new DomainRefused(domain, "is no domain such as client.example");
        }
        if (freeMail.has(domain)) {
            throw new DomainRefused(domain, "is one where anybody gets an address");
        }
    }
}
