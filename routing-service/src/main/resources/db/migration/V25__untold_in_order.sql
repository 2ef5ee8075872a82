-- In the order in which they are told of: without it, a long queue of which everybody knows was read whole to find out
-- that there is nothing to tell.
drop index ticket_untold;
create index ticket_untold on ticket (queue, precedence, waiting_since, id) where queue is not null and not told;
