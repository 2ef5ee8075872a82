package io.guichet.routing;

import java.time.Instant;

import io.guichet.events.Cause;

/**
 * An event about a ticket, as far as routing cares.
 *
 * @param cause of what follows from it
 * @param lookAt when a group is to be chosen, if the event asks for one
 * @param words of the customer; empty when the event brings none
 * @param ending what it means for a proposal that it ends
 */
record Hearing(Cause cause, Instant lookAt, String words, Ending ending) {}
