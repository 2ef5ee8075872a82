package io.guichet.notification.wording;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.ticket.TicketFacts;

/**
 * What the mail with a notice says.
 *
 * @param title what happened, in one line
 */
public record NoticeMailWords(String title, NoticeWords notice, TicketFacts ticket) implements MailWords {

    @Override
    public Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("title", title);
        values.put("remark", orEmpty(notice.remark()));
        values.put("number", Long.toString(ticket.number()));
        values.put("subject", ticket.subject());
        values.put("requester", orEmpty(ticket.requester()));
        values.put("department", orEmpty(notice.department()));
        values.put("reader", orEmpty(notice.reader()));
        values.put("link", link(notice.link()));
        return Map.copyOf(values);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String link(@Nullable URI address) {
        return address == null ? "" : address.toString();
    }
}
