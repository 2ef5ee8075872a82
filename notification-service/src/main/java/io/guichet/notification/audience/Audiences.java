package io.guichet.notification.audience;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.events.SlaAction.Notify;
import io.guichet.http.directory.Directory;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;
import io.micrometer.core.instrument.MeterRegistry;

/** The people whom a rule names by what they are to a ticket. */
@Singleton
public class Audiences {

    private static final String SUPERVISOR = "supervisor";

    private static final Logger LOG = Logger.getLogger(Audiences.class);

    private final Directory directory;
    private final MeterRegistry metrics;

    Audiences(Directory directory, MeterRegistry metrics) {
        this.directory = directory;
        this.metrics = metrics;
    }

    /** Whom the action tells of the matter; nobody when the ticket has no such person, which is counted and logged. */
    List<Telling> of(Notify action, TicketFacts ticket, Matter matter) {
        return counted(named(action, ticket, matter), ticket, action.who().name());
    }

    /**
     * Whoever has the ticket, if they still work here; else the members of its group, who could take it; else the
     * supervisors of its department. Nobody at all is counted and logged.
     */
    List<Telling> responsible(TicketFacts ticket, Matter matter) {
        var told = Stream.ofNullable(ticket.assignee()).flatMap(agent -> directory.agent(agent).stream())
                .filter(Agent::active).map(Agent::id).toList();
        if (told.isEmpty()) {
            told = group(ticket.group()).toList();
        }
        return counted(alerts((told.isEmpty() ? supervisors(ticket) : told).stream(), matter), ticket, "RESPONSIBLE");
    }

    /** The supervisors of the ticket's department; nobody at all is counted and logged. */
    List<Telling> supervisors(TicketFacts ticket, Matter matter) {
        return counted(alerts(supervisors(ticket).stream(), matter), ticket, "SUPERVISOR");
    }

    private List<Telling> counted(List<Telling> tellings, TicketFacts ticket, String who) {
        if (tellings.isEmpty()) {
            LOG.warnf("Nobody is told of ticket %s: there is no %s", ticket.number(), who);
            metrics.counter("guichet_notification_audiences_empty", "who", who).increment();
        }
        return tellings;
    }

    private List<Telling> named(Notify action, TicketFacts ticket, Matter matter) {
        return switch (action.who()) {
            case ASSIGNEE -> alerts(Stream.ofNullable(ticket.assignee()), matter);
            case GROUP -> alerts(group(ticket.group()), matter);
            case SUPERVISOR -> alerts(supervisors(ticket).stream(), matter);
            case ACCOUNT_MANAGER -> alerts(Stream.ofNullable(ticket.accountManager()), matter);
            case ROLE -> alerts(role(action.value(), ticket), matter);
            case AGENT -> alerts(Stream.ofNullable(action.value()).map(UUID::fromString), matter);
            case ADDRESS -> Optional.ofNullable(action.value())
                    .<Telling>map(address -> new Telling.Dispatch(address, matter)).stream().toList();
        };
    }

    /** The supervisors of a ticket's department. */
    public List<UUID> supervisors(TicketFacts ticket) {
        return role(SUPERVISOR, ticket).toList();
    }

    private Stream<UUID> role(@Nullable String profile, TicketFacts ticket) {
        return directory.agents().stream()
                .filter(Agent::active)
                .filter(agent -> agent.profile().equals(profile))
                .filter(agent -> agent.departments().contains(ticket.department()) || seesAll(agent))
                .map(Agent::id);
    }

    private boolean seesAll(Agent agent) {
        return directory.profile(agent.profile()).filter(profile -> profile.reach() == Reach.ALL).isPresent();
    }

    private Stream<UUID> group(@Nullable String group) {
        return group == null ? Stream.empty() : directory.members(group).stream().map(Agent::id);
    }

    private static List<Telling> alerts(Stream<UUID> agents, Matter matter) {
        return agents.<Telling>map(agent -> new Telling.Alert(agent, matter)).toList();
    }
}
