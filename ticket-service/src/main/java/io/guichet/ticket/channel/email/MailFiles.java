package io.guichet.ticket.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.TicketEvent.Attachment;
import io.guichet.reliable.Ids;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.attachment.NewFile;
import io.smallrye.mutiny.Uni;

/** Makes attachments of what a mail carries; what may not be attached stays in the raw mail. */
@Singleton
class MailFiles {

    /** Nobody uploads for a mail, and nobody attaches what came with one to something else. */
    private static final String UPLOADER = "mail";

    private final Attachments attachments;
    private final Ids ids;

    MailFiles(Attachments attachments, Ids ids) {
        this.attachments = attachments;
        this.ids = ids;
    }

    UUID newId() {
        return ids.next();
    }

    /** Keeps them, in the transaction that is going on. */
    Uni<List<Attachment>> keep(ParsedMail mail) {
        var kept = new ArrayList<Attachment>();
        var all = Uni.createFrom().voidItem();
        var parts = mail.attachments().iterator();
        for (var content : mail.contents()) {
            var part = parts.next();
            if (content.length > 0) {
                all = all.chain(() -> attachments.keepWhole(named(part), content))
                        .invoke(one -> one.ifPresent(kept::add)).replaceWithVoid();
            }
        }
        return all.replaceWith(kept);
    }

    private NewFile named(io.guichet.ticket.channel.email.Attachment part) {
        return new NewFile(ids.next(), Optional.ofNullable(part.filename()).orElse("attachment"), part.contentId(),
                UPLOADER);
    }
}
