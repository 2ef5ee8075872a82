-- A key is configured once for each department, and once for all: no department takes away what another one has.
alter table setting drop constraint setting_pkey;
create unique index one_setting_per_department on setting (kind, key, coalesce(department, ''));
