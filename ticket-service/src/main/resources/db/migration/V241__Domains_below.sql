-- Those who wrote from a domain, or one below it, before it was claimed: read from its end, what is below begins alike.
create index contact_by_domain_from_its_end on contact ((reverse(split_part(email, '@', 2))) collate "C")
    where organization_id is null;
drop index contact_by_domain;
