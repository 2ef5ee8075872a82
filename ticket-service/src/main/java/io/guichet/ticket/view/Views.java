package io.guichet.ticket.view;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.IfMatch;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Act;
import io.guichet.ticket.Row;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** The views that agents have saved. */
@ApplicationScoped
public class Views {

    private static final String COLUMNS = """
            select id, owner, name, filter::text, ordering, columns, groups, revision from ticket_view""";
    private static final String SEEN = COLUMNS
            + " where owner = $1 or groups && $2::text[] order by name, id limit 500";
    private static final String ONE = COLUMNS + " where id = $1 and (owner = $2 or groups && $3::text[])";
    private static final String OWN = COLUMNS + " where id = $1 and owner = $2 for update";
    private static final String ADD = """
            insert into ticket_view (id, owner, name, filter, ordering, columns, groups, revision, created_at)
            values ($1, $2, $3, ($4::text)::jsonb, $5, $6, $7, 1, $8)""";
    private static final String CHANGE = """
            update ticket_view set name = $2, filter = ($3::text)::jsonb, ordering = $4, columns = $5, groups = $6,
            revision = revision + 1 where id = $1""";
    private static final String REMOVE = "delete from ticket_view where id = $1";

    private final CurrentTransaction transaction;
    private final Ids ids;

    Views(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Standard views, then one's own and those shared with one's groups, by name. */
    @WithSession
    public Uni<List<View>> seenBy(UUID agent, Set<String> groups) {
        return transaction.select(SEEN, agent, array(groups)).map(rows -> Stream.concat(
                StandardViews.all().stream(), rows.stream().map(row -> view(new Row(row)))).toList());
    }

    /** A view that the agent sees; for nobody in particular, a standard one. */
    @WithSession
    public Uni<View> view(String id, Optional<UUID> agent, Set<String> groups) {
        var standard = StandardViews.of(id);
        if (standard.isPresent()) {
            return Uni.createFrom().item(standard.get());
        }
        var reader = agent.orElseThrow(() -> new ViewNotFound(id));
        return transaction.select(ONE, parse(id), reader, array(groups)).map(rows -> only(rows, id));
    }

    /** Saves a view. */
    @WithTransaction
    public Uni<View> add(UUID owner, View.Content content, Act act) {
        var id = ids.next();
        return transaction.update(ADD, id, owner, content.name(), new JsonObject(content.filter()).encode(),
                content.ordering(), array(content.columns()), array(content.groups()), act.at())
                .replaceWith(new View(id.toString(), owner, content, 1));
    }

    /** Changes one's own view. */
    @WithTransaction
    public Uni<View> change(String id, UUID owner, IfMatch seen, View.Content content) {
        return own(id, owner, seen).chain(known -> transaction.update(CHANGE, parse(id), content.name(),
                new JsonObject(content.filter()).encode(), content.ordering(), array(content.columns()),
                array(content.groups())).replaceWith(new View(id, owner, content, known.revision() + 1)));
    }

    /** Removes one's own view. */
    @WithTransaction
    public Uni<Void> remove(String id, UUID owner, IfMatch seen) {
        return own(id, owner, seen).chain(() -> transaction.update(REMOVE, parse(id))).replaceWithVoid();
    }

    private Uni<View> own(String id, UUID owner, IfMatch seen) {
        return transaction.select(OWN, parse(id), owner).map(rows -> only(rows, id))
                .invoke(view -> seen.verify(view.revision()));
    }

    private static View only(List<Object[]> rows, String id) {
        if (rows.isEmpty()) {
            throw new ViewNotFound(id);
        }
        return view(new Row(rows.getFirst()));
    }

    private static View view(Row row) {
        return new View(row.id(0).toString(), row.id(1), new View.Content(row.required(2),
                new JsonObject(row.required(3)).getMap(), row.required(4), row.texts(5), row.texts(6)), row.number(7));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            throw new ViewNotFound(id);
        }
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
