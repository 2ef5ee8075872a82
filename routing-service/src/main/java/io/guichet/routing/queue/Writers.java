package io.guichet.routing.queue;

/** SQL about who came to a group's queue, and when last. */
final class Writers {

    /** Ends an insertion into {@code group_writer} in the order of its columns. */
    static final String AGAIN = """
            on conflict (group_key, requester) do update set organization = excluded.organization,
                at = greatest(group_writer.at, excluded.at)""";
    /**
     * The first and the last, of requesters and of organisations: where both are one's own, nobody else has come. Whoever
     * has no organisation is one. Parameters: 1 group; the other, an instant, is put in.
     */
    static final String LATELY = """
            select min(w.requester::text) as first, max(w.requester::text) as last,
                   min(coalesce(w.organization, w.requester)::text) as first_house,
                   max(coalesce(w.organization, w.requester)::text) as last_house
            from group_writer w where w.group_key = $1 and w.at > %s::timestamptz""";
    /** Whether another requester has come lately; the outer row is put in. */
    static final String OTHER = """
            exists (select 1 from lately l where l.first <> %1$s.requester::text or l.last <> %1$s.requester::text)""";
    /** The same of another organisation. */
    static final String OTHER_HOUSE = """
            exists (select 1 from lately l
                    where l.first_house <> %1$s.organization::text or l.last_house <> %1$s.organization::text)""";

    private Writers() {}
}
