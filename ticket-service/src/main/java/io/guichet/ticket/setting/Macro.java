package io.guichet.ticket.setting;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.query.Terms;

/**
 * Some acts under one name; with a reply alone it is a canned reply.
 *
 * @param language of the reply, and of the tickets that it is for, {@code fr} for {@code fr-CA} too; absent when for
 *            all
 * @param visibleWhen a filter on the ticket; empty when it is always offered
 * @param reply public answer, with placeholders such as <code>{{contact.firstName}}</code>
 * @param note to colleagues, with the same placeholders
 * @param assignToMe whether the one who uses it takes the ticket
 * @param assignee the agent who gets it, whoever uses the macro
 */
public record Macro(String name, @Nullable String language, @Nullable Map<String, Object> visibleWhen,
        @Nullable String reply, @Nullable String note, @Nullable TicketStatus status, @Nullable Priority priority,
        @Nullable List<String> addTags, @Nullable List<String> removeTags, @Nullable Map<String, Object> fields,
        @Nullable Boolean assignToMe, @Nullable UUID assignee) implements Conditional {

    public Macro {
        visibleWhen = visibleWhen == null ? Map.of() : Map.copyOf(visibleWhen);
        addTags = addTags == null ? List.of() : List.copyOf(addTags);
        removeTags = removeTags == null ? List.of() : List.copyOf(removeTags);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        if (assignee != null && Boolean.TRUE.equals(assignToMe)) {
            throw new IllegalArgumentException(
                    "a ticket is given to whoever uses the macro, or to assignee, not to both");
        }
        var _ = Terms.read(visibleWhen, "/visibleWhen");
    }

    /** Whether it is for tickets of this language; one that is not known may be any. */
    public boolean isInLanguage(@Nullable String wanted) {
        return language == null || wanted == null || wanted.equals(language) || wanted.startsWith(language + "-");
    }

    public Term condition() {
        return Terms.read(visibleWhen == null ? Map.of() : visibleWhen);
    }

    @Override
    public void requireKnownNames() {
        TermTrial.requireKnown(condition(), OF_TICKETS, "/visibleWhen");
    }
}
