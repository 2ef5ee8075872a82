package io.guichet.ticket.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Departments;
import io.guichet.ticket.Patch;
import io.guichet.ticket.contact.PersonEdit;

/** Turns what a caller sends about people into what the desks understand. */
@Singleton
class PeopleEdits {

    private static final int LONGEST = 200;
    private static final int MOST_DOMAINS = 200;

    private final Departments departments;

    PeopleEdits(Departments departments) {
        this.departments = departments;
    }

    /** An edit of an organisation, and its domains if they are to be others. */
    record OrganizationEdit(PersonEdit edit, Optional<List<String>> domains) {}

    PersonEdit contact(Map<String, @Nullable Object> sent) {
        var body = new PatchBody(sent);
        var edit = new PersonEdit(body.text("name", LONGEST), body.language("language"),
                body.number("importance", 1, 5), body.text("level", 100), body.text("region", 100),
                manager(body), body.id("organization"), body.fields());
        body.end();
        return edit;
    }

    OrganizationEdit organization(Map<String, @Nullable Object> sent) {
        var body = new PatchBody(sent);
        var edit = new PersonEdit(body.required("name", LONGEST), Patch.KEEP,
                body.number("importance", 1, 5), body.text("level", 100), body.text("region", 100),
                manager(body), Patch.KEEP, body.fields());
        var domains = body.texts("domains", MOST_DOMAINS, 253);
        body.end();
        return new OrganizationEdit(edit, domains);
    }

    private Patch manager(PatchBody body) {
        var manager = body.id("accountManager");
        if (manager.value() != null && isNobody(manager.value())) {
            body.flaw("accountManager", "is no active agent");
        }
        return manager;
    }

    private boolean isNobody(String id) {
        try {
            return departments.agent(UUID.fromString(id)).isEmpty();
        } catch (IllegalArgumentException toldAlready) {
            return false;
        }
    }
}
