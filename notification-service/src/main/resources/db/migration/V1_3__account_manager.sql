alter table known_ticket add column account_manager uuid;
