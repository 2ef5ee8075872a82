package io.guichet.notification;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.http.directory.Directory;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.notification.audience.Telling.Dispatch;
import io.guichet.notification.mail.Addressee;
import io.guichet.notification.mail.LetterWriter;
import io.guichet.notification.mail.MailKind;
import io.guichet.notification.mail.Parcel;
import io.guichet.notification.mail.PostOffice;
import io.guichet.notification.notice.NoticeBoard;
import io.smallrye.mutiny.Uni;

/** Tells agents, within the application and by mail, and others whom a rule names, by mail. */
@Singleton
class AlertDesk {

    private final Directory directory;
    private final Stationery papers;
    private final LetterWriter writer;
    private final NoticeBoard board;
    private final PostOffice postOffice;

    AlertDesk(Directory directory, Stationery papers, LetterWriter writer, NoticeBoard board,
            PostOffice postOffice) {
        this.directory = directory;
        this.papers = papers;
        this.writer = writer;
        this.board = board;
        this.postOffice = postOffice;
    }

    /** Who no longer works here is told nothing. */
    Uni<Void> alert(Occasion occasion, Alert alert) {
        return directory.agent(alert.agent()).filter(Agent::active)
                .map(agent -> alert(occasion, alert, agent))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** By mail alone, in the language of the department. */
    Uni<Void> dispatch(Occasion occasion, Dispatch dispatch) {
        var ticket = dispatch.matter().ticket();
        if (ticket == null) {
            return Uni.createFrom().voidItem();
        }
        var department = papers.department(ticket.department(), occasion);
        var to = Addressee.of(dispatch.address());
        return papers.colleagues(to, department)
                .map(paper -> writer.notice(dispatch.matter(), ticket, occasion.event(), to, paper))
                .chain(letter -> postOffice.post(occasion, new Parcel(MailKind.NOTICE, ticket.id(), null, letter)));
    }

    /** What is about no ticket belongs to no department, whose address a mail could come from. */
    private Uni<Void> alert(Occasion occasion, Alert alert, Agent agent) {
        var ticket = alert.matter().ticket();
        if (ticket == null) {
            return board.post(occasion, alert, writer.title(alert.matter(), agent));
        }
        var department = papers.department(ticket.department(), occasion);
        var to = Addressee.of(agent);
        return papers.colleagues(to, department).chain(paper -> {
            var matter = alert.matter();
            var title = writer.notice(matter, ticket, to.name(), paper).title();
            var letter = writer.notice(matter, ticket, occasion.event(), to, paper);
            return board.post(occasion, alert, title).chain(() -> isByMail(alert)
                    ? postOffice.post(occasion, new Parcel(MailKind.NOTICE, ticket.id(), null, letter))
                    : Uni.createFrom().voidItem());
        });
    }

    /** That mails do not arrive, or wait, is not told by mail, nor what is shown until it is done. */
    private static boolean isByMail(Alert alert) {
        return switch (alert.matter().kind()) {
            case MAIL_FAILED -> false;
            case MAIL_BOUNCED -> false;
            case MAIL_HELD -> false;
            case ANNOUNCE -> false;
            default -> true;
        };
    }
}
