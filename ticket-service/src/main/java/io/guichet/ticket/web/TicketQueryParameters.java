package io.guichet.ticket.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.http.InvalidParameter;
import io.guichet.http.PageRequest;
import io.guichet.ticket.TicketFilter;
import io.guichet.ticket.TicketOrder;

/** The query parameters of the list of tickets; one that may have several values is repeated. */
class TicketQueryParameters {

    @RestQuery
    List<String> status = List.of();
    @RestQuery
    List<String> priority = List.of();
    @RestQuery
    List<String> department = List.of();
    @RestQuery
    List<String> group = List.of();
    @RestQuery
    List<String> tag = List.of();
    @RestQuery
    @Nullable
    String assignee;
    @RestQuery
    @Nullable
    String contact;
    @RestQuery
    @Nullable
    String q;
    @RestQuery
    @Nullable
    String order;
    @RestQuery
    @Nullable
    String limit;
    @RestQuery
    @Nullable
    String cursor;

    PageRequest page() {
        return PageRequest.of(limit, cursor);
    }

    TicketFilter filter(Visit visit) {
        hideFromCustomers(visit, "tag", !tag.isEmpty());
        hideFromCustomers(visit, "group", !group.isEmpty());
        hideFromCustomers(visit, "assignee", assignee != null);
        var named = order == null ? TicketOrder.WAITING_SINCE.key() : order;
        var descending = named.startsWith("-");
        var chosen = TicketOrder.of(descending ? named.substring(1) : named)
                .orElseThrow(() -> new InvalidParameter("order", "must be one of " + Arrays.stream(TicketOrder.values())
                        .map(TicketOrder::key).collect(Collectors.joining(", ")) + ", or one of them after a minus"));
        return new TicketFilter(all("status", status, TicketStatus::valueOf),
                all("priority", priority, Priority::valueOf), department, group, agent(visit),
                "none".equals(assignee), Optional.ofNullable(contact), tag,
                Optional.ofNullable(q).filter(words -> !words.isBlank()),
                chosen, descending);
    }

    /** What customers are not shown they may not ask about either. */
    private static void hideFromCustomers(Visit visit, String name, boolean asked) {
        if (asked && visit.isCustomers()) {
            throw new InvalidParameter(name, "is not for customers");
        }
    }

    private Optional<UUID> agent(Visit visit) {
        if (assignee == null || assignee.equals("none")) {
            return Optional.empty();
        }
        if (assignee.equals("me")) {
            return Optional.of(visit.agent().orElseThrow(
                    () -> new InvalidParameter("assignee", "is me only for an agent")));
        }
        return Optional.of(read("assignee", assignee, UUID::fromString, "must be me, none or the id of an agent"));
    }

    private static <T> List<T> all(String name, List<String> values, Function<String, T> reader) {
        return values.stream().flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(value -> read(name, value, reader, "has no value " + value)).toList();
    }

    private static <T> T read(String name, String value, Function<String, T> reader, String otherwise) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidParameter(name, otherwise);
        }
    }
}
