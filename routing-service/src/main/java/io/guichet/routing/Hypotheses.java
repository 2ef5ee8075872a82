package io.guichet.routing;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.queue.Preview.Customer;
import io.smallrye.mutiny.Uni;

/**
 * Completes a ticket that does not exist as ticket-service completes one that somebody opens: of whom it says only who
 * they are, what the last ticket that they opened says of them counts.
 */
@Singleton
class Hypotheses {

    /** What ticket-service knows of somebody, or of an organisation, that it has never heard of. */
    private static final int USUAL_IMPORTANCE = 3;
    private static final String UNVERIFIED = "UNVERIFIED";

    private static final String BY_ID = "select snapshot from opening where requester = $1 order by at desc limit 1";
    private static final String BY_EMAIL = """
            select snapshot from opening where requester_email = lower($1) order by at desc limit 1""";
    private static final String LANGUAGE = "select language from department where key = $1";

    private final CurrentTransaction transaction;

    Hypotheses(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The ticket as it would be opened.
     *
     * @param people whether by what is known of its customer
     */
    Uni<TicketSnapshot> complete(TicketSnapshot said, boolean people) {
        var lastOf = people ? lastOf(said.requester()) : Uni.createFrom().item(Optional.<TicketSnapshot>empty());
        return lastOf.chain(known -> languageOf(said.department())
                .map(language -> complete(said, known.map(TicketSnapshot::requester),
                        known.map(TicketSnapshot::organization), language)));
    }

    private Uni<Optional<TicketSnapshot>> lastOf(Requester said) {
        if (!said.id().equals(Customer.UNKNOWN)) {
            return last(BY_ID, said.id());
        }
        return said.email() == null ? Uni.createFrom().item(Optional.empty()) : last(BY_EMAIL, said.email());
    }

    private Uni<Optional<TicketSnapshot>> last(String query, Object who) {
        return transaction.select(query, who)
                .map(rows -> rows.stream().findFirst().map(row -> Snapshots.read(String.valueOf(row[0]))));
    }

    private Uni<Optional<String>> languageOf(String department) {
        return transaction.select(LANGUAGE, department)
                .map(rows -> rows.stream().findFirst().map(row -> String.valueOf(row[0])));
    }

    /** As far as it is known who they are; a language that nobody has said is that of the department. */
    static TicketSnapshot complete(TicketSnapshot said, Optional<Requester> known, Optional<OrganizationRef> theirs,
            Optional<String> departments) {
        var requester = of(said.requester(), known.orElse(null));
        var language = Optional.ofNullable(said.language()).or(() -> Optional.ofNullable(requester.language()))
                .or(() -> departments).orElse(null);
        return new TicketSnapshot(said.id(), said.number(), said.version(), said.subject(), said.status(),
                said.priority(), said.type(), said.channel(), said.department(), said.group(), said.assignee(),
                requester,
                of(said.organization(), theirs.orElse(null)), said.category(), said.product(), language, said.region(),
                said.tags(), said.fields(), said.createdAt(), said.updatedAt(), said.waitingSince(),
                said.resolvedAt(), said.routingRequest(), said.collaborators(), said.origin());
    }

    private static Requester of(Requester said, @Nullable Requester known) {
        if (known == null) {
            return new Requester(said.id(), said.name(), said.email(), said.language(), or(said.importance(), 0),
                    said.level(), said.region(), said.accountManager(), or(said.verification(), UNVERIFIED),
                    said.fields(), null);
        }
        return new Requester(known.id(), or(said.name(), known.name()), or(said.email(), known.email()),
                or(said.language(), known.language()), or(said.importance(), known.importance()),
                or(said.level(), known.level()), or(said.region(), known.region()),
                or(said.accountManager(), known.accountManager()), or(said.verification(), known.verification()),
                or(said.fields(), known.fields()), known.undeliverable());
    }

    /** Theirs is completed if it is the one that is said, or none is. */
    private static @Nullable OrganizationRef of(@Nullable OrganizationRef said, @Nullable OrganizationRef theirs) {
        if (said == null) {
            return theirs;
        }
        var same = theirs != null && isSame(said, theirs) ? theirs : none(said.id());
        return new OrganizationRef(same.id(), said.name(), or(said.importance(), same.importance()),
                or(said.level(), same.level()), or(said.region(), same.region()),
                or(said.accountManager(), same.accountManager()), or(said.fields(), same.fields()));
    }

    private static boolean isSame(OrganizationRef said, OrganizationRef theirs) {
        return said.id().equals(Customer.UNKNOWN) ? said.name().equals(theirs.name()) : said.id().equals(theirs.id());
    }

    private static OrganizationRef none(UUID id) {
        return new OrganizationRef(id, "", 0, null, null, null, Map.of());
    }

    private static int or(int said, int known) {
        if (said > 0) {
            return said;
        }
        return known > 0 ? known : USUAL_IMPORTANCE;
    }

    private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
        return said == null ? known : said;
    }
}
