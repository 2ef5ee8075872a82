package io.guichet.routing.assignment;

import io.guichet.events.DirectoryEvent.Presence;

/**
 * Whether a member is there to be given work.
 *
 * @param active whether they may work in Guichet at all
 * @param exempt whether nothing is assigned to them automatically
 * @param inHours whether it is within their own working hours; true for those who have none
 */
public record Availability(boolean active, boolean exempt, Presence presence, boolean inHours) {}
