package io.guichet.http;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/** The id of the current request, as its sender or we chose it. */
@RequestScoped
public class RequestId {

    private @Nullable String value;

    void choose(String chosen) {
        value = chosen;
    }

    /** The id; fails outside a request. */
    public String value() {
        if (value == null) {
            throw new IllegalStateException("No request is being answered");
        }
        return value;
    }

    @Nullable
    String orNull() {
        return value;
    }
}
