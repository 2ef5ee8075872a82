package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Singleton;

import io.guichet.events.TicketEvent.Attachment;
import io.guichet.reliable.Ids;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.attachment.NewFile;
import io.smallrye.mutiny.Multi;
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
        var contents = mail.contents();
        var all = IntStream.range(0, contents.size()).filter(place -> contents.get(place).length > 0).boxed().toList();
        return Multi.createFrom().iterable(all)
                .onItem().transformToUniAndConcatenate(
                        place -> attachments.keepWhole(named(mail.attachments().get(place)), contents.get(place)))
                .collect().asList().map(kept -> kept.stream().flatMap(Optional::stream).toList());
    }

    private NewFile named(io.guichet.ticket.channel.email.Attachment part) {
        return new NewFile(ids.next(), Optional.ofNullable(part.filename()).orElse("attachment"), part.contentId(),
                UPLOADER);
    }
}
