-- What the author wrote this time, and what they quoted; both are absent when all of it is new.
alter table message add column visible_text text;
alter table message add column folded_text text;
alter table message add column visible_html text;
