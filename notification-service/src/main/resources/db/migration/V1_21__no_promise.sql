-- Without an instant: it is known that none is promised.
alter table promise alter column due drop not null;
