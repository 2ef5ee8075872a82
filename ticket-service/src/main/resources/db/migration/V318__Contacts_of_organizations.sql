-- Who looks after the contacts of an organisation is asked with every list that an account manager sees: the index answers
-- it without reading the contacts.
create index contact_of_organization on contact (organization_id, id) include (account_manager)
    where organization_id is not null;
