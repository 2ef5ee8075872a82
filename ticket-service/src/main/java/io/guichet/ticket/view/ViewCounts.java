package io.guichet.ticket.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.guichet.ticket.BriefQueries;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermSql;
import io.guichet.ticket.query.Terms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * How many tickets views have. What anybody may save can be asked of no index: a view that cannot be counted in time is
 * not counted, and for a while not tried again, and leaves the others alone. When there are too many for the time that
 * there is, it is the turn of the others the next time.
 */
@ApplicationScoped
public class ViewCounts {

    private static final Duration TOGETHER = Duration.ofSeconds(1);
    private static final Duration EACH = Duration.ofMillis(150);
    private static final Duration ALL = Duration.ofSeconds(1);

    private final BiFunction<Sql, Duration, Uni<Optional<List<Row>>>> brief;
    private final Clock clock;
    private final SlowViews slow = new SlowViews();
    /** Those that could not be counted together. */
    private final SlowViews apart = new SlowViews();
    private final Turns turns = new Turns();

    @Inject
    ViewCounts(BriefQueries brief, Clock clock) {
        this(brief::select, clock);
    }

    /** @param brief the rows of a query, or nothing if they take longer */
    ViewCounts(BiFunction<Sql, Duration, Uni<Optional<List<Row>>>> brief, Clock clock) {
        this.brief = brief;
        this.clock = clock;
    }

    /** A view to be counted. */
    record Wanted(View view, Term filter) {

        static Wanted of(View view) {
            return new Wanted(view, Terms.read(view.content().filter()));
        }

        boolean isCheap() {
            return Term.isOnlyActive(filter) && !Term.looksElsewhere(filter);
        }
    }

    /** How many tickets of each of these views the asker sees. */
    public Uni<List<ViewCount>> of(List<View> views, Asker asker) {
        var now = clock.instant();
        var wanted = views.stream().distinct().map(Wanted::of).filter(one -> !slow.contains(one.view(), asker, now))
                .collect(Collectors.partitioningBy(one -> one.isCheap() && !apart.contains(one.view(), asker, now)));
        var together = wanted.getOrDefault(true, List.of());
        var others = wanted.getOrDefault(false, List.of());
        var counts = new HashMap<String, Long>();
        return countTogether(together, asker, counts)
                .map(left -> Stream.of(left, others).flatMap(List::stream).toList())
                .chain(alone -> countEach(alone, asker, counts))
                .replaceWith(() -> views.stream().map(view -> ViewCount.of(view.id(), counts.get(view.id()))).toList());
    }

    /** Those that are left to be counted alone: all, if together they take too long, and they do so for a while. */
    private Uni<List<Wanted>> countTogether(List<Wanted> views, Asker asker, Map<String, Long> counts) {
        return views.isEmpty()
                ? Uni.createFrom().item(views)
                : brief.apply(together(views, asker), TOGETHER).map(found -> {
                    found.ifPresentOrElse(rows -> note(views, rows.getFirst(), counts),
                            () -> views.forEach(one -> apart.add(one.view(), asker, clock.instant())));
                    return found.isPresent() ? List.of() : views;
                });
    }

    private static void note(List<Wanted> views, Row row, Map<String, Long> counts) {
        for (var place = 0; place < views.size(); place++) {
            counts.put(views.get(place).view().id(), row.number(place));
        }
    }

    /** One after the other: of each agent's connections there is one. */
    private Uni<Void> countEach(List<Wanted> views, Asker asker, Map<String, Long> counts) {
        var until = clock.instant().plus(ALL);
        return Multi.createFrom().iterable(turns.of(views, asker))
                .onItem().transformToUniAndConcatenate(wanted -> countAlone(wanted, asker, until, counts))
                .collect().asList().replaceWithVoid();
    }

    private Uni<Boolean> countAlone(Wanted wanted, Asker asker, Instant until, Map<String, Long> counts) {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            turns.endAt(wanted.view(), asker);
            return Uni.createFrom().item(false);
        }
        return brief.apply(alone(wanted, asker), EACH).map(found -> {
            found.ifPresentOrElse(rows -> counts.put(wanted.view().id(), count(rows)),
                    () -> slow.add(wanted.view(), asker, now));
            return found.isPresent();
        });
    }

    private static long count(List<Row> rows) {
        return rows.getFirst().number(0);
    }

    /** What is active is little: all views on it are counted in one pass over it. */
    static Sql together(List<Wanted> views, Asker asker) {
        var query = new Sql();
        var counted = views.stream().map(view -> "count(*) filter (where %s)"
                .formatted(TermSql.ofActive(view.filter(), asker, query))).collect(Collectors.joining(", "));
        return query.add("select " + counted + " from " + Sql.TICKETS + " where " + TermSql.ACTIVE + " and ")
                .visible(asker.scope());
    }

    /** The others stop where the answer no longer matters. */
    static Sql alone(Wanted wanted, Asker asker) {
        var query = new Sql().add("select count(*) from (select 1 from " + Sql.TICKETS + " where ")
                .visible(asker.scope()).add(" and ");
        return query.add(TermSql.of(wanted.filter(), asker, query))
                .add(" limit " + (ViewCount.MOST + 1) + ") counted");
    }
}
