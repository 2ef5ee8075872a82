-- The one before has what this had. By itself: who reads contacts waits for a moment, and not for the new one to be made.
drop index contact_by_organization;
