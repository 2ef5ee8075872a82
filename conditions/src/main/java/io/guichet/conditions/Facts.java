package io.guichet.conditions;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * What is known of a ticket, its customer and their organisation when a condition is evaluated. Immutable. What is not
 * given, or given as null, is absent: an empty text, zero, no tags, no fields, and 1970 as the time of creation.
 */
public final class Facts {

    private final Map<String, Object> variables;

    private Facts(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** No facts at all, for example to try a condition. */
    public static Facts none() {
        return builder().build();
    }

    /** Facts to be filled in. */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, Object> variables() {
        return variables;
    }

    /** Collects facts; each method takes null for what is absent. */
    public static final class Builder {

        private final Map<String, Object> ticket = Vocabulary.TICKET.absent();
        private final Map<String, Object> contact = Vocabulary.CONTACT.absent();
        private final Map<String, Object> organization = Vocabulary.ORGANIZATION.absent();

        private Builder() {}

        /** {@code ticket.subject}. */
        public Builder subject(@Nullable String subject) {
            return put(ticket, "subject", subject);
        }

        /** {@code ticket.text}: what the customer wrote, as plain text. */
        public Builder text(@Nullable String text) {
            return put(ticket, "text", text);
        }

        /** {@code ticket.status}: {@code NEW}, {@code OPEN} … */
        public Builder status(@Nullable String status) {
            return put(ticket, "status", status);
        }

        /** {@code ticket.priority}: {@code LOW}, {@code NORMAL}, {@code HIGH} or {@code URGENT}. */
        public Builder priority(@Nullable String priority) {
            return put(ticket, "priority", priority);
        }

        /** {@code ticket.type}: {@code QUESTION}, {@code INCIDENT} … */
        public Builder type(@Nullable String type) {
            return put(ticket, "type", type);
        }

        /** {@code ticket.channel}: {@code EMAIL}, {@code PHONE} … */
        public Builder channel(@Nullable String channel) {
            return put(ticket, "channel", channel);
        }

        /** {@code ticket.department}: its stable key. */
        public Builder department(@Nullable String department) {
            return put(ticket, "department", department);
        }

        /** {@code ticket.group}: its stable key. */
        public Builder group(@Nullable String group) {
            return put(ticket, "group", group);
        }

        /** {@code ticket.category}. */
        public Builder category(@Nullable String category) {
            return put(ticket, "category", category);
        }

        /** {@code ticket.product}. */
        public Builder product(@Nullable String product) {
            return put(ticket, "product", product);
        }

        /** {@code ticket.language}: as in {@code fr}. */
        public Builder language(@Nullable String language) {
            return put(ticket, "language", language);
        }

        /** {@code ticket.region}. */
        public Builder region(@Nullable String region) {
            return put(ticket, "region", region);
        }

        /** {@code ticket.tags}. */
        public Builder tags(@Nullable Collection<String> tags) {
            return put(ticket, "tags", tags == null ? null : List.copyOf(tags));
        }

        /** {@code ticket.fields}: custom fields by key, with values as JSON has them. */
        public Builder fields(@Nullable Map<String, ? extends @Nullable Object> fields) {
            return put(ticket, "fields", fields == null ? null : Values.of(fields));
        }

        /** {@code ticket.createdAt}. */
        public Builder createdAt(@Nullable Instant createdAt) {
            return put(ticket, "createdAt", createdAt);
        }

        /** {@code contact.name}. */
        public Builder contactName(@Nullable String name) {
            return put(contact, "name", name);
        }

        /** {@code contact.email}. */
        public Builder contactEmail(@Nullable String email) {
            return put(contact, "email", email);
        }

        /** {@code contact.language}. */
        public Builder contactLanguage(@Nullable String language) {
            return put(contact, "language", language);
        }

        /** {@code contact.importance}: 1 to 5 stars, 0 when absent. */
        public Builder contactImportance(int importance) {
            return put(contact, "importance", (long) importance);
        }

        /** {@code contact.level}: the support level, for example {@code premium}. */
        public Builder contactLevel(@Nullable String level) {
            return put(contact, "level", level);
        }

        /** {@code organization}: its name, importance (1 to 5, 0 when absent) and level; makes it {@code present}. */
        public Builder organization(@Nullable String name, int importance, @Nullable String level) {
            put(organization, "name", name);
            put(organization, "importance", (long) importance);
            put(organization, "level", level);
            return put(organization, "present", true);
        }

        /** {@code contact.region}. */
        public Builder contactRegion(@Nullable String region) {
            return put(contact, "region", region);
        }

        /** {@code contact.verification}: {@code UNVERIFIED}, {@code EMAIL_VERIFIED} … */
        public Builder contactVerification(@Nullable String verification) {
            return put(contact, "verification", verification);
        }

        /** {@code contact.fields}: custom fields by key. */
        public Builder contactFields(@Nullable Map<String, ? extends @Nullable Object> fields) {
            return put(contact, "fields", fields == null ? null : Values.of(fields));
        }

        /** {@code organization.region} and {@code organization.fields}. */
        public Builder organizationDetails(@Nullable String region,
                @Nullable Map<String, ? extends @Nullable Object> fields) {
            put(organization, "region", region);
            return put(organization, "fields", fields == null ? null : Values.of(fields));
        }

        /** The facts. */
        public Facts build() {
            return new Facts(Map.of(Vocabulary.TICKET.name(), copy(ticket), Vocabulary.CONTACT.name(), copy(contact),
                    Vocabulary.ORGANIZATION.name(), copy(organization)));
        }

        @CanIgnoreReturnValue
        private Builder put(Map<String, Object> values, String field, @Nullable Object value) {
            if (value != null) {
                values.put(field, value);
            }
            return this;
        }

        private static Map<String, Object> copy(Map<String, Object> values) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
