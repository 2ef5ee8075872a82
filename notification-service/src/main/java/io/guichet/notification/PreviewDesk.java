package io.guichet.notification;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.http.TicketScope;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.mail.LetterWriter;
import io.guichet.notification.mail.LetterWriter.Content;
import io.guichet.notification.mail.Paper;
import io.guichet.notification.template.MailTemplate;
import io.guichet.notification.template.NoSuchTemplate;
import io.guichet.notification.template.TemplateKind;
import io.guichet.notification.template.TemplatePlace;
import io.guichet.notification.template.TemplateRules;
import io.guichet.notification.template.TemplateText;
import io.guichet.notification.ticket.KnownTickets;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.notification.wording.AcknowledgementWords;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.MailWords;
import io.guichet.notification.wording.ReplyWords;
import io.guichet.notification.wording.ResolutionWords;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Shows what mails would look like about a real ticket, and sends nothing. */
@ApplicationScoped
public class PreviewDesk {

    private final KnownTickets tickets;
    private final Stationery stationery;
    private final LetterWriter writer;
    private final TemplateRules rules;
    private final Sample sample;

    PreviewDesk(KnownTickets tickets, Stationery stationery, LetterWriter writer, TemplateRules rules, Sample sample) {
        this.tickets = tickets;
        this.stationery = stationery;
        this.writer = writer;
        this.rules = rules;
        this.sample = sample;
    }

    /**
     * A template that may not be saved yet.
     *
     * @param agent who would sign; absent for another product
     */
    public record Draft(TemplateKind kind, Language language, TemplateText text, UUID ticket, @Nullable UUID agent,
            String name) {}

    /** Fails as saving it would, and with {@link NoSuchTemplate} when the scope does not show the ticket. */
    @WithSession
    public Uni<Content> show(Draft draft, TicketScope scope) {
        rules.verify(draft.kind(), draft.text());
        return tickets.find(draft.ticket(), scope)
                .map(found -> found
                        .orElseThrow(() -> new NoSuchTemplate("There is no ticket " + draft.ticket())).facts())
                .chain(ticket -> paper(draft, ticket)
                        .map(paper -> writer.content(words(draft, ticket, paper), paper)));
    }

    private Uni<Paper> paper(Draft draft, TicketFacts ticket) {
        var place = new TemplatePlace(ticket.department(), draft.kind(), draft.language());
        return stationery.paper(place, stationery.known(ticket.department()), new Writer(draft.agent(), draft.name()))
                .map(paper -> new Paper(paper.department(), paper.from(),
                        new MailTemplate(place, 0, true, draft.text()), paper.signature()));
    }

    private MailWords words(Draft draft, TicketFacts ticket, Paper paper) {
        var number = ticket.number();
        var subject = LetterWriter.subject(ticket.subject(), number);
        var department = paper.department().name();
        return switch (draft.kind()) {
            case ACKNOWLEDGEMENT ->
                new AcknowledgementWords(number, department, sample.promised(paper), sample.opens(paper));
            case REPLY -> new ReplyWords(number, subject, department, draft.name(), Sample.text(draft.language()),
                    null, paper.signature());
            case RESOLUTION -> new ResolutionWords(number, subject, department, draft.name(), paper.signature());
            case NOTICE -> writer.notice(new Matter(NoticeKind.ASSIGNED, ticket, null, null), ticket, draft.name(),
                    paper);
        };
    }
}
