package io.guichet.ticket.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.guichet.http.Sha256;
import io.guichet.ticket.channel.email.mime.EncodedWords;
import io.guichet.ticket.channel.email.mime.Part;
import io.guichet.ticket.channel.email.mime.UuencodedFiles;

/** The files that a mail carries, each with a name. */
final class AttachedFiles {

    private static final int LONGEST_NAME = 200;
    private static final Set<String> CALENDARS = Set.of("text/calendar", "application/ics");
    private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("message/rfc822", "eml"),
            Map.entry("message/delivery-status", "txt"), Map.entry("message/disposition-notification", "txt"),
            Map.entry("message/feedback-report", "txt"), Map.entry("text/rfc822-headers", "txt"),
            Map.entry("text/plain", "txt"), Map.entry("text/html", "html"), Map.entry("text/calendar", "ics"),
            Map.entry("application/ics", "ics"), Map.entry("text/csv", "csv"), Map.entry("text/vcard", "vcf"),
            Map.entry("image/jpeg", "jpg"), Map.entry("image/pjpeg", "jpg"), Map.entry("image/svg+xml", "svg"),
            Map.entry("application/pdf", "pdf"), Map.entry("application/zip", "zip"),
            Map.entry("application/pgp-signature", "asc"), Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/pkcs7-mime", "p7m"), Map.entry("application/ms-tnef", "dat"));

    private final List<File> files = new ArrayList<>();

    /** A file, and its content where it was kept. */
    record File(Attachment attachment, byte[] content) {}

    void add(Part part) {
        files.add(new File(new Attachment(name(part), type(part), part.size(), part.sha256(), isInline(part),
                part.contentId().orElse(null)), part.file()));
    }

    void add(UuencodedFiles.File file) {
        files.add(new File(new Attachment(cut(file.name()), "application/octet-stream", file.content().length,
                Sha256.hex(file.content()), false, null), file.content()));
    }

    /** An invitation that comes as an alternative to the text, and as a file, is one. */
    List<File> all() {
        var namedCalendar = files.stream().anyMatch(file -> isCalendar(file) && !isNameless(file));
        return files.stream().filter(file -> !(namedCalendar && isCalendar(file) && isNameless(file))).toList();
    }

    private static boolean isCalendar(File file) {
        return CALENDARS.contains(file.attachment().contentType());
    }

    private static boolean isNameless(File file) {
        return "attachment.ics".equals(file.attachment().filename());
    }

    /** What the text can name is shown in it, unless the sender says otherwise. */
    private static boolean isInline(Part part) {
        return part.contentId().isPresent() && !part.isAttachment();
    }

    private static String type(Part part) {
        return part.type().length() > LONGEST_NAME ? "application/octet-stream" : part.type();
    }

    private static String name(Part part) {
        return cut(part.filename().or(() -> subject(part)).or(() -> description(part))
                .orElseGet(() -> "attachment." + ending(part)));
    }

    /** A mail within the mail is called by its subject. */
    private static Optional<String> subject(Part part) {
        return part.type().equals("message/rfc822")
                ? InnerMail.of(part).subject().map(subject -> subject + ".eml")
                : Optional.empty();
    }

    private static Optional<String> description(Part part) {
        return part.fields().first("content-description").map(EncodedWords::decode)
                .filter(text -> part.type().startsWith("message/")
                        && text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,60}"))
                .map(text -> text + "." + ending(part));
    }

    private static String ending(Part part) {
        var type = part.type();
        return Optional.ofNullable(ENDINGS.get(type))
                .orElseGet(() -> type.matches("(?:image|audio|video)/[a-z0-9]{2,5}")
                        ? type.substring(type.indexOf('/') + 1)
                        : "bin");
    }

    private static String cut(String name) {
        var clear = EncodedWords.decode(name).replaceAll("[\\p{Cntrl}]", "");
        return clear.length() <= LONGEST_NAME ? clear : clear.substring(0, LONGEST_NAME);
    }
}
