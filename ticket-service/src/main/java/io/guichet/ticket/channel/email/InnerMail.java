package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.apache.james.mime4j.MimeException;
import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Patience;
import io.guichet.ticket.channel.email.mime.EncodedWords;
import io.guichet.ticket.channel.email.mime.Part;
import io.guichet.ticket.channel.email.mime.PartReader;

/** The header of a mail that another carries: a mail that was forwarded, or could not be delivered. */
final class InnerMail {

    private static final int ENOUGH = 256 * 1024;

    private final @Nullable Part part;

    private InnerMail(@Nullable Part part) {
        this.part = part;
    }

    static InnerMail of(Part carrier) {
        return of(carrier.content());
    }

    static InnerMail of(byte[] content) {
        try {
            return new InnerMail(
                    PartReader.read(Arrays.copyOf(content, Math.min(content.length, ENOUGH))).mail());
        } catch (Patience.Ended ended) {
            throw ended;
        } catch (IOException | MimeException | RuntimeException unreadable) {
            return new InnerMail(null);
        }
    }

    Optional<String> subject() {
        return Optional.ofNullable(part).flatMap(mail -> mail.fields().first("subject")).map(EncodedWords::decode)
                .map(String::strip).filter(subject -> !subject.isEmpty());
    }

    Optional<MailHeader> header() {
        return Optional.ofNullable(part).map(mail -> new MailHeader(mail.fields()));
    }

    Optional<Part> mail() {
        return Optional.ofNullable(part);
    }
}
