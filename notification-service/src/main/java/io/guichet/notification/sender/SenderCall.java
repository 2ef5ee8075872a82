package io.guichet.notification.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.http.directory.Directory;
import io.guichet.notification.mail.Attempt;
import io.guichet.notification.mail.SmtpServer;
import io.guichet.notification.wording.Language;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueCall;
import io.smallrye.mutiny.Uni;

/** Sends the mail with a confirmation link; its subject is the address. Tried for an hour: somebody waits for it. */
@Singleton
class SenderCall implements DueCall<Attempt> {

    static final String KIND = "sender-confirmation";
    /** As the mail says. */
    private static final Duration LINK_LIFE = Duration.ofDays(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final SmtpServer server;
    private final Senders senders;
    private final Directory directory;
    private final SenderTools tools;
    private final SenderMail mail;

    SenderCall(SmtpServer server, Senders senders, Directory directory, SenderTools tools, SenderMail mail) {
        this.server = server;
        this.senders = senders;
        this.directory = directory;
        this.tools = tools;
        this.mail = mail;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Attempt> call(Due due) {
        var token = tools.links().sign(due.subject(), due.dueAt().plus(LINK_LIFE));
        var language = directory.departments().stream()
                .filter(department -> Senders.key(department.supportAddress()).equals(due.subject()))
                .map(department -> Language.firstOf(department.language())).findFirst().orElse(Language.EN);
        return server.send(mail.letter(due, token, language));
    }

    @Override
    public Uni<Optional<Instant>> settle(Due due, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Taken _ -> senders.reached(due.subject()).replaceWith(Optional.empty());
            case Attempt.Needless _ -> Uni.createFrom().item(Optional.empty());
            case Attempt.Crowded crowded -> Uni.createFrom().item(Optional.of(crowded.until()));
            case Attempt.Refused refused ->
                senders.failed(due.subject(), refused.reason()).replaceWith(Optional.empty());
            case Attempt.PutOff put -> senders.failed(due.subject(), put.reason()).map(done -> {
                var next = tools.clock().instant().plus(PAUSE);
                return next.isBefore(due.dueAt().plus(PATIENCE)) ? Optional.of(next) : Optional.empty();
            });
        };
    }
}
