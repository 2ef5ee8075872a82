package io.guichet.ticket.channel.email;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.EmailAddress;

/** The header of a mail, read as leniently as possible. */
final class MailHeader {

    /** A Message-ID, and what is nearly one; longer ones are nobody's. */
    private static final Pattern MAIL_ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()\\[\\]]+@[^\\s<>,;:\"()\\[\\]]+");
    private static final int MOST_ADDRESSES = 200;
    private static final int MOST_REFERENCES = 100;

    private final Map<String, List<String>> fields = new TreeMap<>();

    MailHeader(Header header) {
        for (Field field : header.getFields()) {
            fields.computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(body(field));
        }
    }

    private static String body(Field field) {
        var body = field.getBody();
        return body == null ? "" : body.replaceAll("\\s+", " ").strip();
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** The Message-IDs of a field, in order, each once. */
    List<String> mailIds(String name) {
        var ids = new LinkedHashSet<String>();
        values(name).forEach(value -> {
            var found = MAIL_ID.matcher(value);
            while (found.find()) {
                ids.add(found.group());
            }
        });
        return ids.stream().limit(MOST_REFERENCES).toList();
    }

    /** The mail's own Message-ID; one without angle brackets is given them. */
    @Nullable
    String mailId() {
        var proper = mailIds("message-id");
        if (!proper.isEmpty()) {
            return proper.getFirst();
        }
        return values("message-id").map(value -> value.replaceAll("[<>\\s]", ""))
                .filter(value -> !value.isEmpty() && value.length() <= 250)
                .map(value -> "<" + value + ">").findFirst().orElse(null);
    }

    /** The addresses of a field, in order. */
    List<MailAddress> addresses(String name) {
        return values(name).flatMap(MailHeader::addressesIn).limit(MOST_ADDRESSES).toList();
    }

    private Stream<String> values(String name) {
        return fields.getOrDefault(name, List.of()).stream();
    }

    private static Stream<MailAddress> addressesIn(String value) {
        var parsed = LenientAddressParser.DEFAULT.parseAddressList(value).flatten().stream()
                .flatMap(MailHeader::address).toList();
        return parsed.isEmpty() ? bare(value) : parsed.stream();
    }

    private static Stream<MailAddress> address(Mailbox mailbox) {
        return EmailAddress.parse(mailbox.getAddress()).map(address -> new MailAddress(name(mailbox), address))
                .stream();
    }

    private static @Nullable String name(Mailbox mailbox) {
        var name = mailbox.getName();
        return name == null || name.isBlank() ? null : name.strip();
    }

    /** Whatever looks like an address in a field that no parser understands. */
    private static Stream<MailAddress> bare(String value) {
        return ADDRESS.matcher(value).results()
                .flatMap(found -> EmailAddress.parse(found.group()).map(address -> new MailAddress(null, address))
                        .stream());
    }
}
