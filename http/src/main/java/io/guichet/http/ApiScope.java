package io.guichet.http;

import static io.guichet.http.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the scopes of a machine's token allow it to do. */
enum ApiScope {

    TICKETS_READ("tickets:read", TICKET_READ, CONTACT_READ, DIRECTORY_READ, ROUTING_EXPLAIN, SLA_READ,
            KNOWLEDGE_READ),
    TICKETS_WRITE("tickets:write", TICKET_OPEN, TICKET_REPLY, TICKET_NOTE, TICKET_EDIT, TICKET_ASSIGN, TICKET_CLOSE,
            CONTACT_WRITE),
    ADMINISTRATION("administration", TICKET_IMPORT, DIRECTORY_READ, DIRECTORY_ADMINISTER, ROUTING_EXPLAIN,
            ROUTING_ADMINISTER,
            SLA_READ, SLA_ADMINISTER, KNOWLEDGE_READ, KNOWLEDGE_WRITE, KNOWLEDGE_PUBLISH, MAIL_ADMINISTER,
            NOTIFICATION_ADMINISTER, REPORT_READ);

    private final String key;
    private final List<Permission> permissions;

    ApiScope(String key, Permission... permissions) {
        this.key = key;
        this.permissions = List.of(permissions);
    }

    /** What all these scopes allow together; scopes of others, such as {@code openid}, allow nothing. */
    static Set<Permission> permissions(Set<String> scopes) {
        var allowed = EnumSet.noneOf(Permission.class);
        Arrays.stream(values()).filter(scope -> scopes.contains(scope.key))
                .forEach(scope -> allowed.addAll(scope.permissions));
        return Set.copyOf(allowed);
    }
}
