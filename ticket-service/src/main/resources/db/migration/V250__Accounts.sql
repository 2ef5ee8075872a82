-- Who looks after an organisation finds its tickets by its contacts.
create index organization_by_manager on organization (account_manager) where account_manager is not null;
