package io.guichet.ticket.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any number of tickets with five messages each, of a tenth as many contacts, over three years, and what is kept beside
 * them; the last three in a hundred are active. Written by SQL, past the triggers: a million takes some minutes.
 */
final class GeneratedTickets {

    private static final int CHUNK = 20_000;
    private static final List<String> TABLES = List.of("ticket", "message", "contact", "organization",
            "search_document", "status_span", "first_answer", "mention", "timeline_entry");
    private static final String WORDS = """
            create temporary table word as
            select row_number() over () as place, word from (
                select unnest(array['paiement', 'carte', 'facture', 'remboursement', 'compte', 'mot', 'passe', 'erreur',
                    'connexion', 'urgent', 'commande', 'livraison', 'export', 'import', 'page', 'lien', 'adresse',
                    'zebra', 'client', 'date']) as word
                union all select 'mot' || md5(number::text) from generate_series(1, 3000) number) listed""";
    // A few words are in most texts and most words in few, as in any language.
    private static final String TEXTS = """
            create temporary table sample as
            select number as place, (select string_agg(all_words.words[1 + floor(3011 * power(random(), 4) + 0 * pick)::int], ' ')
                from generate_series(1, 25) pick where number > 0) as text
            from (select array_agg(word) as words from word) all_words cross join generate_series(1, 4000) number""";
    private static final String ORGANIZATIONS = """
            insert into organization (id, name, importance, created_at, account_manager)
            select ('00000000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Organisation ' || n,
                case when n %% 200 = 0 then 5 else 3 end, now(),
                ('00000000-0000-7000-8000-' || lpad(to_hex(1 + n %% 50), 12, '0'))::uuid
            from generate_series(1, %d) n on conflict do nothing""";
    // One in a hundred has five stars.
    private static final String CONTACTS = """
            insert into contact (id, email, name, importance, created_at, organization_id)
            select ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'client' || n || '@customer.example',
                'Client ' || n, case when n %% 100 = 0 then 5 else 1 + n %% 4 end, now(),
                ('00000000-0000-7000-a000-' || lpad(to_hex(1 + n %% %d), 12, '0'))::uuid
            from generate_series(%d, %d) n on conflict do nothing""";
    // These have no tickets. Forty first names are as common as such names are, and families are rare.
    private static final String MORE_CONTACTS = """
            insert into contact (id, email, name, importance, created_at)
            select ('00000000-0000-7000-9100-' || lpad(to_hex(n), 12, '0'))::uuid,
                lower(first || '.' || family || '.' || n || '@company' || n %% 50000 || '.example'), first || ' ' || family,
                3, now()
            from generate_series(%d, %d) n
            cross join lateral (select (array['Aline', 'Bruno', 'Claire', 'Denis', 'Elena', 'Fabien', 'Gwen', 'Hugo',
                    'Irina', 'Jules', 'Karim', 'Louise', 'Marta', 'Nils', 'Olga', 'Paul', 'Quentin', 'Rosa', 'Sven',
                    'Tania', 'Ugo', 'Vera', 'Walter', 'Xenia', 'Yves', 'Zoe', 'Anders', 'Beatriz', 'Cosimo', 'Dorothea',
                    'Emile', 'Franziska', 'Giorgio', 'Hanna', 'Ivar', 'Jasmin', 'Knut', 'Lucie', 'Matteo',
                    'Nadine'])[1 + n %% 40] as first,
                initcap(substr(md5((n / 40)::text), 1, 7)) as family) names on conflict do nothing""";
    // The last contact wrote one in two hundred, as a machine does that reports on itself; the others ten each.
    // One in a thousand is urgent, one in a thousand of the smallest department, and one in fifty is rated, half of
    // them badly;
    // some 240 a day of those that are active are due, and those of four days are solved and not yet closed.
    private static final String TICKETS = """
            insert into ticket (id, number, channel, department, requester_id, subject, priority, type, tags, fields,
                language, status, waiting_since, resolved_at, closed_at, group_key, assignee, assigned_by_person, due,
                first_response_known, next_response_known, resolution_known, created_at, updated_at, version, revision,
                message_count, entry_count, rating, category, last_customer_message, collaborators)
            select ('00000000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid, 1000000 + n, 'EMAIL',
                case when n %% 1000 = 7 then 'legal' when n %% 10 = 0 then 'support-fr'
                    else 'department-' || n %% 10 end,
                ('00000000-0000-7000-9000-' || lpad(to_hex(case when n %% 200 = 3 then %1$d
                    else 1 + n::bigint * 7919 %% %1$d end), 12, '0'))::uuid,
                'Question ' || n || ' ' || (select left(text, 40) from sample where place = 1 + n %% 4000),
                case when n %% 1000 in (13, 17) then 'URGENT' when n %% 10 = 3 then 'HIGH' else 'NORMAL' end, 'QUESTION',
                array['tag' || n %% 50], '{}', case n %% 2 when 0 then 'fr' else 'en' end, state.status,
                case when state.status in ('NEW', 'OPEN', 'REOPENED') then at.at end,
                case state.status when 'CLOSED' then at.at + interval '2 days'
                    when 'RESOLVED' then now() - n %% 96 * interval '1 hour' end,
                case when state.status = 'CLOSED' then at.at + interval '6 days' end,
                case when n %% 1000 = 7 then 'lawyers' else 'group-' || n / 10 %% 5 end,
                case when n / 10 %% 3 = 0 then null
                    else ('00000000-0000-7000-8000-' || lpad(to_hex(1 + n / 10 %% 50), 12, '0'))::uuid end, false,
                case when state.status not in ('CLOSED', 'RESOLVED')
                    then now() + (n %% 1500 / 10.0 - 10) * interval '1 hour' * greatest(1, %4$d / 50000.0) end,
                'epoch', 'epoch', 'epoch', at.at, at.at, 1, 1, 5, 2, case n::bigint * 7919 %% 101 when 0 then 1 + n %% 2
                    when 1 then 3 end, 'category-' || n %% 30, at.at,
                case when n %% 5000 = 9 then array['00000000-0000-7000-8000-000000000001'] else '{}' end
            from generate_series(%2$d, %3$d) n
            cross join lateral (select now() - (%4$d - n) * interval '1096 days' / %4$d as at) at
            cross join lateral (select case when n < %4$d * 0.966 then 'CLOSED' when n < %4$d * 0.97 then 'RESOLVED'
                else (array['NEW', 'OPEN', 'ANSWERED', 'PENDING', 'ON_HOLD', 'REOPENED'])[1 + n / 50 %% 6] end as status) state""";
    private static final String SPANS = """
            insert into status_span (ticket_id, entered_at, left_at, status, department, group_key, assignee, category,
                solves, reopens)
            select t.id, span.entered, span.left_at, span.status, t.department, case when span.place > 1 then t.group_key end,
                case when span.place > 1 then t.assignee end, t.category, span.status = 'RESOLVED', false
            from ticket t cross join lateral (values
                (1, 'NEW', t.created_at, case when t.status <> 'NEW' then t.created_at + interval '10 minutes' end),
                (2, case when is_over(t.status) then 'OPEN' else t.status end,
                    t.created_at + interval '10 minutes', case when is_over(t.status) then t.created_at + interval '5 hours' end),
                (3, 'ANSWERED', t.created_at + interval '5 hours', t.resolved_at),
                (4, 'RESOLVED', t.resolved_at, t.closed_at),
                (5, 'CLOSED', t.closed_at, null)) span (place, status, entered, left_at)
            where (span.place = 1 or t.status <> 'NEW' and (span.place = 2 or is_over(t.status)))
                and span.entered is not null and t.number between 1000000 + %d and 1000000 + %d""";
    private static final String ANSWERS = """
            insert into first_answer (ticket_id, at) select id, created_at + interval '5 hours' from ticket
            where status not in ('NEW', 'OPEN') and number between 1000000 + %d and 1000000 + %d""";
    private static final String MENTIONS = """
            insert into mention (message_id, agent_id, ticket_id, at)
            select gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(1 + number / 40 %% 50), 12, '0'))::uuid, id,
                created_at from ticket where number %% 40 = 5 and number between 1000000 + %d and 1000000 + %d""";
    private static final String MESSAGES = """
            insert into message (id, ticket_id, requester_id, position, kind, author_kind, author_name, channel, text,
                to_addresses, cc_addresses, mail_references, created_at)
            select gen_random_uuid(), t.id, t.requester_id, spot, 'REPLY', case spot %% 2 when 1 then 'CUSTOMER' else 'AGENT' end,
                'Somebody', 'EMAIL', s.text, '{}', '{}', '{}', t.created_at
            from ticket t cross join generate_series(1, 5) spot
            join sample s on s.place = 1 + (t.number * 31 + spot * 17) %% 4000
            where t.number between 1000000 + %d and 1000000 + %d""";
    private static final String ENTRIES = """
            insert into timeline_entry (id, ticket_id, position, version, at, kind, actor_kind, actor_name, cause, depth,
                before_change, after_change, detail)
            select gen_random_uuid(), t.id, spot, spot, t.created_at, case spot when 1 then 'TicketOpened'
                else 'MessageAdded' end, 'CUSTOMER', 'Somebody', 'request:1', 0, '{}',
                jsonb_build_object('subject', t.subject, 'status', 'NEW', 'channel', 'EMAIL'), '{}'
            from ticket t cross join generate_series(1, 2) spot where t.number between 1000000 + %d and 1000000 + %d""";
    private static final String DOCUMENTS = """
            insert into search_document (ticket_id, number, access, words)
            select t.id, t.number, search_access(t, c), setweight(to_tsvector('guichet_plain', concat_ws(' ', t.number, t.subject, c.name,
                c.email)), 'A') || setweight(search_words(t.language, t.subject), 'A')
                || setweight(search_words(t.language, (select string_agg(text, ' ') from message m
                where m.ticket_id = t.id)), 'C')
            from ticket t join contact c on c.id = t.requester_id
            where t.number between 1000000 + %d and 1000000 + %d on conflict do nothing""";

