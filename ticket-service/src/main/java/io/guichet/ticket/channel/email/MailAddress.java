package io.guichet.ticket.channel.email;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.EmailAddress;

/** Somebody named in the header of a mail. */
public record MailAddress(@Nullable String name, EmailAddress address) {}
