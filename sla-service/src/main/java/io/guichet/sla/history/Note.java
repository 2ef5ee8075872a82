package io.guichet.sla.history;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket, to be noted.
 *
 * @param version of the ticket, which says where it belongs
 * @param event its id, by which it is noted once
 * @param owner who had the ticket right after; absent when it is not known
 */
public record Note(UUID ticket, long version, UUID event, @Nullable Owner owner, Happening happening) {}
