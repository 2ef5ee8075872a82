package io.guichet.ticket.web;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.HttpFailure;
import io.guichet.ticket.contact.Contacts;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Finds out, before a customer's request is answered, by which addresses we know them: whoever was merged with another
 * signs in with either address and sees the tickets of both.
 */
@Singleton
class CustomerFilter {

    private final SecurityIdentity identity;
    private final Callers callers;
    private final Contacts contacts;
    private final OwnAddresses own;

    CustomerFilter(SecurityIdentity identity, Callers callers, Contacts contacts, OwnAddresses own) {
        this.identity = identity;
        this.callers = callers;
        this.contacts = contacts;
        this.own = own;
    }

    @ServerRequestFilter
    public Uni<Void> findAddresses() {
        return isCustomer()
                ? contacts.addresses(((Caller.Customer) callers.current()).email()).invoke(own::are).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Who may not call at all is told so by the endpoint, if it asks who calls. */
    private boolean isCustomer() {
        try {
            return identity.getPrincipal() instanceof JsonWebToken && callers.current() instanceof Caller.Customer;
        } catch (HttpFailure notAdmitted) {
            return false;
        }
    }
}
