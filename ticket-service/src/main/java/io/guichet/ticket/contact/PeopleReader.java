package io.guichet.ticket.contact;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What people read of contacts and organisations. */
@ApplicationScoped
public class PeopleReader {

    /** A word as common as a first name is in hundreds of thousands of rows: the index then gives some of them. */
    private static final String BOUND = "select set_config('gin_fuzzy_search_limit', '3000', true)";

    private final Contacts contacts;
    private final Organizations organizations;
    private final CurrentTransaction connection;

    PeopleReader(Contacts contacts, Organizations organizations, CurrentTransaction connection) {
        this.contacts = contacts;
        this.organizations = organizations;
        this.connection = connection;
    }

    /** One contact; one that was merged still answers, and names the other. */
    @WithSession
    public Uni<Contact> contact(UUID id) {
        return contacts.of(id);
    }

    /** Contacts, newest first, of one organisation if it is given. */
    @WithSession
    public Uni<Page<Contact>> contacts(Optional<UUID> organization, PageRequest page) {
        var query = new Sql().add("select id from contact where merged_into is null");
        organization.ifPresent(id -> query.add(" and organization_id = " + PeopleQuery.STANDS_FOR, id));
        page.after().ifPresent(cursor -> query.add(" and id < %s", cursor.id(0).orElseThrow()));
        query.add(" order by id desc limit " + page.fetch());
        return ids(query).chain(found -> contacts.all(found).map(all -> inOrder(found, all, Contact::id)))
                .map(found -> Page.of(found, page, contact -> Cursor.of(contact.id())));
    }

    /** The contacts that a search means, the best first: by address, by the beginning of the name, by any words. */
    @WithTransaction // the bound holds until its end
    public Uni<List<Contact>> find(PeopleQuery sought, Optional<UUID> organization, int limit) {
        return connection.select(BOUND).chain(() -> ids(sought.contacts(organization, limit)))
                .chain(found -> contacts.all(found).map(all -> inOrder(found, all, Contact::id)));
    }

    /** One organisation. */
    @WithSession
    public Uni<Claimed> organization(UUID id) {
        return organizations.of(id).chain(this::withDomains);
    }

    /** Organisations by name, those that a search means if it is given. */
    @WithSession
    public Uni<Page<Organization>> organizations(Optional<PeopleQuery> sought, PageRequest page) {
        var query = new Sql().add("select id from organization where merged_into is null");
        sought.ifPresent(words -> words.organizations(query));
        page.after().ifPresent(cursor -> query.add(" and (folded(name) collate \"C\", id) > (folded(%s), %s)",
                cursor.text(0).orElseThrow(), cursor.id(1).orElseThrow()));
        query.add(" order by folded(name) collate \"C\", id limit " + page.fetch());
        return ids(query).chain(found -> organizations.all(found).map(all -> inOrder(found, all, Organization::id)))
                .map(found -> Page.of(found, page, one -> Cursor.of(one.asEventsTellIt().name(), one.id())));
    }

    /** Organisations with their domains, by name. */
    @WithSession
    public Uni<Page<Claimed>> claims(PageRequest page) {
        return organizations(Optional.empty(), page).chain(found -> organizations
                .domains(found.items().stream().map(Organization::id).toList())
                .map(domains -> found.map(one -> new Claimed(one, domains.getOrDefault(one.id(), List.of())))));
    }

    /** All that a contact and we have said to each other, newest first, as far as the reader may see the tickets. */
    @WithSession
    public Uni<Page<Exchange>> timeline(UUID contact, TicketScope scope, PageRequest page) {
        return contacts.now(contact).map(now -> Exchange.query(now.id(), scope, page))
                .chain(query -> connection.select(query.text(), query.parameters()))
                .map(rows -> rows.stream().map(row -> Exchange.of(new Row(row))).toList())
                .map(found -> Page.of(found, page, one -> Cursor.of(one.at(), one.message())));
    }

    /** What people did to a contact, and why, newest first. */
    @WithSession
    public Uni<Page<PersonEntry>> history(UUID contact, PageRequest page) {
        return contacts.of(contact).chain(() -> entries(contact, page));
    }

    /** What people did to an organisation, and why, newest first. */
    @WithSession
    public Uni<Page<PersonEntry>> historyOfOrganization(UUID organization, PageRequest page) {
        return organizations.of(organization).chain(() -> entries(organization, page));
    }

    private Uni<Page<PersonEntry>> entries(UUID subject, PageRequest page) {
        var query = PersonEntry.query(subject, page);
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> PersonEntry.of(new Row(row))).toList())
                .map(found -> Page.of(found, page, one -> Cursor.of(one.at(), one.id())));
    }

    /** An organisation with its domains. */
    public record Claimed(Organization organization, List<String> domains) {}

    /** The same with its domains. */
    @WithSession
    public Uni<Claimed> withDomains(Organization organization) {
        return organizations.domains(organization.id()).map(domains -> new Claimed(organization, domains));
    }

    private Uni<List<UUID>> ids(Sql query) {
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    private static <T> List<T> inOrder(List<UUID> ids, List<T> found,
            Function<T, UUID> id) {
        Map<UUID, T> byId = found.stream().collect(Collectors.toMap(id, Function.identity()));
        return ids.stream().flatMap(one -> Stream.ofNullable(byId.get(one))).toList();
    }
}
