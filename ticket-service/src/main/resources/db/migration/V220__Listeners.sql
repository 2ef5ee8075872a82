-- Who gets what is written to the customer, beside the requester. Of those who took part before, nobody knows who vouched
-- for whoever brought them in: they do not, until somebody who may writes to them again.
alter table participant add column listens boolean not null default false;
