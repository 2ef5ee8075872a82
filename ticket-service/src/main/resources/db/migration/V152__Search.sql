-- Buckets of numbers in the index of words: the newest matches of a common word are found without reading all of them.
create extension if not exists btree_gin;

create text search configuration guichet_plain (copy = simple);
alter text search configuration guichet_plain alter mapping for hword, hword_part, word with unaccent, simple;
create text search configuration guichet_fr (copy = french);
alter text search configuration guichet_fr alter mapping for hword, hword_part, word with unaccent, french_stem;
create text search configuration guichet_en (copy = english);
alter text search configuration guichet_en alter mapping for hword, hword_part, word with unaccent, english_stem;

create table search_document (
    ticket_id uuid primary key references ticket on delete cascade,
    number    bigint   not null,
    bucket    int      not null generated always as ((number >> 14)::int) stored,
    words     tsvector not null
);
-- A short list of what is not yet in the index: every search reads it.
create index search_document_by_words on search_document using gin (bucket, words) with (gin_pending_list_limit = 1024);

-- What has changed and is not yet found by what it says now.
create table search_due (
    seq       bigint generated always as identity primary key,
    ticket_id uuid not null
);

create function message_is_to_be_found() returns trigger language plpgsql as $$
begin
    insert into search_due (ticket_id) values (new.ticket_id);
    return null;
end $$;
create trigger message_is_to_be_found after insert on message for each row execute function message_is_to_be_found();

create function ticket_is_to_be_found() returns trigger language plpgsql as $$
begin
    insert into search_due (ticket_id) values (new.id);
    return null;
end $$;
create trigger ticket_is_to_be_found after update on ticket for each row
    when (old.subject is distinct from new.subject or old.tags is distinct from new.tags
        or old.requester_id is distinct from new.requester_id or old.language is distinct from new.language)
    execute function ticket_is_to_be_found();

-- A word as any of the three configurations has it; one that is everywhere in French or English says nothing.
create function search_word(word text, is_prefix boolean) returns tsquery language sql immutable parallel safe strict
    return case
        when numnode(plainto_tsquery('guichet_plain', word)) = 0 then ''::tsquery
        when numnode(plainto_tsquery('guichet_fr', word)) = 0 or numnode(plainto_tsquery('guichet_en', word)) = 0
            then case when is_prefix then to_tsquery('guichet_plain', quote_literal(word) || ':*') else ''::tsquery end
        when is_prefix then plainto_tsquery('guichet_plain', word) || plainto_tsquery('guichet_fr', word)
            || plainto_tsquery('guichet_en', word) || to_tsquery('guichet_plain', quote_literal(word) || ':*')
        else plainto_tsquery('guichet_plain', word) || plainto_tsquery('guichet_fr', word)
            || plainto_tsquery('guichet_en', word)
    end;

create function search_words(language text, words text) returns tsvector language sql immutable parallel safe
    return case language
        when 'fr' then to_tsvector('guichet_fr', words)
        when 'en' then to_tsvector('guichet_en', words)
        else to_tsvector('guichet_plain', words)
    end;

insert into due_work (id, kind, subject, due_at, run_at, payload)
values ('00000000-0000-7000-8000-000000000152', 'search-indexed', 'all', now(), now(), '');
insert into search_due (ticket_id) select id from ticket;
