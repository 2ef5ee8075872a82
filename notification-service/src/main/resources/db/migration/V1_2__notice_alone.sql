-- A reminder may be about no ticket.
alter table notice alter column ticket drop not null, alter column number drop not null;
