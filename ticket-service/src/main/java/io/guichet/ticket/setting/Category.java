package io.guichet.ticket.setting;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.Verification;

/**
 * What requests are about.
 *
 * @param writtenOnly whether it has to be asked in writing: it is refused on the phone
 * @param verification what has to be known of the requester before they get a public answer; absent when nothing
 */
public record Category(Labels labels, boolean writtenOnly, @Nullable Verification verification) {}
