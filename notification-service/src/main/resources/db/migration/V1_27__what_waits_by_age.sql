-- What waits for a webhook, the oldest first, whatever was told before.
create index webhook_delivery_waiting on webhook_delivery (webhook, id) where state = 'QUEUED';
