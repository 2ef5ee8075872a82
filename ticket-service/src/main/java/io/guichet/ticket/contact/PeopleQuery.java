package io.guichet.ticket.contact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.ticket.Sql;

/** What somebody types to find a contact or an organisation: the beginning of a name or an address, or words. */
public record PeopleQuery(String text) {

    /** Greater than every text that begins with what stands before it. */
    private static final String LAST = "\uFFFF";
    private static final int SHORTEST_WORD = 3;
    /** The organisation that is named, or the one that it was merged into. */
    static final String STANDS_FOR = "(select coalesce(merged_into, id) from organization where id = %s)";

    public PeopleQuery {
        text = text.strip();
    }

    /** Answers ids, the best first; whoever was merged into another is found as that other. */
    Sql contacts(Optional<UUID> organization, int limit) {
        var query = new Sql().add("select coalesce(merged_into, id) from ((");
        ranked(query, 0, organization).add(" and email = %s", text.toLowerCase(Locale.ROOT));
        ranked(query.add(") union all ("), 1, organization).add(" and email collate \"C\" >= lower(%s)"
                + " and email collate \"C\" < lower(%s) order by email collate \"C\", id limit " + limit, text,
                text + LAST);
        ranked(query.add(") union all ("), 2, organization).add(" and name is not null"
                + " and folded(name) collate \"C\" >= folded(%s) and folded(name) collate \"C\" < folded(%s)"
                + " order by folded(name) collate \"C\", id limit " + limit, text, text + LAST);
        if (!words().isEmpty()) {
            ranked(query.add(") union all ("), 3, organization);
            words().forEach(word -> query.add(
                    " and folded(coalesce(name, '') || ' ' || email) like '%%' || folded(%s) || '%%'", word));
            query.add(" limit " + limit);
        }
        return query.add(")) hit group by 1 order by min(rank), max(importance) desc, min(name), 1 limit " + limit);
    }

    @CanIgnoreReturnValue
    private static Sql ranked(Sql query, int rank, Optional<UUID> organization) {
        query.add("select id, merged_into, " + rank + " as rank, name, importance from contact where true");
        // One who was merged is of the other's organisation.
        organization.ifPresent(id -> query.add(" and (merged_into is null and organization_id = " + STANDS_FOR
                + " or exists (select 1 from contact other where other.id = contact.merged_into"
                + " and other.organization_id = " + STANDS_FOR + "))", id, id));
        return query;
    }

    /** Narrows a query on organisations to those whose name has all the words. */
    void organizations(Sql query) {
        (words().isEmpty() ? List.of(escaped(text)) : words())
                .forEach(word -> query.add(" and folded(name) like '%%' || folded(%s) || '%%'", word));
    }

    /** Those long enough for the index of groups of three letters. */
    private List<String> words() {
        return Stream.of(text.split("\\s+", -1)).filter(word -> word.length() >= SHORTEST_WORD).limit(6)
                .map(PeopleQuery::escaped).toList();
    }

    /** What stands for itself in a pattern. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
