-- The group that passed the ticket on to the second line: whose first line did not end it.
alter table ticket add column first_line text;