    private GeneratedTickets() {}

    /**
     * How much of it.
     *
     * @param moreContacts besides a tenth as many as there are tickets, who have none
     */
    record Amount(int tickets, int moreContacts) {}

    /** How many have tickets, of so many; the last of them has most. */
    static int contacts(int tickets) {
        return Math.max(10, tickets / 10);
    }

    static void fill(Connection connection, Amount amount) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(WORDS);
            triggers(statement, "disable");
            var indexes = indexesOfWords(statement);
            for (var name : indexes.keySet()) {
                statement.execute("drop index " + name);
            }
            people(statement, amount);
            tickets(statement, amount.tickets());
            statement.execute("set maintenance_work_mem = '1GB'");
            for (var definition : indexes.values()) {
                statement.execute(definition);
            }
            triggers(statement, "enable");
            for (var table : TABLES) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    /** Takes a database that was filled before; with fewer tickets than these it is none. */
    static void find(Connection connection, int tickets) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(WORDS);
            try (var rows = statement.executeQuery("select count(*) from ticket")) {
                rows.next();
                if (rows.getInt(1) < tickets) {
                    throw new IllegalStateException(
                            "Only %d tickets of %d are there".formatted(rows.getInt(1), tickets));
                }
            }
        }
    }

    /** Those are made at the end: to keep them while rows come takes ten times as long. */
    private static Map<String, String> indexesOfWords(Statement statement) throws SQLException {
        var found = new LinkedHashMap<String, String>();
        try (var rows = statement.executeQuery("select indexname, indexdef from pg_indexes"
                + " where schemaname = current_schema() and indexdef like '%USING gin%'")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private static void people(Statement statement, Amount amount) throws SQLException {
        var contacts = contacts(amount.tickets());
        var organizations = Math.max(10, contacts / 100);
        statement.execute(ORGANIZATIONS.formatted(organizations));
        for (var from = 1; from <= contacts; from += CHUNK) {
            statement.execute(CONTACTS.formatted(organizations, from, Math.min(contacts, from + CHUNK - 1)));
        }
        for (var from = 1; from <= amount.moreContacts(); from += CHUNK) {
            statement.execute(MORE_CONTACTS.formatted(from, Math.min(amount.moreContacts(), from + CHUNK - 1)));
        }
    }

    private static void tickets(Statement statement, int tickets) throws SQLException {
        statement.execute(TEXTS);
        for (var from = 1; from <= tickets; from += CHUNK) {
            var to = Math.min(tickets, from + CHUNK - 1);
            statement.execute(TICKETS.formatted(contacts(tickets), from, to, tickets));
            for (var beside : List.of(MESSAGES, ENTRIES, DOCUMENTS, SPANS, ANSWERS, MENTIONS)) {
                statement.execute(beside.formatted(from, to));
            }
            System.out.printf("%,d of %,d tickets%n", to, tickets);
        }
    }

    private static void triggers(Statement statement, String turn) throws SQLException {
        for (var table : List.of("ticket", "message")) {
            statement.execute("alter table " + table + " " + turn + " trigger user");
        }
    }
}
