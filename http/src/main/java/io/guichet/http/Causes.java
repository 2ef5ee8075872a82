package io.guichet.http;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.Cause;

/** Tells what the events of the current request are caused by. */
@ApplicationScoped
public class Causes {

    private final RequestId request;

    Causes(RequestId request) {
        this.request = request;
    }

    /** The current request as a cause; fails outside a request. */
    public Cause current() {
        return Cause.request(request.value());
    }
}
