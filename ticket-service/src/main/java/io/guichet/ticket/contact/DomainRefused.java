package io.guichet.ticket.contact;

/** A domain cannot be claimed. */
public final class DomainRefused extends RuntimeException {

    DomainRefused(String domain, String why) {
        super("The domain %s %s".formatted(domain, why));
    }
}
