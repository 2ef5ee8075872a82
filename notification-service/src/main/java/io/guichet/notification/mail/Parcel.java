package io.guichet.notification.mail;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A letter and what it is about.
 *
 * @param message the message of the ticket that it carries, if any
 */
public record Parcel(MailKind kind, UUID ticket, @Nullable UUID message, Letter letter) {}
