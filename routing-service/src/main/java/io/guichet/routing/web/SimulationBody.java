package io.guichet.routing.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;

/**
 * A ticket that does not exist.
 *
 * @param channel {@code API} if absent
 * @param priority {@code NORMAL} if absent
 * @param type {@code QUESTION} if absent
 * @param language that of the contact if absent, or else of the department
 */
record SimulationBody(@NotBlank @Size(max = 1000) String subject, @Nullable @Size(max = 65_536) String text,
        @NotBlank String department, @Nullable String group, @Valid @Nullable Contact contact,
        @Valid @Nullable Organization organization, @Nullable Channel channel, @Nullable Priority priority,
        @Nullable TicketType type, @Nullable String category, @Nullable String product, @Nullable String language,
        @Nullable String region, @Nullable List<@NotBlank String> tags, @Nullable Map<String, Object> fields) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** Who would ask; what is absent is as known of them, by the id or else the address. */
    record Contact(@Nullable UUID id, @Nullable @Email String email, @Nullable String name, @Nullable String language,
            @Nullable @Min(0) @Max(5) Integer importance, @Nullable String level, @Nullable String region,
            @Nullable UUID accountManager, @Nullable String verification, @Nullable Map<String, Object> fields) {

        Requester requester() {
            return new Requester(id == null ? NOBODY : id, name, email, language, importance == null ? 0 : importance,
                    level, region, accountManager, verification, fields, null);
        }
    }

    /** Theirs; if it is absent, the one that they are known to belong to. */
    record Organization(@Nullable UUID id, @NotBlank String name, @Nullable @Min(0) @Max(5) Integer importance,
            @Nullable String level, @Nullable String region, @Nullable UUID accountManager,
            @Nullable Map<String, Object> fields) {

        OrganizationRef reference() {
            return new OrganizationRef(id == null ? NOBODY : id, name, importance == null ? 0 : importance, level,
                    region, accountManager, fields);
        }
    }

    String words() {
        return text == null ? "" : text;
    }

    /** The ticket as it would be when it asks for an assignee. */
    TicketSnapshot snapshot(UUID id, Instant now) {
        return new TicketSnapshot(id, 0, 0, subject, TicketStatus.NEW, priority == null ? Priority.NORMAL : priority,
                type == null ? TicketType.QUESTION : type, channel == null ? Channel.API : channel, department, group,
                null,
                contact == null
                        ? new Requester(NOBODY, null, null, null, 0, null, null, null, null, null, null)
                        : contact.requester(),
                organization == null ? null : organization.reference(), category, product, language, region,
                tags == null ? List.of() : tags, fields == null ? Map.of() : fields, now, now, now, null, null, null,
                null);
    }
}
