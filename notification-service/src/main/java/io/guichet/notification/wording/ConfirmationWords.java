package io.guichet.notification.wording;

import java.net.URI;

/**
 * What the mail says that asks whether an address is ours.
 *
 * @param link where that is confirmed
 */
public record ConfirmationWords(Language language, String address, URI link) {}
