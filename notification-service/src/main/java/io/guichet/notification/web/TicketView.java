package io.guichet.notification.web;

import java.util.UUID;

/** Which ticket. */
record TicketView(UUID id, long number) {}
