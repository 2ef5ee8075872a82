-- All uses of a form in an hour are those of its addresses together: one row for all of them was one that all waited for.
delete from form_use where email = '';
create index form_use_by_hour_and_form on form_use (hour, form);
drop index form_use_by_hour;
