package io.guichet.http;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import io.guichet.http.directory.Directory;
import io.quarkus.security.identity.SecurityIdentity;

/** Refuses whoever may no longer work in Guichet at every endpoint, also at one that never asks who calls. */
public class DisabledAgents {

    private final SecurityIdentity identity;
    private final Directory directory;

    DisabledAgents(SecurityIdentity identity, Directory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    @ServerRequestFilter
    public void refuse() {
        if (identity.getPrincipal() instanceof JsonWebToken token && isDisabled(token.getSubject())) {
            throw new AgentIsDisabled();
        }
    }

    /** Compared as text: a subject that is no UUID is nobody of the directory. */
    private boolean isDisabled(@Nullable String subject) {
        return subject != null && directory.isDisabled(subject);
    }
}
