package io.guichet.notification.sender;

import java.net.URI;
import java.util.List;

import jakarta.inject.Singleton;

import io.guichet.notification.mail.Letter;
import io.guichet.notification.mail.LinkConfig;
import io.guichet.notification.wording.ConfirmationWords;
import io.guichet.notification.wording.Frame;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.Wording;
import io.guichet.reliable.postgres.Due;
import io.quarkus.qute.RawString;

/** Writes the mail with a confirmation link. */
@Singleton
class SenderMail {

    private static final String NAME = "Guichet";

    private final Wording wording;
    private final LinkConfig links;
    private final SenderConfig config;

    SenderMail(Wording wording, LinkConfig links, SenderConfig config) {
        this.wording = wording;
        this.links = links;
        this.config = config;
    }

    Letter letter(Due due, String token, Language language) {
        var address = due.subject();
        var words = new ConfirmationWords(language, address, link(token));
        var subject = wording.confirmation("subject.txt", words);
        var html = wording.framed(new Frame(language, subject, NAME,
                new RawString(wording.confirmation("html", words)), wording.confirmation("footer.txt", words)));
        var mailId = "<sender." + due.id() + "@" + config.fallback().substring(config.fallback().indexOf('@') + 1)
                + ">";
        return new Letter(new Letter.Sender(NAME, config.fallback()), address, null, mailId, null, List.of(),
                Letter.Origin.AUTO_GENERATED, subject, wording.confirmation("txt", words), html,
                null, null);
    }

    /** Opens the page where an administrator confirms it: a link that is merely fetched confirms nothing. */
    private URI link(String token) {
        return links.page("/senders/confirm?token=" + token);
    }
}
