package io.guichet.ticket.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.mime.Part;
import io.guichet.ticket.contact.EmailAddress;

/**
 * What a mail tells of the delivery of another: a bounce (RFC 3464 and what was in use before it), a complaint
 * (ARF, RFC 5965), or that it was read (RFC 8098).
 *
 * @param recipient whom the other mail was for, as far as it is told
 * @param status for example {@code 5.1.1} (RFC 3463)
 * @param permanent whether nobody tries any more, for whatever reason; else it is merely late
 * @param diagnostic what the server said
 * @param originals Message-IDs by which the other mail can be found, the best first
 * @param replyTo addresses on which the other mail asked for an answer
 */
public record DeliveryReport(Kind kind, @Nullable EmailAddress recipient, @Nullable String status, boolean permanent,
        String diagnostic, List<String> originals, List<MailAddress> replyTo) {

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45])\\d\\d(?=[\\s-])");
    private static final Pattern ADDRESS = Pattern
            .compile("[^\\s<>,;:\"()\\[\\]@=]{1,64}@[^\\s<>,;:\"()\\[\\]@]{1,200}\\.[^\\s<>,;:\"()\\[\\]@.]{2,30}");
    private static final Pattern MAIL_ID = Pattern
            .compile("(?im)^[> \\t]{0,20}+message-id:\\s{0,20}+(<[^<>\\s]{1,250}>)");
    private static final Pattern DELAYED = Pattern.compile(
            "will (?:be )?(?:retr|tr(?:y|ied) again)|(?:still|keep) (?:being )?(?:trying|retried)|delay|temporar|warning|retardé|verzögert",
            Pattern.CASE_INSENSITIVE);
    /** What a server says that has tried for days, be the last reason a passing one. */
    private static final Pattern GIVEN_UP = Pattern.compile(
            "(?:not going to|will not|won't) (?:be )?(?:tr(?:y|ied)|retr)|given up|giving up on|queue too long|too long in the queue"
                    + "|retry time(?:out)? (?:exceeded|not reached)|long failure period|(?:has|have) been returned",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILED = Pattern.compile(
            "undeliver(?:ed|able)|delivery (?:has )?failed|failure|returned mail|unzustellbar|non remis|non délivr",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RETURNED = Pattern.compile(
            "undeliver|delivery (?:status|failure|has failed|incomplete|report)|returned mail|mail delivery (?:failed|system)|failure notice|could not be delivered|non remis|non délivr|unzustellbar|no se (?:ha )?(?:pudo|podido) entregar|mancato recapito|delivery delayed",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ARRIVED = Set.of("delivered", "relayed", "expanded");
    private static final String SAYS_NOTHING = ".0.0";
    private static final int ENOUGH = 100_000;
    private static final int MOST_ORIGINALS = 10;

    /** What is reported. */
    public enum Kind {
        BOUNCE,
        COMPLAINT,
        READ,
        /** It was delivered, or handed to somebody who does not report. */
        ARRIVED
    }

    /** What the mail reports; null when it is no report: people send the reports that they got, as files. */
    static @Nullable DeliveryReport of(Part mail, MailHeader header) {
        var daemon = isFromDaemon(header);
        if (!daemon && !mail.type().equals("multipart/report")) {
            return null;
        }
        var leaves = leaves(mail).toList();
        var status = leaves.stream().filter(part -> part.type().equals("message/delivery-status")
                || part.type().equals("message/global-delivery-status")).findFirst();
        if (status.isPresent()) {
            return bounce(blocks(status.get()), leaves);
        }
        if (leaves.stream().anyMatch(part -> part.type().equals("message/feedback-report"))) {
            return other(Kind.COMPLAINT, "message/feedback-report", "original-rcpt-to", leaves);
        }
        if (leaves.stream().anyMatch(part -> part.type().equals("message/disposition-notification"))) {
            return other(Kind.READ, "message/disposition-notification", "final-recipient", leaves);
        }
        return daemon ? old(header, leaves) : null;
    }

    /** The blocks of fields of a machine-readable part, one line each; the first is about the mail as a whole. */
    private static String blocks(Part part) {
        var bytes = part.content();
        return unfolded(new String(bytes, 0, Math.min(bytes.length, ENOUGH), StandardCharsets.UTF_8));
    }

    private static String unfolded(String text) {
        return text.replace("\r", "").replaceAll("\\n[ \\t]+", " ");
    }

    private static DeliveryReport bounce(String all, List<Part> leaves) {
        var fields = decisive(all);
        var action = action(fields);
        var diagnostic = field(fields, "diagnostic-code").orElse("");
        var told = field(fields, "status").flatMap(DeliveryReport::enhanced).or(() -> status(diagnostic));
        // Failed is final (RFC 3464, 2.3.3): a status of 4 says only that the reason might have passed.
        var permanent = action.startsWith("fail")
                || !action.startsWith("delay") && told.map(status -> status.startsWith("5")).orElse(true);
        // Exim writes 5.0.0 whatever the server said: what follows from it stays, what is told is what was said.
        var status = told.filter(one -> !one.endsWith(SAYS_NOTHING)).or(() -> enhanced(diagnostic)).or(() -> told);
        var arrived = ARRIVED.contains(action);
        return new DeliveryReport(arrived ? Kind.ARRIVED : Kind.BOUNCE,
                recipient(fields, "final-recipient", "original-recipient"), status.orElse(null), permanent && !arrived,
                Printable.of(diagnostic), originals(leaves), replyTo(leaves));
    }

    /** Of several recipients the one whom it did not reach, else who waits for it. */
    private static String decisive(String fields) {
        var told = Stream.of(fields.split("\\n\\n+")).filter(block -> !action(block).isEmpty()).toList();
        return told.size() < 2
                ? fields
                : Stream.of("fail", "delay", "").flatMap(
                        action -> told.stream().filter(block -> action(block).startsWith(action))).findFirst()
                        .orElse(fields);
    }

    private static String action(String fields) {
        return field(fields, "action").orElse("").toLowerCase(Locale.ROOT);
    }

    private static DeliveryReport other(Kind kind, String type, String recipientField, List<Part> leaves) {
        var fields = leaves.stream().filter(part -> part.type().equals(type)).map(DeliveryReport::blocks).findFirst()
                .orElse("");
        var originals = new ArrayList<String>();
        field(fields, "original-message-id").ifPresent(originals::add);
        originals.addAll(originals(leaves));
        return new DeliveryReport(kind, recipient(fields, recipientField, "original-recipient"), null, false,
                Printable.of(field(fields, kind == Kind.COMPLAINT ? "feedback-type" : "disposition").orElse("")),
                List.copyOf(originals), replyTo(leaves));
    }

    /** A report in words only: its recipient and reason are somewhere in them. */
    private static DeliveryReport old(MailHeader header, List<Part> leaves) {
        var words = leaves.stream().filter(part -> part.type().startsWith("text/")).map(Part::text)
                .collect(Collectors.joining("\n"));
        var text = words.substring(0, Math.min(words.length(), ENOUGH));
        var head = text.split("(?m)^(?:---|Received: |Return-Path: )", 2)[0];
        var named = header.addresses("x-failed-recipients").stream().map(MailAddress::address);
        var recipient = Stream.concat(named, addresses(head)).findFirst().orElse(null);
        var status = status(head).orElse(null);
        var permanent = status != null && status.startsWith("5") || isGivenUp(header.clear("subject").orElse(""), head);
        return new DeliveryReport(Kind.BOUNCE, recipient, status, permanent, Printable.of(reason(head)),
                originals(leaves), replyTo(leaves));
    }

    /** Who reports a failure has given up, unless they say that they go on. */
    private static boolean isGivenUp(String subject, String text) {
        return GIVEN_UP.matcher(text).find() || !DELAYED.matcher(subject).find()
                && (FAILED.matcher(subject).find() || !DELAYED.matcher(text).find());
    }

    private static Stream<EmailAddress> addresses(String text) {
        return ADDRESS.matcher(text).results().flatMap(found -> EmailAddress.parse(found.group()).stream())
                .filter(address -> !address.local().equals("mailer-daemon") && !address.local().equals("postmaster"));
    }

    /** The line with the code of the server. */
    private static String reason(String text) {
        return text.lines().filter(line -> STATUS.matcher(line).find() || CODE.matcher(line).find()).findFirst()
                .or(() -> text.lines().filter(line -> !line.isBlank()).findFirst()).orElse("").strip();
    }

    private static Optional<String> status(String text) {
        return enhanced(text).or(() -> Optional.of(CODE.matcher(text)).filter(Matcher::find)
                .map(code -> code.group(1) + SAYS_NOTHING));
    }

    private static Optional<String> enhanced(String text) {
        return Optional.of(STATUS.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
    }

    private static boolean isFromDaemon(MailHeader header) {
        var local = header.addresses("from").stream().map(from -> from.address().local()).findFirst().orElse("");
        var failed = header.clear("x-failed-recipients").isPresent();
        var returned = RETURNED.matcher(header.clear("subject").orElse("")).find();
        var unanswerable = header.clear("return-path").filter(path -> path.replace(" ", "").equals("<>")).isPresent();
        return switch (local) {
            case "mailer-daemon", "mail-daemon" -> true;
            // A person may read the mail of this address, and write from it.
            case "postmaster" -> failed || unanswerable || returned;
            default -> failed || unanswerable && returned;
        };
    }

    /** The mail that came back, or what of it came back. */
    private static Stream<MailHeader> returned(List<Part> leaves) {
        return leaves.stream()
                .filter(part -> part.type().equals("message/rfc822") || part.type().equals("text/rfc822-headers")
                        || part.type().equals("message/global") || part.type().equals("message/rfc822-headers"))
                .flatMap(part -> InnerMail.of(part).header().stream());
    }

    private static List<String> originals(List<Part> leaves) {
        var inText = leaves.stream().filter(part -> part.type().startsWith("text/")).map(Part::text)
                .flatMap(text -> MAIL_ID.matcher(text).results().map(found -> found.group(1)).limit(MOST_ORIGINALS)
                        .toList().stream());
        return Stream.concat(returned(leaves).flatMap(header -> Stream.ofNullable(header.mailId())), inText)
                .distinct().limit(MOST_ORIGINALS).toList();
    }

    private static List<MailAddress> replyTo(List<Part> leaves) {
        return returned(leaves).flatMap(header -> header.addresses("reply-to").stream()).toList();
    }

    private static @Nullable EmailAddress recipient(String fields, String name, String otherName) {
        return Stream.of(name, otherName).flatMap(one -> field(fields, one).stream())
                .flatMap(value -> addresses(value.substring(value.indexOf(';') + 1))).findFirst().orElse(null);
    }

    private static Optional<String> field(String fields, String name) {
        return fields.lines().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1)).findFirst()
                .map(line -> line.substring(name.length() + 1).strip());
    }

    private static Stream<Part> leaves(Part part) {
        return part.isMultipart() ? part.parts().stream().flatMap(DeliveryReport::leaves) : Stream.of(part);
    }
}
