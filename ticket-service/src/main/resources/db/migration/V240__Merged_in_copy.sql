-- Whether the customer of a merged ticket gets in copy what is answered in the ticket of another one. What was merged before
-- this version says nothing, and nobody is sent more than before.
alter table ticket add column aside_in_copy boolean;
-- aside_target_waiting is read no longer, since the timeline says it better; a replica of before still writes it.
