package io.guichet.ticket.macro;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Act;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.setting.Invitation;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.Settings;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Words the invitation that an agent copies under what somebody has said of us (IN1). */
@ApplicationScoped
public class InvitationDesk {

    private static final String ENGLISH = "en";

    private final Settings settings;
    private final TicketReader reader;
    private final Departments departments;

    InvitationDesk(Settings settings, TicketReader reader, Departments departments) {
        this.settings = settings;
        this.reader = reader;
        this.departments = departments;
    }

    /** A text to copy, and the language that it is in. */
    public record Worded(String language, String text) {}

    /** Of the ticket's department, in a language; in the ticket's, or else the department's, when none is wanted. */
    @WithSession
    public Uni<Worded> of(TicketRef ref, TicketScope scope, @Nullable String language, Act act) {
        return reader.ticket(ref, scope).map(Ticket::snapshot)
                .chain(ticket -> settings.now().map(all -> chosen(all.of(Invitation.class, ticket.department())))
                        .map(invitation -> worded(invitation, ticket, language, act)));
    }

    /** What is for this department alone comes before what is for all. */
    private static Invitation chosen(List<Setting<Invitation>> invitations) {
        return invitations.stream().min(Comparator.comparing(setting -> setting.department() == null))
                .map(Setting::content).orElse(Invitation.USUAL);
    }

    private Worded worded(Invitation invitation, TicketSnapshot ticket, @Nullable String language, Act act) {
        var wanted = language != null
                ? language
                : Optional.ofNullable(ticket.language()).or(() -> departments.language(ticket.department()))
                        .orElse(ENGLISH);
        var nearest = invitation.texts().nearest(wanted);
        var places = new Placeholders(ticket, act.by().name())
                .writtenTo(departments.supportAddress(ticket.department()));
        return new Worded(nearest, places.fill(invitation.texts().in(nearest)));
    }
}
