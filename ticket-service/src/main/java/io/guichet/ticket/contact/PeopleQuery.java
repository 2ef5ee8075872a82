package io.guichet.ticket.contact;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.guichet.ticket.Sql;

/** What somebody types to find a contact or an organisation: the beginning of a name or an address, or words. */
public record PeopleQuery(String text) {

    /** Greater than every text that begins with what stands before it. */
    private static final String LAST = "\uFFFF";
    private static final int SHORTEST_WORD = 3;

    public PeopleQuery {
        text = text.strip();
    }

    /** Answers ids, the best first. */
    Sql contacts(int limit) {
        var query = new Sql().add("select id from (select id, 0 as rank, name, importance from contact"
                + " where email = %s and merged_into is null", text.toLowerCase(Locale.ROOT));
        query.add(" union all (select id, 1, name, importance from contact where email collate \"C\" >= lower(%s)"
                + " and email collate \"C\" < lower(%s) and merged_into is null order by email collate \"C\", id limit "
                + limit + ")", text, text + LAST);
        query.add(" union all (select id, 2, name, importance from contact where name is not null"
                + " and folded(name) collate \"C\" >= folded(%s) and folded(name) collate \"C\" < folded(%s)"
                + " and merged_into is null order by folded(name) collate \"C\", id limit " + limit + ")",
                text, text + LAST);
        if (!words().isEmpty()) {
            query.add(" union all (select id, 3, name, importance from contact where merged_into is null");
            words().forEach(word -> query.add(
                    " and folded(coalesce(name, '') || ' ' || email) like '%%' || folded(%s) || '%%'", word));
            query.add(" limit " + limit + ")");
        }
        return query.add(") hit group by id order by min(rank), max(importance) desc, min(name), id limit " + limit);
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
