package io.guichet.routing.figures;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.directory.NotInDirectory;
import io.guichet.routing.figures.Fairness.FirstLine;
import io.guichet.routing.figures.Fairness.OfGroup;
import io.guichet.routing.figures.Fairness.Share;
import io.guichet.routing.figures.Fairness.Waits;
import io.guichet.routing.figures.GroupLoad.Member;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Figures about groups; whoever asks sees the groups whose tickets they see. */
@ApplicationScoped
public class FigureDesk {

    private final CurrentTransaction transaction;

    FigureDesk(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** How busy a group is now. Fails with {@link NotInDirectory} for one that the caller does not see. */
    @WithTransaction
    public Uni<GroupLoad> load(String group, TicketScope scope) {
        return groups(scope).invoke(seen -> refuseUnlessSeen(group, seen))
                .chain(() -> transaction.select(FigureQueries.WAITING, group))
                .chain(waiting -> transaction.select(FigureQueries.MEMBERS, group)
                        .map(rows -> GroupLoad.of(group, number(waiting.getFirst()[0]),
                                instant(waiting.getFirst()[1]), rows.stream().map(FigureDesk::member).toList())));
    }

    /**
     * How the groups that the caller sees shared their work in a period. Fails with {@link NotInDirectory} for one that
     * they do not see.
     *
     * @param group key of the only one to look at; absent for all
     */
    @WithTransaction
    public Uni<Fairness> fairness(Instant from, Instant to, @Nullable String group, TicketScope scope) {
        return groups(scope).invoke(seen -> refuseUnlessSeen(group, seen))
                .map(seen -> seen.entrySet().stream().filter(one -> group == null || group.equals(one.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .chain(names -> measure(new Period(from, to), names));
    }

    private static void refuseUnlessSeen(@Nullable String group, Map<String, String> seen) {
        if (group != null && !seen.containsKey(group)) {
            throw new NotInDirectory("group:" + group);
        }
    }

    private Uni<Fairness> measure(Period period, Map<String, String> names) {
        var keys = names.keySet().toArray(String[]::new);
        return shares(keys, period)
                .chain(shares -> waits(keys, period)
                        .chain(waits -> busy(keys, period)
                                .chain(busy -> firstLine(keys, period).map(ended -> new Fairness(period.from(),
                                        period.to(), names.entrySet().stream().sorted(Map.Entry.comparingByKey())
                                                .map(one -> group(one, shares, waits, busy)).toList(),
                                        ended)))));
    }

    private Uni<List<Given>> shares(String[] keys, Period period) {
        return transaction.select(FigureQueries.SHARES, keys, period.from(), period.to())
                .map(rows -> rows.stream().map(Given::of).toList());
    }

    private Uni<Map<String, Waits>> waits(String[] keys, Period period) {
        return transaction.select(FigureQueries.WAITS, keys, period.from(), period.to())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> String.valueOf(row[0]),
                        row -> new Waits(number(row[1]), number(row[2]), number(row[3]), number(row[4])))));
    }

    private Uni<Map<String, Double>> busy(String[] keys, Period period) {
        return transaction.select(FigureQueries.BUSY, keys, period.from(), period.to())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> String.valueOf(row[0]),
                        row -> GroupLoad.part(number(row[1]), number(row[2])))));
    }

    private Uni<FirstLine> firstLine(String[] keys, Period period) {
        return transaction.select(FigureQueries.ENDED, keys, period.from(), period.to())
                .map(rows -> firstLine(rows.getFirst()));
    }

    private static OfGroup group(Map.Entry<String, String> group, List<Given> shares, Map<String, Waits> waits,
            Map<String, Double> busy) {
        var mine = shares.stream().filter(one -> one.group().equals(group.getKey())).toList();
        var counts = mine.stream().mapToLong(Given::assigned).summaryStatistics();
        return new OfGroup(group.getKey(), group.getValue(), counts.getSum(),
                mine.isEmpty() ? 0 : counts.getMax() - counts.getMin(),
                mine.stream().map(one -> one.share(counts.getSum())).toList(),
                waits.getOrDefault(group.getKey(), new Waits(null, null, null, null)), busy.get(group.getKey()));
    }

    private Uni<Map<String, String>> groups(TicketScope scope) {
        return transaction.select("select key, name, department from agent_group").map(rows -> rows.stream()
                .filter(row -> scope.allows(
                        new TicketFields(String.valueOf(row[2]), String.valueOf(row[0]), null, null, null)))
                .collect(Collectors.toMap(row -> String.valueOf(row[0]), row -> String.valueOf(row[1]))));
    }

    private record Period(Instant from, Instant to) {}

    /** What a member was given in a group. */
    private record Given(String group, UUID agent, String name, long assigned) {

        static Given of(@Nullable Object[] row) {
            return new Given(String.valueOf(row[0]), (UUID) Objects.requireNonNull(row[1]), String.valueOf(row[2]),
                    number(row[3]));
        }

        Share share(long all) {
            return new Share(agent, name, assigned, GroupLoad.part(assigned, all));
        }
    }

    private static FirstLine firstLine(@Nullable Object[] row) {
        var ended = number(row[0]);
        return new FirstLine(ended, number(row[1]), ended == 0 ? null : GroupLoad.part(number(row[1]), ended));
    }

    private static Member member(@Nullable Object[] row) {
        return new Member((UUID) Objects.requireNonNull(row[0]), String.valueOf(row[1]),
                Presence.valueOf(String.valueOf(row[2])), Boolean.TRUE.equals(row[3]), number(row[4]), number(row[5]),
                number(row[6]), number(row[7]), GroupLoad.part(number(row[6]), number(row[7])));
    }

    private static long number(@Nullable Object column) {
        return ((Number) Objects.requireNonNull(column)).longValue();
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
