-- So that two administrators who change a mailbox at once notice it.
alter table mailbox add column revision bigint not null default 1;
