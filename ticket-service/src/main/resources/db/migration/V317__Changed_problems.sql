-- Who said last what a known problem is called, or what customers are told of it.
alter table problem add column changed_at timestamptz, add column changed_by text;
