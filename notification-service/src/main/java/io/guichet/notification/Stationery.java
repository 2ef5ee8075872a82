package io.guichet.notification;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.TicketSnapshot;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.mail.Addressee;
import io.guichet.notification.mail.Paper;
import io.guichet.notification.sender.Senders;
import io.guichet.notification.signature.SignatureDesk;
import io.guichet.notification.template.TemplateDesk;
import io.guichet.notification.template.TemplateKind;
import io.guichet.notification.template.TemplatePlace;
import io.guichet.notification.wording.Language;
import io.smallrye.mutiny.Uni;

/** What letters are written on: the department's template in the reader's language, its address, and how it is signed. */
@Singleton
class Stationery {

    private final Departments departments;
    private final TemplateDesk templates;
    private final SignatureDesk signatures;
    private final Senders senders;

    Stationery(Departments departments, TemplateDesk templates, SignatureDesk signatures, Senders senders) {
        this.departments = departments;
        this.templates = templates;
        this.signatures = signatures;
        this.senders = senders;
    }

    /** As {@link Departments#of}. */
    Department department(String key, Occasion occasion) {
        return departments.of(key, occasion);
    }

    /** As {@link Departments#known}. */
    Department known(String key) {
        return departments.known(key);
    }

    /** To a customer, in their language, or else the ticket's or the department's. */
    Uni<Paper> customers(TemplateKind kind, TicketSnapshot ticket, Department department, @Nullable Writer by) {
        var language = Language.firstOf(ticket.requester().language(), ticket.language(), department.language());
        return paper(new TemplatePlace(department.key(), kind, language), department, by);
    }

    /** To a colleague, in their language, or else the department's. */
    Uni<Paper> colleagues(Addressee to, Department department) {
        var language = Language.firstOf(to.language(), department.language());
        return paper(new TemplatePlace(department.key(), TemplateKind.NOTICE, language), department, null);
    }

    /** Of a place, whoever reads it. */
    Uni<Paper> paper(TemplatePlace place, Department department, @Nullable Writer by) {
        return templates.current(place).chain(template -> signatures
                .below(department, by == null ? null : by.agent(), by == null ? null : by.name())
                .chain(signature -> senders.from(department.supportAddress())
                        .map(from -> new Paper(department, from, template, signature))));
    }
}
