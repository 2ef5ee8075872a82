package io.guichet.ticket.contact;

import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody adds by hand or imports.
 *
 * @param known what is known besides the address
 * @param source the API client that names it
 * @param externalId its name there
 */
public record NewContact(EmailAddress email, PersonEdit known, @Nullable String source, @Nullable String externalId) {}
