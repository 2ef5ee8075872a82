package io.guichet.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one may be allowed to do; profiles in the directory list these by {@link #key}. */
public enum Permission {

    TICKET_READ("ticket:read"),
    TICKET_OPEN("ticket:open"),
    /** A public reply that the customer gets at once. */
    TICKET_REPLY("ticket:reply"),
    /** A public reply that waits for somebody's approval. */
    TICKET_PROPOSE("ticket:propose"),
    /** Letting a proposed reply go out. */
    TICKET_APPROVE("ticket:approve"),
    TICKET_NOTE("ticket:note"),
    /** Changing subject, priority, status, tags and fields. */
    TICKET_EDIT("ticket:edit"),
    TICKET_ASSIGN("ticket:assign"),
    TICKET_CLOSE("ticket:close"),
    /** Bringing in what others said elsewhere, in their names. */
    TICKET_IMPORT("ticket:import"),
    CONTACT_READ("contact:read"),
    CONTACT_WRITE("contact:write"),
    DIRECTORY_READ("directory:read"),
    DIRECTORY_ADMINISTER("directory:administer"),
    /** Reading why a ticket went where it went, and simulating it. */
    ROUTING_EXPLAIN("routing:explain"),
    ROUTING_ADMINISTER("routing:administer"),
    SLA_READ("sla:read"),
    SLA_ADMINISTER("sla:administer"),
    KNOWLEDGE_READ("knowledge:read"),
    KNOWLEDGE_WRITE("knowledge:write"),
    KNOWLEDGE_PUBLISH("knowledge:publish"),
    MAIL_ADMINISTER("mail:administer"),
    /** Templates, webhooks and announcements. */
    NOTIFICATION_ADMINISTER("notification:administer"),
    REPORT_READ("report:read");

    private static final Map<String, Permission> BY_KEY = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Permission::key, Function.identity()));

    private final String key;

    Permission(String key) {
        this.key = key;
    }

    /** As it stands in profiles, problems and {@code /me}, for example {@code ticket:reply}. */
    public String key() {
        return key;
    }

    /** The permission of a key; empty for one that this version does not know. */
    public static Optional<Permission> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The permissions of these keys; unknown ones are left out, since a newer service may have published them. */
    static Set<Permission> known(Collection<String> keys) {
        var known = EnumSet.noneOf(Permission.class);
        keys.forEach(key -> of(key).ifPresent(known::add));
        return Set.copyOf(known);
    }

    @Override
    public String toString() {
        return key;
    }
}
