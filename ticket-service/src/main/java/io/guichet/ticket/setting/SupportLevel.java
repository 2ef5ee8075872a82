package io.guichet.ticket.setting;

import java.util.Set;

import io.guichet.events.Channel;

/**
 * What a customer has paid for.
 *
 * @param channels those offered besides tickets, which everybody may open: {@code PHONE}, {@code CHAT}, {@code SOCIAL}
 */
public record SupportLevel(Labels labels, Set<Channel> channels) {

    public SupportLevel {
        channels = Set.copyOf(channels);
    }
}
