package io.guichet.http;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.Profile;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.directory.Directory;
import io.quarkus.security.identity.SecurityIdentity;

/** Tells who sends the current request: the token says who they are, the directory what they may do. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;
    private final Directory directory;

    Callers(SecurityIdentity identity, Directory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    /**
     * Who sends the current request, with the permissions of this moment.
     *
     * @throws NotSignedIn without a verified token
     * @throws AgentIsDisabled for a person who may no longer work in Guichet
     * @throws EmailNotVerified for a customer whose address is not proven
     */
    public Caller current() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return who(Claims.of(token), directory);
        }
        throw new NotSignedIn("Send an access token in the header Authorization");
    }

    static Caller who(Claims claims, Directory directory) {
        if (claims.client() != null) {
            return new Caller.Machine(claims.client(), ApiScope.permissions(claims.scopes()));
        }
        if (!directory.ready()) {
            throw new DirectoryNotReady();
        }
        return directory.agent(claims.sub()).map(agent -> agent(agent, directory)).orElseGet(() -> customer(claims));
    }

    private static Caller agent(Agent agent, Directory directory) {
        if (!agent.active()) {
            throw new AgentIsDisabled();
        }
        return person(agent, directory);
    }

    /** An agent as they would call, to know what they may do and see. */
    public static Caller.Person person(Agent agent, Directory directory) {
        var profile = directory.profile(agent.profile());
        return new Caller.Person(agent.id(), agent.name(), agent.email(), agent.profile(),
                profile.map(Profile::permissions).map(Permission::known).orElse(Set.of()),
                profile.map(Profile::reach).orElse(Reach.OWN),
                Set.copyOf(agent.departments()), Set.copyOf(agent.groups()));
    }

    private static Caller customer(Claims claims) {
        var email = claims.email();
        if (email == null || !claims.emailVerified()) {
            throw new EmailNotVerified();
        }
        return new Caller.Customer(claims.sub(), email, claims.name() == null ? email : claims.name());
    }
}
