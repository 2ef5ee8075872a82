-- What is older than a day is deleted a few rows at a time.
create index automatic_mail_by_age on automatic_mail (last_at);
