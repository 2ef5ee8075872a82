package io.guichet.ticket.channel.email;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.guichet.ticket.Body;
import io.guichet.ticket.channel.email.mime.Part;
import io.guichet.ticket.channel.email.reply.Forwarded;
import io.guichet.ticket.contact.EmailAddress;

/**
 * A mail that somebody passes on.
 *
 * @param sender who wrote it
 * @param body what they wrote
 * @param remark what is said of it by who passes it on; empty when nothing is
 */
public record ForwardedMail(MailAddress sender, String subject, Body body, String remark) {

    private static final int LONGEST_SUBJECT = 1_000;
    private static final Pattern SUBJECT = Pattern.compile(
            "^\\s*(?:fwd?|fw|tr|wg|rv|enc|i|doorst|vb|vs|vl|vid)\\s*:\\s*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The mail that is passed on, as a file or in the text; empty when the subject does not say that one is. */
    static Optional<ForwardedMail> of(Part mail, String subject, Body body) {
        var named = SUBJECT.matcher(subject);
        var carried = carried(mail).toList();
        if (carried.size() == 1) {
            return ofFile(carried.getFirst(), body);
        }
        return Forwarded.in(body.text()).filter(found -> named.matches() || found.isAnnounced())
                .flatMap(found -> MailHeader.addressesIn(found.from()).findFirst()
                        .or(() -> EmailAddress.parse(found.from()).map(only -> new MailAddress(null, only)))
                        .map(sender -> new ForwardedMail(sender,
                                Printable.of(found.subject().orElse(clean(subject)), LONGEST_SUBJECT),
                                new Body(found.text(), null), found.remark())));
    }

    private static Optional<ForwardedMail> ofFile(Part file, Body body) {
        try {
            var inner = MailParser.inner(file.content());
            return Optional.ofNullable(inner.from())
                    .map(sender -> new ForwardedMail(sender, inner.subject(), inner.body(), body.text()));
        } catch (MailUnreadable broken) {
            return Optional.empty();
        }
    }

    private static String clean(String subject) {
        var named = SUBJECT.matcher(subject);
        return named.matches() ? named.group(1).strip() : subject;
    }

    private static Stream<Part> carried(Part part) {
        return part.isMultipart()
                ? part.parts().stream().flatMap(ForwardedMail::carried)
                : Stream.of(part).filter(leaf -> leaf.type().equals("message/rfc822"));
    }
}
