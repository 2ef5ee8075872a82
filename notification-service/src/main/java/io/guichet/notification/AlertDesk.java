package io.guichet.notification;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.http.directory.Directory;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.notification.mail.LetterWriter;
import io.guichet.notification.mail.MailKind;
import io.guichet.notification.mail.Parcel;
import io.guichet.notification.mail.PostOffice;
import io.guichet.notification.notice.NoticeBoard;
import io.smallrye.mutiny.Uni;

/** Tells agents, within the application and by mail. */
@Singleton
class AlertDesk {

    private final Directory directory;
    private final Departments departments;
    private final LetterWriter writer;
    private final NoticeBoard board;
    private final PostOffice postOffice;

    AlertDesk(Directory directory, Departments departments, LetterWriter writer, NoticeBoard board,
            PostOffice postOffice) {
        this.directory = directory;
        this.departments = departments;
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

    private Uni<Void> alert(Occasion occasion, Alert alert, Agent agent) {
        var department = departments.of(alert.ticket().department(), occasion);
        var letter = writer.notice(alert, occasion.event(), agent, department);
        var parcel = new Parcel(MailKind.NOTICE, alert.ticket().id(), null, letter);
        return board.post(occasion, alert, letter.subject())
                .chain(() -> isByMail(alert) ? postOffice.post(occasion, parcel) : Uni.createFrom().voidItem());
    }

    /** That mails fail is not told by mail. */
    private static boolean isByMail(Alert alert) {
        return alert.kind() != NoticeKind.MAIL_FAILED;
    }
}
