-- What was met while its clock stood still was due before it was met, though its time was not used up: it counted as
-- broken. It is due when it would have been from then on. Of business time that instant is computed when the ticket is next
-- heard of; until then it is the one at which it was met, which is kept as well. In business time only what had time left
-- is known for sure to have stood still. Earlier waits of the customer are mended when the ticket is next heard of.
update sla_target set due = met_at + case when business then interval '0' else duration::interval - used::interval end
where met_at > due and case when business then used::interval < duration::interval
    else used::interval <= duration::interval end;

update sla_outcome o set due = t.due
from sla_target t
where o.ticket_id = t.ticket_id and o.kind = t.kind and o.occurrence = t.occurrence and o.met_at = t.met_at
    and o.met_at > o.due and t.met_at <= t.due;
