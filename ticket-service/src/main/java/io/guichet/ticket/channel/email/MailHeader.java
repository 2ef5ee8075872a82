package io.guichet.ticket.channel.email;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.mime.EncodedWords;
import io.guichet.ticket.channel.email.mime.Fields;
import io.guichet.ticket.contact.EmailAddress;

/** The header of a mail, read as leniently as possible. */
final class MailHeader {

    /** A Message-ID, and what is nearly one; longer ones are nobody's. */
    private static final Pattern MAIL_ID = Pattern.compile("<\\s*([^<>\\s]{1,250})\\s*>");
    private static final Pattern BARE_ID = Pattern.compile("[^<>\\s,;\"]{1,200}@[^<>\\s,;\"]{1,200}");
    private static final Pattern ADDRESS = Pattern
            .compile("[^\\s<>,;:\"()\\[\\]@]{1,64}@[^\\s<>,;:\"()\\[\\]@]{1,253}");
    /** What the parser of addresses does not understand, encoded words and letters beyond ASCII, in its place. */
    private static final Pattern FOREIGN = Pattern
            .compile("=\\?[^?\\s]{1,60}\\?[bBqQ]\\?.*?(?:\\?=|$)(?:\\s*=\\?[^?\\s]{1,60}\\?[bBqQ]\\?.*?(?:\\?=|$))*+"
                    + "|[^\\p{ASCII}]+(?:\\s+[^\\p{ASCII}]+)*+");
    /** A name behind the address, as it was done before names stood in front. */
    private static final Pattern COMMENT = Pattern.compile("@[^\\s()@]{1,253}+ ?\\(([^()]{1,100}+)\\) ?$");
    private static final Pattern PLACEHOLDER = Pattern.compile("qxz(\\d{1,5})zxq");
    /** In characters; a contact's name is kept with an index. */
    private static final int LONGEST_NAME = 200;
    private static final int MOST_FIELDS = 50;
    private static final int MOST_ADDRESSES = 200;
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST = 20_000;

    private final Fields fields;

    MailHeader(Fields fields) {
        this.fields = fields;
    }

    Map<String, List<String>> fields() {
        return fields.all();
    }

    /** A field in clear. */
    Optional<String> clear(String name) {
        return fields.first(name).map(EncodedWords::decode)
                .map(text -> text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    /** The Message-IDs of a field, in order, each once. */
    List<String> mailIds(String name) {
        var ids = new LinkedHashSet<String>();
        fields.all(name).forEach(value -> {
            MAIL_ID.matcher(value).results().forEach(found -> ids.add("<" + found.group(1) + ">"));
            if (ids.isEmpty()) {
                BARE_ID.matcher(value).results().forEach(found -> ids.add("<" + found.group() + ">"));
            }
        });
        return ids.stream().limit(MOST_REFERENCES).toList();
    }

    /** The mail's own Message-ID; one without angle brackets is given them. */
    @Nullable
    String mailId() {
        return fields.all("message-id").stream().map(value -> {
            var proper = MAIL_ID.matcher(value);
            return proper.find() ? proper.group(1) : value.replaceAll("[<>\\s]", "");
        }).filter(value -> !value.isEmpty() && value.length() <= 250).map(value -> "<" + value + ">").findFirst()
                .orElse(null);
    }

    /** The addresses of a field, in order. */
    List<MailAddress> addresses(String name) {
        return fields.all(name).stream().limit(MOST_FIELDS).flatMap(MailHeader::addressesIn).distinct()
                .limit(MOST_ADDRESSES).toList();
    }

    static Stream<MailAddress> addressesIn(String whole) {
        var value = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        var foreign = FOREIGN.matcher(value).results().map(found -> EncodedWords.decode(found.group())).toList();
        var places = new int[1];
        var plain = FOREIGN.matcher(value).replaceAll(found -> placeholder(places[0]++));
        var parsed = LenientAddressParser.DEFAULT.parseAddressList(plain).flatten().stream()
                .flatMap(mailbox -> address(mailbox, foreign)).toList();
        if (parsed.isEmpty()) {
            return bare(EncodedWords.decode(value));
        }
        var commented = COMMENT.matcher(value);
        return parsed.size() == 1 && parsed.getFirst().name() == null && commented.find()
                ? Stream.of(
                        new MailAddress(named(EncodedWords.decode(commented.group(1))), parsed.getFirst().address()))
                : parsed.stream();
    }

    private static String placeholder(int number) {
        return "qxz" + number + "zxq";
    }

    private static String restored(String text, List<String> foreign) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(number < foreign.size() ? foreign.get(number) : found.group());
        });
    }

    private static Stream<MailAddress> address(Mailbox mailbox, List<String> foreign) {
        return EmailAddress.parse(restored(mailbox.getAddress(), foreign))
                .map(address -> new MailAddress(name(mailbox, foreign), address)).stream();
    }

    private static @Nullable String name(Mailbox mailbox, List<String> foreign) {
        var name = mailbox.getName() == null ? "" : Printable.of(restored(mailbox.getName(), foreign), LONGEST_NAME);
        var bare = name.length() > 1 && name.startsWith("'") && name.endsWith("'")
                ? name.substring(1, name.length() - 1)
                : name;
        return bare.isBlank() ? null : bare;
    }

    private static @Nullable String named(String text) {
        var name = Printable.of(text, LONGEST_NAME);
        return name.isEmpty() ? null : name;
    }

    /** Whatever looks like an address in a field that no parser understands. */
    private static Stream<MailAddress> bare(String value) {
        return ADDRESS.matcher(value).results()
                .flatMap(found -> EmailAddress.parse(found.group())
                        .map(address -> new MailAddress(before(value, found.start()), address)).stream());
    }

    private static @Nullable String before(String value, int end) {
        // A longer one is no name, however much of it is looked at.
        var text = value.substring(Math.max(0, end - 2 * LONGEST_NAME), end);
        var name = Printable.of(text.replaceAll("[\"<(\\[,;:]", " "), 2 * LONGEST_NAME);
        return name.isEmpty() || name.contains("@") || name.length() > LONGEST_NAME ? null : name;
    }
}
